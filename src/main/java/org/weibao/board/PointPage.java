package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a point requires, which bodies answer for it, until when, and which tasks are open, as far as the current user
 * may see it.
 *
 * @param source where it stands in the document; null if its plan was not read from one
 * @param whole whether they see the point as a whole; the people of a part see the point's text and their own part
 * @param steps the point's own open tasks; none for the people of a part
 * @param parts every part, or their own
 * @param deadlines of the point and its parts, or of their own part
 */
public record PointPage(
        PointView point,
        @Nullable Source source,
        boolean whole,
        List<StepView> steps,
        List<PartEntry> parts,
        List<DeadlineView> deadlines) {

    /** @param passages the text of the point in the document */
    public record Source(PlanView.Original original, List<String> passages) {}

    /**
     * A part.
     *
     * @param provisional the end, if it was counted in a year without a notice, and may change
     * @param requestLabel the heading of the last return or question
     * @param steps its open tasks
     */
    public record PartEntry(
            UnitView unit,
            String roleLabel,
            String stateLabel,
            int round,
            LocalDate ends,
            Set<LocalDate> provisional,
            @Nullable String request,
            String requestLabel,
            @Nullable String objection,
            List<StepView> steps) {}

    /**
     * The deadline of a task, in one of its rounds.
     *
     * @param unit the part's unit; null if the task is about the point as a whole
     * @param due as it is shown; null if nothing was due
     * @param ended when the task was done, or when another day ended the round; null while it is open
     * @param current whether no later round has replaced it
     */
    public record DeadlineView(
            @Nullable String unit,
            String step,
            String assigneeBody,
            int round,
            @Nullable String due,
            @Nullable Instant ended,
            boolean current) {}
}
