package org.weibao.escalation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody, with its light if it has one.
 *
 * @param step the id of the user task in its model
 * @param name the step as people call it
 * @param assigneeBody whose task it is, as people call it
 * @param due the last day; null where nothing is due
 * @param provisional whether the last day was counted in a year without a notice, and may change
 * @param light null for what has no deadline or is not supervised: that is no green light
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
