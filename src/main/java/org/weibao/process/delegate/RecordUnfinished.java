package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.Implementation;

/** Records as 未完成 what is still open when implementation ends early; the model then ends the open tasks. */
@Component
class RecordUnfinished implements JavaDelegate {

    private final Implementation implementation;

    RecordUnfinished(Implementation implementation) {
        this.implementation = implementation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        implementation.recordUnfinished(Variables.POINT_ID.get(execution));
    }
}
