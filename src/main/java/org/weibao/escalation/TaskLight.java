package org.weibao.escalation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;

/**
 * The light of a task, and why it is that one.
 *
 * @param step the id of the user task in its model
 * @param assigneeBody whose task it is, as people call it
 * @param level the level that it has reached, with its row of the table; null before the first
 * @param due the last day
 * @param originalDue the last day as it was when the task came
 * @param workingDays after the due day; negative before it
 * @param announced the years between today and the due day that the State Council's notices cover
 * @param provisional the years between today and the due day whose notice is not out
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

    /** The worst one last: by its light, then by how late it is. */
    public static final Comparator<TaskLight> BY_URGENCY =
            Comparator.comparing(TaskLight::light).thenComparingInt(TaskLight::workingDays);

    public TaskLight {
        announced = List.copyOf(announced);
        provisional = List.copyOf(provisional);
    }

    /** Why the light is that one, in a sentence for the people whose task it is. */
    public String sentence() {
        return light.label() + "：" + reason;
    }

    /** The same for others: it says whose task it is. */
    public String sentenceForOthers() {
        return light.label() + "：" + assigneeBody + reason;
    }
}
