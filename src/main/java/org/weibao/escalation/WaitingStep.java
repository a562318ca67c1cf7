package org.weibao.escalation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An open task with its light, if it has one.
 *
 * @param step the id of the user task in its model
 * @param name the step's name
 * @param assigneeBody the name of the body that has the task
 * @param due the due day; null if nothing is due
 * @param provisional whether the due day was counted in a year without a notice, and may change
 * @param light null without a deadline or supervision, which is not the same as green
 */
public record WaitingStep(
        String step,
        String name,
        String assigneeBody,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable TaskLight light) {

    /** Why it has no light; null if it has one. */
    public @Nullable String unlit() {
        if (light != null) {
            return null;
        }
        return due == null ? "不限期" : "配合事项，不计逾期";
    }
}
