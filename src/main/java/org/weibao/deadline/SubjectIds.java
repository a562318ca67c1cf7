package org.weibao.deadline;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject.Kind;

/** A task's subject in a row: exactly one of the ids is set, each a key to another table. */
@Embeddable
record SubjectIds(
        @Nullable Long planId,
        @Nullable Long pointId,
        @Nullable Long partId,
        @Nullable Long letterId,
        @Nullable Long extensionId) {

    static SubjectIds of(TaskSubject subject) {
        return new SubjectIds(
                subject.idIf(Kind.PLAN),
                subject.idIf(Kind.POINT),
                subject.idIf(Kind.PART),
                subject.idIf(Kind.LETTER),
                subject.idIf(Kind.EXTENSION));
    }

    TaskSubject subject() {
        if (partId != null) {
            return TaskSubject.part(partId);
        }
        if (pointId != null) {
            return TaskSubject.point(pointId);
        }
        if (planId != null) {
            return TaskSubject.plan(planId);
        }
        return letterId != null
                ? TaskSubject.letter(letterId)
                : TaskSubject.extension(Objects.requireNonNull(extensionId));
    }

    /** The name of the id that is set for this kind. */
    static String nameOf(Kind kind) {
        return switch (kind) {
            case PLAN -> "planId";
            case POINT -> "pointId";
            case PART -> "partId";
            case LETTER -> "letterId";
            case EXTENSION -> "extensionId";
        };
    }
}
