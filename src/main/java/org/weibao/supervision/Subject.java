package org.weibao.supervision;

import java.util.Locale;

/** What a task is about: a year's plan, a work point as a whole, one part of it, or something of its own such as a letter. */
public record Subject(Kind kind, long id) {

    /** In the order of how much it is about. */
    public enum Kind {
        PLAN,
        POINT,
        PART,
        LETTER,
        EXTENSION
    }

    public static Subject plan(long id) {
        return new Subject(Kind.PLAN, id);
    }

    public static Subject point(long id) {
        return new Subject(Kind.POINT, id);
    }

    public static Subject part(long id) {
        return new Subject(Kind.PART, id);
    }

    public static Subject letter(long id) {
        return new Subject(Kind.LETTER, id);
    }

    public static Subject extension(long id) {
        return new Subject(Kind.EXTENSION, id);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Subject of(String key) {
        int hyphen = key.indexOf('-');
        if (hyphen < 0) {
            throw new IllegalArgumentException(key);
        }
        return new Subject(
                Kind.valueOf(key.substring(0, hyphen).toUpperCase(Locale.ROOT)),
                Long.parseLong(key.substring(hyphen + 1)));
    }

    /** As tables and keys of notices write it, such as {@code part-12}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }
}
