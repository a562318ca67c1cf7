package org.weibao.document;

/** Chinese numerals and circled digits as numbers. */
final class Numerals {

    static final String HAN = "一二三四五六七八九十百";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final int LONGEST = 5;

    private Numerals() {}

    /** The number that the digits say; 0 if they say none below 1,000. */
    static int number(String written) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return 0;
        }
        if (Character.isDigit(written.charAt(0))) {
            return written.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(written) : 0;
        }
        int circled = circled(written.charAt(0));
        return circled > 0 && written.length() == 1 ? circled : han(written);
    }

    /** ⑴ is (1), ㈠ is (一) and ⒈ is 1.; empty for another character. */
    static String spelledOut(char c) {
        if (c >= '⑴' && c <= '⒇') {
            return "(" + (c - '⑴' + 1) + ")";
        }
        if (c >= '⒈' && c <= '⒛') {
            return c - '⒈' + 1 + ".";
        }
        return c >= '㈠' && c <= '㈩' ? "(" + HAN.charAt(c - '㈠') + ")" : "";
    }

    /** 1 for ①, up to 20; 0 for another character. */
    static int circled(char c) {
        return c >= '①' && c <= '⑳' ? c - '①' + 1 : 0;
    }

    private static int han(String written) {
        int sum = 0;
        int digit = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '十' || c == '百') {
                sum += (digit == 0 ? 1 : digit) * (c == '十' ? TEN : HUNDRED);
                digit = 0;
            } else {
                int value = DIGITS.indexOf(c);
                if (value < 0 || digit > 0) {
                    return 0;
                }
                digit = value;
            }
        }
        return sum + digit;
    }
}
