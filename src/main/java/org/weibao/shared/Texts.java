package org.weibao.shared;

import org.jspecify.annotations.Nullable;

/** Free text as people type it: trimmed, bounded in characters (not UTF-16 units), storable on every database. */
public final class Texts {

    /** The most characters that a reason, a summary or any other long text may have. */
    public static final int LONG = 20_000;

    private Texts() {}

    /**
     * The trimmed text.
     *
     * @param label the field's name as the form shows it
     * @throws Refusal if nothing is there, or too much, or something that is no text
     */
    public static String required(String field, String label, @Nullable String text) {
        var trimmed = optional(field, label, text);
        if (trimmed == null) {
            throw new Refusal(field, "请填写" + label + "。");
        }
        return trimmed;
    }

    /** The trimmed text, or null for a blank one; refused as in {@link #required}. */
    public static @Nullable String optional(String field, String label, @Nullable String text) {
        return optional(field, label, text, LONG);
    }

    /** As {@link #optional(String, String, String)} with another limit in characters. */
    public static @Nullable String optional(String field, String label, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var trimmed = text.strip();
        if (trimmed.codePoints().anyMatch(Texts::isNoText)) {
            throw new Refusal(field, label + "含有无法保存的字符，请删去后再提交。");
        }
        var length = trimmed.codePointCount(0, trimmed.length());
        if (length > most) {
            throw new Refusal(field, label + "有" + length + "字，最多" + most + "字，请精简。");
        }
        return trimmed;
    }

    private static boolean isNoText(int codePoint) {
        return (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                || (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t');
    }
}
