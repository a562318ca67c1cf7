package org.weibao.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.plan.MarkKind;
import org.weibao.plan.PlanState;

/**
 * A plan with all its points.
 *
 * @param returnReason why the leading group last returned it
 * @param document null if the plan was taken from a file of the configuration
 * @param carriedOver the points of earlier years that were carried over and could be taken up
 */
public record PlanView(
        long id,
        int year,
        String title,
        String source,
        PlanState state,
        String stateLabel,
        @Nullable String returnReason,
        List<PointView> points,
        List<CarriedOver> carriedOver,
        @Nullable Document document) {

    /**
     * The document that the plan was read from.
     *
     * @param text its text, in which the marks have their places
     * @param marks what was read where, in the order of the places
     */
    public record Document(Original original, String text, List<MarkView> marks) {}

    /** The document's file. */
    public record Original(long id, String name, boolean preview) {}

    /**
     * @param point the id of the point; null for a doubt about the whole document
     * @param text the doubt, or the unknown name
     * @param roleLabel what the document says that the unknown unit does
     * @param start its place in the text; null if it has none
     * @param settled whether the office has looked at the doubt, or has decided on the name
     * @param neighbours the known units that are called nearly so
     */
    public record MarkView(
            long id,
            @Nullable Long point,
            MarkKind kind,
            @Nullable String text,
            @Nullable String roleLabel,
            @Nullable Integer start,
            @Nullable Integer end,
            boolean settled,
            List<UnitView> neighbours) {}

    /**
     * A point of an earlier year (上年结转).
     *
     * @param reason why the leading group carried it over
     * @param reports its compiled reports, the latest first
     */
    public record CarriedOver(PointView point, @Nullable String reason, List<ReportView> reports) {}
}
