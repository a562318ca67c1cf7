package org.weibao.escalation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Phase;

/**
 * An open task whose last day has passed, as the weekly list shows it.
 *
 * @param label the point by place and title, or the year's plan
 * @param lead the code of the unit that leads the point; null for none
 * @param phase of the point; null for a plan
 * @param partUnit the code of the unit or county whose part it is about; null for what concerns the point as a whole
 * @param assigneeBody whose task it is: the code of a unit or county, {@code office} or {@code leading-group}
 * @param step the step's name in Chinese
 * @param days working days after the last day
 * @param level the level's name; null before the first
 * @param since when that level began; null before the first
 * @param notice the last one about it; null if there was none
 * @param letters that have gone out about it
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

    /**
     * The last notice about a task: all that was written on its day.
     *
     * @param people the names that they had then, each once
     * @param unsent how many of them got no mail and will get none without help
     */
    record LastNotice(LocalDate day, List<String> people, int unsent) {

        LastNotice {
            people = List.copyOf(people);
        }
    }

    /** The worst first: by its light, then by how late it is. */
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
