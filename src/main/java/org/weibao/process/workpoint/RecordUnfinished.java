package org.weibao.process.workpoint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.EarlyEnd;

/** Records the open parts as 未完成 when implementation ends early. The model then ends the open tasks. */
@Component
class RecordUnfinished implements JavaDelegate {

    private final EarlyEnd earlyEnd;

    RecordUnfinished(EarlyEnd earlyEnd) {
        this.earlyEnd = earlyEnd;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.POINT_ID.of(execution, pointId -> {
            earlyEnd.recordUnfinished(pointId);
            return pointId;
        });
    }
}
