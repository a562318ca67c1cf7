package org.weibao.process.annualplan;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.plan.PlanService;
import org.weibao.process.Variables;

/** The ids of the approved points: publishing runs once for each. */
@Component
public class PointsToPublish {

    private final PlanService planning;

    PointsToPublish(PlanService planning) {
        this.planning = planning;
    }

    /** Called by the model. */
    public List<Long> of(DelegateExecution execution) {
        return planning.toPublish(Variables.PLAN_ID.get(execution));
    }
}
