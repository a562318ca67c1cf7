package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.process.OpenTasks;
import org.weibao.process.Subjects;
import org.weibao.supervision.Supervision;

/** The ladder's timer has rung: those who must know are told of the rung that its task has reached. */
@Component
class RaiseRung implements JavaDelegate {

    private static final String OWN = "end_raiseRung_";
    private static final String TASK = "userTask_";

    private final Supervision supervision;

    RaiseRung(Supervision supervision) {
        this.supervision = supervision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = execution.getCurrentActivityId().replaceFirst(OWN, TASK);
        OpenTasks.of(execution, step).ifPresent(task -> supervision.raise(Subjects.of(execution), step, task));
    }
}
