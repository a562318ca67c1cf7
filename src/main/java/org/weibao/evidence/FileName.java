package org.weibao.evidence;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** A file's name as text that can be shown and saved anywhere: no path, nothing invisible. */
record FileName(String value) {

    private static final int LONGEST = 200;

    /** A short word of letters and digits that is no number. */
    private static final Pattern EXTENSION = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]{1,5}");

    private static final Set<Byte> BREAKS =
            Set.of((byte) Character.CONTROL, (byte) Character.LINE_SEPARATOR, (byte) Character.PARAGRAPH_SEPARATOR);

    /**
     * Takes the last segment of the name that a browser sends, without invisible characters: Windows copies direction
     * marks along with a name.
     *
     * @throws Refusal if nothing is left, or it is too long, or has a character that no name may have
     */
    static FileName of(@Nullable String sent) {
        var name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        if (name.codePoints().anyMatch(FileName::cannotBeKept)) {
            throw new Refusal(Inspector.FIELD, "文件名含有控制字符，请改名后再上传。");
        }
        name = stripped(Texts.withoutUnseen(name));
        if (Texts.isEmpty(name.replace(".", ""))) {
            throw new Refusal(Inspector.FIELD, "文件没有名称，请改名后再上传。");
        }
        var length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            throw new Refusal(Inspector.FIELD, "文件名有" + length + "字，最多" + LONGEST + "字，请改短后再上传。");
        }
        return new FileName(name);
    }

    private static boolean cannotBeKept(int character) {
        return Texts.isNoCharacter(character) || BREAKS.contains((byte) Character.getType(character));
    }

    /** Removes blanks of any kind at both ends, such as the no-break space that is copied from a web page. */
    private static String stripped(String name) {
        var from = 0;
        var to = name.length();
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }

    /** In lower case, without the dot; empty if there is none. After the dot of a date or number there is none. */
    String extension() {
        var last = value.substring(value.lastIndexOf('.') + 1);
        return last.length() < value.length() && EXTENSION.matcher(last).matches() ? last.toLowerCase(Locale.ROOT) : "";
    }

    /** The same name with another extension, shortened if needed. */
    FileName as(String otherExtension) {
        var dot = extension().isEmpty() ? value.length() : value.lastIndexOf('.');
        var stem = value.substring(0, dot);
        var room = LONGEST - otherExtension.length() - 1;
        if (stem.codePointCount(0, stem.length()) > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, room));
        }
        return new FileName(stem + "." + otherExtension);
    }

    @Override
    public String toString() {
        return value;
    }
}
