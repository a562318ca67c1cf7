package org.weibao.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Free text as people type it: uniform blanks and line breaks, nothing invisible, limited in characters (not UTF-16
 * units), storable on every database.
 */
public final class Texts {

    /** The most characters that a reason, a summary or any other long text may have. */
    public static final int LONG = 20_000;

    private static final Pattern LINE_BREAKS = Pattern.compile(" *\n[ \n]*");

    private Texts() {}

    /**
     * The text as it is stored.
     *
     * @param label the field's name as the form shows it
     * @throws Refusal if nothing in it is visible, or it is too long, or has a character that cannot be stored
     */
    public static String required(String field, String label, @Nullable String text) {
        return present(field, label, optional(field, label, text));
    }

    /**
     * The text of a one-line field; line breaks become spaces.
     *
     * @param most the most characters
     * @throws Refusal as in {@link #required}
     */
    public static String requiredLine(String field, String label, @Nullable String text, int most) {
        return present(field, label, optionalLine(field, label, text, most));
    }

    /** Like {@link #requiredLine}, but null if nothing in it is visible. */
    public static @Nullable String optionalLine(String field, String label, @Nullable String text, int most) {
        var kept = normalized(field, label, text);
        return kept == null
                ? null
                : bounded(field, label, LINE_BREAKS.matcher(kept).replaceAll(" "), most);
    }

    private static String present(String field, String label, @Nullable String text) {
        if (text == null) {
            throw new Refusal(field, "请填写" + label + "。");
        }
        return text;
    }

    /** The text as it is stored, or null if nothing in it is visible; refused as in {@link #required}. */
    public static @Nullable String optional(String field, String label, @Nullable String text) {
        return optional(field, label, text, LONG);
    }

    /** Like {@link #optional(String, String, String)}, with another limit in characters. */
    public static @Nullable String optional(String field, String label, @Nullable String text, int most) {
        var kept = normalized(field, label, text);
        return kept == null ? null : bounded(field, label, kept, most);
    }

    /** Whether nothing in the text is visible. */
    public static boolean isEmpty(String text) {
        return !TypedText.isSeen(text);
    }

    /** The text without invisible characters, such as direction marks. Joiners stay in an emoji or a script. */
    public static String withoutUnseen(String text) {
        return TypedText.withoutUnseen(text);
    }

    /** The text for comparing: one width and form of each character, without blanks and invisible characters. */
    public static String condensed(String text) {
        return TypedText.seen(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** Whether it is half of a character, or a code point that Unicode never makes a character. */
    public static boolean isNoCharacter(int codePoint) {
        return TypedText.isNoCharacter(codePoint);
    }

    private static @Nullable String normalized(String field, String label, @Nullable String text) {
        var kept = text == null ? "" : TypedText.normalized(field, label, text);
        return kept.isEmpty() ? null : kept;
    }

    private static String bounded(String field, String label, String text, int most) {
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new Refusal(field, label + "有" + length + "字，最多" + most + "字，请精简。");
        }
        return text;
    }
}
