package org.weibao.channel;

import java.util.regex.Pattern;

/** Text for places with one line: a mail's subject, a proof, a log. */
public final class Lines {

    /** What people, a mail or a terminal could read as a new line or a control character, including text direction. */
    private static final Pattern SIGNS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+");

    private Lines() {}

    /** The text in one line, with at most this many characters as the database counts them; cut with an ellipsis. */
    public static String oneLine(String text, int longest) {
        var line = SIGNS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
