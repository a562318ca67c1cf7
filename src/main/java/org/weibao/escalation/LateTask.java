package org.weibao.escalation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Phase;

/**
 * An open late task, as the weekly list shows it.
 *
 * @param label the point's place and title, or the year's plan
 * @param lead the code of the point's lead unit; null for none
 * @param phase of the point; null for a plan
 * @param partUnit the code of the part's unit or county; null for the point as a whole
 * @param assigneeBody the code of a unit or county, {@code office} or {@code leading-group}
 * @param step the step's name in Chinese
 * @param days working days after the due day
 * @param level the level's name; null before the first
 * @param since when that level began; null before the first
 * @param notice the last one about it; null if there was none
 * @param letters released ones about it
 */
record LateTask(
        TaskSubject.Kind about,
        long deadlineId,
        String label,
        @Nullable String lead,
        @Nullable Phase phase,
        @Nullable String partUnit,
        String assigneeBody,
        String step,
        LocalDate due,
        int days,
        Light light,
        @Nullable String level,
        @Nullable LocalDate since,
        @Nullable LastNotice notice,
        List<String> letters) {

    /** The worst first: by its light, then by its lateness. */
    static final Comparator<LateTask> WORST_FIRST = Comparator.comparing(LateTask::light)
            .thenComparing(LateTask::days)
            .reversed()
            .thenComparing(LateTask::due)
            .thenComparing(LateTask::label)
            .thenComparing(LateTask::deadlineId);

    LateTask {
        letters = List.copyOf(letters);
    }
}
