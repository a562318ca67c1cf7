package org.weibao.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What tasks are called by of their plan. */
@Service
@Transactional(readOnly = true)
public class PlanQuery {

    private final PlanRepository plans;

    PlanQuery(PlanRepository plans) {
        this.plans = plans;
    }

    /** The plan in a word: its year. */
    public String label(long planId) {
        return plans.get(planId).year() + "年";
    }

    /** Why the leading group returned the plan last; null if it did not. */
    public @Nullable String returnReason(long planId) {
        return plans.get(planId).returnReason();
    }
}
