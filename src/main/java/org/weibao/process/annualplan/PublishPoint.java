package org.weibao.process.annualplan;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.plan.PlanService;
import org.weibao.process.Variables;

/** Sends one approved point to its lead unit. */
@Component
class PublishPoint implements JavaDelegate {

    private final PlanService planning;

    PublishPoint(PlanService planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.POINT_ID.of(execution, pointId -> {
            planning.publish(pointId);
            return pointId;
        });
    }
}
