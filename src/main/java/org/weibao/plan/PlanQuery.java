package org.weibao.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the names of tasks say about their plan. */
@Service
@Transactional(readOnly = true)
public class PlanQuery {

    private final PlanRepository plans;

    PlanQuery(PlanRepository plans) {
        this.plans = plans;
    }

    /** The plan's year as a label. */
    public String label(long planId) {
        return plans.get(planId).year() + "年";
    }

    /** Why the leading group last returned the plan; null if it did not. */
    public @Nullable String returnReason(long planId) {
        return plans.get(planId).returnReason();
    }
}
