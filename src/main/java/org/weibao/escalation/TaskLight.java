package org.weibao.escalation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;

/**
 * The light of a task, and the reason.
 *
 * @param step the id of the user task in its model
 * @param assigneeBody the name of the body that has the task
 * @param level the level that it has reached, with its row of the table; null before the first
 * @param due the due day
 * @param originalDue the due day when the task was created
 * @param workingDays after the due day; negative before it
 * @param announced the years between today and the due day with a notice of the State Council
 * @param provisional the years between today and the due day without a notice
 * @param standing how many working days are left, or how late it is, in words
 * @param reason the Chinese sentence without the light's name
 */
public record TaskLight(
        Light light,
        TaskSubject subject,
        String step,
        String assigneeBody,
        @Nullable EscalationLevel level,
        LocalDate due,
        @Nullable LocalDate originalDue,
        int workingDays,
        List<Integer> announced,
        List<Integer> provisional,
        String standing,
        String reason) {

    /** The worst one last: by its light, then by its lateness. */
    public static final Comparator<TaskLight> BY_URGENCY =
            Comparator.comparing(TaskLight::light).thenComparingInt(TaskLight::workingDays);

    public TaskLight {
        announced = List.copyOf(announced);
        provisional = List.copyOf(provisional);
    }

    /** The reason in a sentence, for the people who have the task. */
    public String sentence() {
        return light.label() + "：" + reason;
    }

    /** The same for others: it also names the body that has the task. */
    public String sentenceForOthers() {
        return light.label() + "：" + assigneeBody + reason;
    }
}
