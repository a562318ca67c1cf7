package org.weibao.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.plan.PlanState;

/**
 * A plan with all its points.
 *
 * @param returnReason why the leading group last returned it
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
        List<CarriedOver> carriedOver) {

    /**
     * A point of an earlier year (上年结转).
     *
     * @param reason why the leading group carried it over
     * @param reports its compiled reports, the latest first
     */
    public record CarriedOver(PointView point, @Nullable String reason, List<ReportView> reports) {}
}
