package org.weibao.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.letter.LetterQuery.LetterView;
import org.weibao.notification.DeliveryView;

/**
 * Everything of a point that the current user may see.
 *
 * @param source where it stands in the document; null if its plan was not read from one
 * @param whole whether they see the point as a whole; the people of a part see the point's text and their own part
 * @param steps the point's own open tasks; none for the people of a part
 * @param parts every part, or their own
 * @param compiled the compiled reports, the latest first; none for the people of a part
 * @param decisions on the point and its parts, or on their own part, the latest first
 * @param deadlines of the point and its parts, or of their own part
 * @param timeline of the same, the oldest entry first
 * @param notices about the point as a whole; none for the people of a part
 */
public record PointPage(
        PointView point,
        @Nullable Source source,
        boolean whole,
        List<StepView> steps,
        List<PartEntry> parts,
        List<ReportView> compiled,
        List<DecisionView> decisions,
        List<DeadlineView> deadlines,
        List<LetterView> letters,
        List<EventView> timeline,
        List<NoticeView> notices) {

    /** @param passages the text of the point in the document */
    public record Source(PlanView.Original original, List<String> passages) {}

    /**
     * A part.
     *
     * @param steps its open tasks
     * @param reports the latest first
     * @param notices about it, the oldest first
     */
    public record PartEntry(
            @JsonUnwrapped PartView part, List<StepView> steps, List<ReportView> reports, List<NoticeView> notices) {}

    /**
     * A notice and its deliveries as they were.
     *
     * @param unit the part's unit; null if it is about the point as a whole
     * @param inTimeline whether an entry of the timeline already shows these deliveries
     */
    public record NoticeView(
            Instant at, String head, @Nullable String unit, boolean inTimeline, List<DeliveryView> deliveries) {}

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
