package org.weibao.deadline;

import java.util.Locale;

/** What a task is about: a year's plan, a work point as a whole, one part of it, or something of its own such as a letter. */
public record TaskSubject(Kind kind, long id) {

    /** In the order of how much it is about. */
    public enum Kind {
        PLAN,
        POINT,
        PART,
        LETTER,
        EXTENSION
    }

    public static TaskSubject plan(long id) {
        return new TaskSubject(Kind.PLAN, id);
    }

    public static TaskSubject point(long id) {
        return new TaskSubject(Kind.POINT, id);
    }

    public static TaskSubject part(long id) {
        return new TaskSubject(Kind.PART, id);
    }

    public static TaskSubject letter(long id) {
        return new TaskSubject(Kind.LETTER, id);
    }

    public static TaskSubject extension(long id) {
        return new TaskSubject(Kind.EXTENSION, id);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TaskSubject of(String key) {
        int hyphen = key.indexOf('-');
        if (hyphen < 0) {
            throw new IllegalArgumentException(key);
        }
        return new TaskSubject(
                Kind.valueOf(key.substring(0, hyphen).toUpperCase(Locale.ROOT)),
                Long.parseLong(key.substring(hyphen + 1)));
    }

    /** As tables and keys of notices write it, such as {@code part-12}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }
}
