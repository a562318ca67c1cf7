package org.weibao.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** Checks mail addresses. */
public final class MailAddress {

    private static final int LONGEST = 254;

    /** One address in visible ASCII. It can hide no second address, no name and no header line. */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^,;<>()\\[\\]\"\\\\:]]+@[A-Za-z0-9.-]+");

    private MailAddress() {}

    /** Whether the text is one plain address. */
    public static boolean isOne(String text) {
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException none) {
            return false;
        }
    }
}
