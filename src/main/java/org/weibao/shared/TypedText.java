package org.weibao.shared;

import java.util.regex.Pattern;

/**
 * Turns typed or pasted text into the text that is stored. Records, screens, mails and letters then show the same. It
 * uses Unicode's general categories, so that a rare character is treated like its kind.
 */
final class TypedText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    /** Ignorable letters (Hangul fillers) and the Braille cell without a dot. Their categories call them visible. */
    private static final String BLANK_LETTERS_AND_SYMBOLS = "\u115f\u1160\u3164\uffa0\u2800";

    /** A musical symbol without a shape. */
    private static final int NULL_NOTEHEAD = 0x1d159;

    private TypedText() {}

    /**
     * Every line break becomes a line feed, every other blank a space, and invisible characters are removed. The
     * ideographic space stays, since paragraphs begin with it.
     *
     * @return empty if nothing in the text is visible
     * @throws Refusal naming the position of a character that cannot be stored
     */
    static String normalized(String field, String label, String text) {
        var lines = LINE_BREAK.matcher(text).replaceAll("\n");
        refuseWhatCannotBeKept(field, label, lines);
        var kept = new StringBuilder();
        withoutUnseen(lines).codePoints().map(TypedText::plainBlank).forEach(kept::appendCodePoint);
        return isSeen(kept.toString()) ? kept.toString().strip() : "";
    }

    /** The text without invisible characters, such as direction marks. A joiner stays in an emoji or a script. */
    static String withoutUnseen(String text) {
        var characters = text.codePoints().toArray();
        var kept = new StringBuilder();
        for (var i = 0; i < characters.length; i++) {
            if (!isUnseen(characters[i]) || isNeededJoiner(characters, i)) {
                kept.appendCodePoint(characters[i]);
            }
        }
        return kept.toString();
    }

    /** A format character, a code point that Unicode reserves for ignorable ones, or a note without a head. */
    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> true;
            case Character.UNASSIGNED ->
                codePoint == 0x2065
                        || (codePoint >= 0xfff0 && codePoint <= 0xfff8)
                        || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
            default -> codePoint == NULL_NOTEHEAD;
        };
    }

    /** Whether it is half of a character, or a code point that Unicode never makes a character. */
    static boolean isNoCharacter(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || (codePoint & 0xfffe) == 0xfffe
                || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
    }

    private static void refuseWhatCannotBeKept(String field, String label, String text) {
        var line = 1;
        var place = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (codePoint == '\n') {
                line++;
                place = 0;
                continue;
            }
            place++;
            if (isNoCharacter(codePoint) || (Character.isISOControl(codePoint) && codePoint != '\t')) {
                throw new Refusal(
                        field,
                        label + "第" + line + "行第" + place + "个字符（U+" + String.format("%04X", codePoint)
                                + "）无法保存，请删去后再提交。");
            }
        }
    }

    private static int plainBlank(int codePoint) {
        var isBlank = codePoint == '\t' || Character.getType(codePoint) == Character.SPACE_SEPARATOR;
        return isBlank && codePoint != IDEOGRAPHIC_SPACE ? ' ' : codePoint;
    }

    private static boolean isNeededJoiner(int[] characters, int at) {
        var isJoiner = characters[at] == 0x200c || characters[at] == 0x200d;
        return isJoiner
                && at > 0
                && at < characters.length - 1
                && isJoined(characters[at - 1])
                && isJoined(characters[at + 1]);
    }

    private static boolean isJoined(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // An emoji, its skin colour or its variation. One that is newer than this Java is unassigned.
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.NON_SPACING_MARK, Character.UNASSIGNED ->
                true;
            case Character.OTHER_LETTER -> Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.HAN;
            default -> false;
        };
    }

    /** Whether anything in the text is visible. */
    static boolean isSeen(String text) {
        return text.codePoints().anyMatch(TypedText::isSeen);
    }

    /** The visible part of the text, without blanks. */
    static String seen(String text) {
        var seen = new StringBuilder();
        text.codePoints().filter(TypedText::isSeen).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isUnseen(codePoint) && BLANK_LETTERS_AND_SYMBOLS.indexOf(codePoint) < 0;
        };
    }
}
