package org.weibao.board;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.WaitingStep;

/**
 * An open task.
 *
 * @param name the step's name
 * @param assigneeBody the body that has the task
 * @param provisional the due day, if it was counted in a year without a notice, and may change
 * @param light null if nothing is due, or the task is not supervised
 * @param unlit why it has no light; null if it has one
 */
public record StepView(
        String name,
        String assigneeBody,
        @Nullable LocalDate due,
        Set<LocalDate> provisional,
        @Nullable LightView light,
        @Nullable String unlit) {

    static StepView of(WaitingStep step) {
        var due = step.due();
        var light = step.light();
        return new StepView(
                step.name(),
                step.assigneeBody(),
                due,
                due != null && step.provisional() ? Set.of(due) : Set.of(),
                light == null ? null : LightView.of(light, light.sentenceForOthers()),
                step.unlit());
    }
}
