package org.weibao.supervision;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what identifies a person by number: ID numbers and mobile numbers. Files that leave the system hold none. */
final class MaskedNumbers {

    /** Both may be typed with spaces or hyphens between the digits, and in full width. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\p{Nd})(?:\\p{Nd}[ \\u3000-]?){10,17}(?:\\p{Nd}|[XxＸｘ])(?![\\p{Nd}])");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private static final int ID_LENGTH = 18;
    private static final int MOBILE_LENGTH = 11;
    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 2;

    private MaskedNumbers() {}

    /** The text with these numbers masked but for their first three and last two characters. */
    static String in(String text) {
        return NUMBER.matcher(text).replaceAll(MaskedNumbers::masked);
    }

    private static String masked(MatchResult found) {
        var number = new StringBuilder();
        found.group().codePoints().forEach(each -> {
            if (Character.isDigit(each)) {
                number.append(Character.digit(each, 10));
            } else if ("XxＸｘ".indexOf(each) >= 0) {
                number.append('X');
            }
        });
        var shown = isId(number) || isMobile(number)
                ? number.substring(0, SHOWN_BEFORE)
                        + "*".repeat(number.length() - SHOWN_BEFORE - SHOWN_AFTER)
                        + number.substring(number.length() - SHOWN_AFTER)
                : found.group();
        return Matcher.quoteReplacement(shown);
    }

    private static boolean isMobile(CharSequence number) {
        return number.length() == MOBILE_LENGTH && number.toString().matches("1[3-9]\\d{9}");
    }

    private static boolean isId(CharSequence number) {
        if (number.length() != ID_LENGTH) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            if (!Character.isDigit(number.charAt(i))) {
                return false;
            }
            sum += Character.digit(number.charAt(i), 10) * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length()) == number.charAt(ID_LENGTH - 1);
    }
}
