package org.weibao.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.Views.DecisionView;
import org.weibao.workpoint.Views.PointView;
import org.weibao.workpoint.Views.ReportView;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointQuery;

/** Reads plans for forms. Who may ask is decided by the caller. */
@Service
@Transactional(readOnly = true)
public class PlanQuery {

    /**
     * A plan with all its points.
     *
     * @param returnReason why the leading group returned it last
     * @param carriedOver the points that earlier years carried over and that could be taken up
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
            List<CarriedOver> carriedOver) {}

    /**
     * A point of an earlier year (上年结转).
     *
     * @param reason why the leading group carried it over
     * @param reports its compiled reports, the latest first
     */
    public record CarriedOver(PointView point, @Nullable String reason, List<ReportView> reports) {}

    private final PlanRepository plans;
    private final WorkPointQuery reader;

    PlanQuery(PlanRepository plans, WorkPointQuery reader) {
        this.plans = plans;
        this.reader = reader;
    }

    /** The plan in a word: its year. */
    public String label(long planId) {
        return plans.get(planId).year() + "年";
    }

    /** Why the leading group returned the plan last; null if it did not. */
    public @Nullable String returnReason(long planId) {
        return plans.get(planId).returnReason();
    }

    public PlanView plan(long planId) {
        var plan = plans.get(planId);
        return new PlanView(
                planId,
                plan.year(),
                plan.title(),
                plan.source(),
                plan.state(),
                plan.state().label(),
                plan.returnReason(),
                reader.ofPlan(planId),
                plans.carriedOverBefore(plan.year()).stream()
                        .map(WorkPoint::id)
                        .map(this::carriedOver)
                        .toList());
    }

    private CarriedOver carriedOver(long pointId) {
        var reason = reader.decisions(pointId).stream()
                .filter(decision -> decision.kind() == DecisionKind.DECISION)
                .findFirst()
                .map(DecisionView::reason)
                .orElse(null);
        return new CarriedOver(reader.point(pointId), reason, reader.compiled(pointId));
    }
}
