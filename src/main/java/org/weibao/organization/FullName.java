package org.weibao.organization;

import java.lang.Character.UnicodeScript;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins a given name and a family name: 小燕 and 孙 become 孙小燕, Anna and Sun become Anna Sun. */
public final class FullName {

    private FullName() {}

    /** The whole name; empty if there is none. */
    public static String of(@Nullable String given, @Nullable String family) {
        String first = stripped(given);
        String last = stripped(family);
        if (isHan(first) && (last.isEmpty() || isHan(last))) {
            return withoutBlanks(last) + withoutBlanks(first);
        }
        return Stream.of(first, last).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Whether it is written in Chinese characters. A dot or a bracket among them is allowed, a Latin letter is not. */
    public static boolean isHan(String name) {
        return name.codePoints().anyMatch(FullName::isHan)
                && name.codePoints().allMatch(character -> isHan(character) || !Character.isLetter(character));
    }

    private static boolean isHan(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HAN;
    }

    private static String stripped(@Nullable String part) {
        return part == null ? "" : part.replaceAll("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$", "");
    }

    private static String withoutBlanks(String name) {
        return name.replaceAll("[\\p{Z}\\p{C}]", "");
    }
}
