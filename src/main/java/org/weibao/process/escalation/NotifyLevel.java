package org.weibao.process.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.escalation.EscalationService;
import org.weibao.process.EngineTasks;

/** Runs on the escalation timer: notifies the recipients of the level that the task has reached. */
@Component
class NotifyLevel implements JavaDelegate {

    private static final String OWN = "end_notifyLevel_";
    private static final String TASK = "userTask_";

    private final EscalationService supervision;

    NotifyLevel(EscalationService supervision) {
        this.supervision = supervision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = execution.getCurrentActivityId().replaceFirst(OWN, TASK);
        EngineTasks.of(execution, step).ifPresent(supervision::raise);
    }
}
