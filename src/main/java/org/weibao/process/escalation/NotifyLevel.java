package org.weibao.process.escalation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.escalation.EscalationService;
import org.weibao.process.EngineTasks;
import org.weibao.process.SubjectVariables;

/** The escalation's timer has level: those who must know are told of the level that its task has reached. */
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
        EngineTasks.of(execution, step)
                .ifPresent(task -> supervision.raise(SubjectVariables.of(execution), step, task));
    }
}
