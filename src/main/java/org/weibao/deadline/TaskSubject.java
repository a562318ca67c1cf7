package org.weibao.deadline;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.weibao.notification.Notice;

/** The subject of a task: a year's plan, a work point as a whole, one of its parts, or another thing like a letter. */
public record TaskSubject(Kind kind, long id) {

    /** In order, from the widest subject to the narrowest. */
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
     * What a notice about it refers to.
     *
     * @param pointId the point that it belongs to; null for a plan as a whole
     */
    public Notice.About about(@Nullable Long pointId) {
        return new Notice.About(pointId, idIf(Kind.PART), idIf(Kind.LETTER));
    }

    /** Its id if it is of that kind; otherwise null. */
    @Nullable
    Long idIf(Kind wanted) {
        return kind == wanted ? id : null;
    }

    /** Its form in the keys of notices and processes, such as {@code part-12}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id;
    }
}
