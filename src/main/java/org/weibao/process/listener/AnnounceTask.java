package org.weibao.process.listener;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.process.OpenTasks;
import org.weibao.process.Subjects;
import org.weibao.supervision.Supervision;
import org.weibao.supervision.Terms;

/**
 * Tells those who are asked that a task is there. Of one that 我的待办 hides for a while yet nobody is told: the ladder
 * reminds of it in time.
 */
@Component
class AnnounceTask implements TaskListener {

    private final Terms terms;
    private final Supervision supervision;
    private final TasksThatCameBack tasks;
    private final Clock clock;

    AnnounceTask(Terms terms, Supervision supervision, TasksThatCameBack tasks, Clock clock) {
        this.terms = terms;
        this.supervision = supervision;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var subject = Subjects.of(task);
        terms.stand(subject, task.getTaskDefinitionKey(), task.getId());
        var cameBack = tasks.of(task);
        cameBack.ifPresent(why -> tasks.bringBack(task, why));
        if (!isHidden(task)) {
            supervision.announce(subject, task.getTaskDefinitionKey(), OpenTasks.of(task), cameBack.orElse(null));
        }
    }

    private boolean isHidden(DelegateTask task) {
        @Nullable Date followUp = task.getFollowUpDate();
        return followUp != null && followUp.toInstant().isAfter(clock.instant());
    }
}
