package org.weibao.process.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.plan.Planning;
import org.weibao.process.Variables;

/** What publishing fans out over: the ids of the approved points. */
@Component
public class PointsToPublish {

    private final Planning planning;

    PointsToPublish(Planning planning) {
        this.planning = planning;
    }

    /** Called by the model. */
    public List<Long> of(DelegateExecution execution) {
        return planning.toPublish(Variables.PLAN_ID.get(execution));
    }
}
