package org.weibao.extraction;

import java.util.List;
import java.util.Locale;

/** A number as Word writes it in a list. The formats have the names that Office Open XML gives them. */
final class WordNumber {

    static final String DECIMAL = "decimal";
    static final String BULLET = "bullet";
    static final String NONE = "none";

    /** The formats in the order of their codes in files before 2007. */
    private static final List<String> BY_CODE = List.of(
            DECIMAL,
            "upperRoman",
            "lowerRoman",
            "upperLetter",
            "lowerLetter",
            "ordinal",
            "cardinalText",
            "ordinalText",
            "hex",
            "chicago",
            "ideographDigital",
            "japaneseCounting",
            "aiueo",
            "iroha",
            "decimalFullWidth",
            "decimalHalfWidth",
            "japaneseLegal",
            "japaneseDigitalTenThousand",
            "decimalEnclosedCircle",
            "decimalFullWidth2",
            "aiueoFullWidth",
            "irohaFullWidth",
            "decimalZero",
            BULLET,
            "ganada",
            "chosung",
            "decimalEnclosedFullstop",
            "decimalEnclosedParen",
            "decimalEnclosedCircleChinese",
            "ideographEnclosedCircle",
            "ideographTraditional",
            "ideographZodiac",
            "ideographZodiacTraditional",
            "taiwaneseCounting",
            "ideographLegalTraditional",
            "taiwaneseCountingThousand",
            "taiwaneseDigital",
            "chineseCounting",
            "chineseLegalSimplified",
            "chineseCountingThousand");

    private static final int CODE_OF_NONE = 255;

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final int ENCLOSED = 20;
    private static final int MOST_COUNTED = 9_999;
    private static final int MOST_ROMAN = 3_999;

    private static final List<String> ROMAN =
            List.of("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private WordNumber() {}

    static String formatOf(int code) {
        if (code == CODE_OF_NONE) {
            return NONE;
        }
        return code >= 0 && code < BY_CODE.size() ? BY_CODE.get(code) : DECIMAL;
    }

    static String written(int number, String format) {
        return switch (format) {
            case BULLET, NONE -> "";
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand" -> counted(number, DIGITS, "千百十");
            case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
                counted(number, LEGAL_DIGITS, "仟佰拾");
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> digits(number, DIGITS);
            case "decimalFullWidth", "decimalFullWidth2" -> digits(number, "０１２３４５６７８９");
            case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> enclosed(number, '①');
            case "decimalEnclosedFullstop" -> enclosed(number, '⒈');
            case "decimalEnclosedParen" -> enclosed(number, '⑴');
            case "ideographEnclosedCircle" ->
                number >= 1 && number <= 10 ? String.valueOf((char) ('㊀' + number - 1)) : String.valueOf(number);
            case "ideographTraditional" -> oneOf(number, STEMS);
            case "ideographZodiac", "ideographZodiacTraditional" -> oneOf(number, BRANCHES);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> letters(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            default -> String.valueOf(number);
        };
    }

    /** 十, 十一, 二十, 一百零五. */
    private static String counted(int number, String digits, String units) {
        if (number < 1 || number > MOST_COUNTED) {
            return String.valueOf(number);
        }
        var written = new StringBuilder();
        var skipped = false;
        for (int place = 0, unit = 1_000; unit > 0; place++, unit /= 10) {
            var digit = number / unit % 10;
            if (digit == 0) {
                skipped = true;
                continue;
            }
            if (skipped && !written.isEmpty()) {
                written.append('零');
            }
            skipped = false;
            if (digit != 1 || unit != 10 || !written.isEmpty()) {
                written.append(digits.charAt(digit));
            }
            if (unit > 1) {
                written.append(units.charAt(place));
            }
        }
        return written.toString();
    }

    private static String digits(int number, String digits) {
        return String.valueOf(number)
                .chars()
                .map(each -> each == '-' ? each : digits.charAt(each - '0'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String enclosed(int number, char first) {
        return number >= 1 && number <= ENCLOSED ? String.valueOf((char) (first + number - 1)) : String.valueOf(number);
    }

    private static String oneOf(int number, String series) {
        return number >= 1 && number <= series.length() ? series.substring(number - 1, number) : String.valueOf(number);
    }

    /** As Word counts: z is followed by aa, then bb. */
    private static String letters(int number) {
        var alphabet = 26;
        return number >= 1 && number <= MOST_COUNTED
                ? String.valueOf((char) ('a' + (number - 1) % alphabet)).repeat((number - 1) / alphabet + 1)
                : String.valueOf(number);
    }

    private static String roman(int number) {
        if (number < 1 || number > MOST_ROMAN) {
            return String.valueOf(number);
        }
        var written = new StringBuilder();
        var rest = number;
        for (var i = 0; i < ROMAN_VALUES.length; i++) {
            while (rest >= ROMAN_VALUES[i]) {
                rest -= ROMAN_VALUES[i];
                written.append(ROMAN.get(i));
            }
        }
        return written.toString();
    }
}
