package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.plan.Planning;
import org.weibao.process.Variables;

/** Sends one approved point to its lead unit. */
@Component
class PublishPoint implements JavaDelegate {

    private final Planning planning;

    PublishPoint(Planning planning) {
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
