package org.weibao.evidence;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;

/** A file's name as text that can be shown, and saved under, anywhere: no path, nothing invisible. */
record FileName(String value) {

    private static final int LONGEST = 200;

    /** What changes how a name is read without being seen: control, direction, width; and halves of characters. */
    private static final Set<Byte> INVISIBLE = Set.of(
            (byte) Character.CONTROL,
            (byte) Character.FORMAT,
            (byte) Character.SURROGATE,
            (byte) Character.UNASSIGNED,
            (byte) Character.LINE_SEPARATOR,
            (byte) Character.PARAGRAPH_SEPARATOR);

    /**
     * The last segment of what a browser sends.
     *
     * @throws Refusal if nothing is left, or it is too long, or holds what cannot be seen
     */
    static FileName of(@Nullable String sent) {
        var name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        name = name.strip();
        if (name.codePoints().anyMatch(FileName::isInvisible)) {
            throw new Refusal(Inspector.FIELD, "文件名含有看不见的控制字符，请改名后再上传。");
        }
        if (name.isEmpty()) {
            throw new Refusal(Inspector.FIELD, "文件没有名称，请改名后再上传。");
        }
        var length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            throw new Refusal(Inspector.FIELD, "文件名有" + length + "字，最多" + LONGEST + "字，请改短后再上传。");
        }
        return new FileName(name);
    }

    private static boolean isInvisible(int character) {
        return INVISIBLE.contains((byte) Character.getType(character)) && !isNewHan(character);
    }

    /** Two planes are kept for Han characters; new ones come faster than Java's tables. The last two are none. */
    private static boolean isNewHan(int character) {
        var plane = character >> 16;
        return (plane == 2 || plane == 3) && (character & 0xffff) < 0xfffe;
    }

    /** In lower case, without the dot; empty if there is none. */
    String extension() {
        var dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
