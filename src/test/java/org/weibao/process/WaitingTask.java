package org.weibao.process;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open task of the rehearsed year.
 *
 * @param key subject and step, as in the keys of notices
 * @param id the engine's
 * @param ownId the id of its part, point, letter or extension
 * @param code of the point; for a task of the plan, of the plan's year
 * @param place of the point in the document
 * @param about the code of the unit whose part, letter or extension it is about; null for a task of the point as a
 * whole
 * @param assigneeBody the code of the unit that has the task, or {@code office}, {@code leading-group}
 */
record WaitingTask(
        String key,
        String id,
        long deadlineId,
        long ownId,
        @Nullable Long pointId,
        @Nullable Long partId,
        String code,
        String place,
        @Nullable String about,
        String assigneeBody,
        String step,
        int round,
        @Nullable LocalDate dueOrNever,
        LocalDate arrived) {

    /** By what people know, so that the ids of a database have no say. */
    static final Comparator<WaitingTask> ORDER = Comparator.comparing(WaitingTask::code)
            .thenComparing(task -> Objects.requireNonNullElse(task.about(), ""))
            .thenComparing(WaitingTask::assigneeBody)
            .thenComparing(WaitingTask::step)
            .thenComparing(WaitingTask::ownId);

    LocalDate due() {
        return Objects.requireNonNull(dueOrNever);
    }
}
