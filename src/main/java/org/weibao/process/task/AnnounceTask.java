package org.weibao.process.task;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.deadline.DeadlineService;
import org.weibao.escalation.EscalationService;
import org.weibao.process.EngineTasks;
import org.weibao.process.SubjectVariables;
import org.weibao.process.Variables;

/** Opens a task's deadline and notifies its people, unless 我的待办 still hides it: the escalation reminds later. */
@Component
class AnnounceTask implements TaskListener {

    private final DeadlineService deadlines;
    private final StepDates times;
    private final EscalationService supervision;
    private final ReturnedTasks tasks;
    private final Clock clock;

    AnnounceTask(
            DeadlineService deadlines,
            StepDates times,
            EscalationService supervision,
            ReturnedTasks tasks,
            Clock clock) {
        this.deadlines = deadlines;
        this.times = times;
        this.supervision = supervision;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        forgetDates(task.getExecution());
        var subject = SubjectVariables.of(task);
        var opening = times.of(task.getExecution()).opening();
        deadlines.open(subject, task.getTaskDefinitionKey(), task.getId(), opening);
        var cameBack = tasks.of(task);
        cameBack.ifPresent(why -> tasks.bringBack(task, why));
        if (!isHidden(task)) {
            supervision.announce(EngineTasks.of(task), cameBack.orElse(null));
        }
    }

    /** The task has them now. An execution without variables is not asked for any when the task is done. */
    private static void forgetDates(DelegateExecution execution) {
        execution.removeVariableLocal(Variables.DUE_DATE.name());
        execution.removeVariableLocal(Variables.FOLLOW_UP_DATE.name());
    }

    private boolean isHidden(DelegateTask task) {
        @Nullable Date followUp = task.getFollowUpDate();
        return followUp != null && followUp.toInstant().isAfter(clock.instant());
    }
}
