package org.weibao.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.workpoint.Views.PointView;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointReader;

/** Reads plans for forms. Who may ask is decided by the caller. */
@Service
@Transactional(readOnly = true)
public class PlanReader {

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
            List<PointView> carriedOver) {}

    private final Plans plans;
    private final WorkPointReader reader;

    PlanReader(Plans plans, WorkPointReader reader) {
        this.plans = plans;
        this.reader = reader;
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
                        .map(reader::point)
                        .toList());
    }
}
