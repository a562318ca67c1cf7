package org.weibao.process.task;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.weibao.deadline.DeadlineService;
import org.weibao.process.SubjectVariables;

/** A task is done, or removed with its process: its deadline is settled. */
@Component
class SettleStep implements ExecutionListener {

    private final DeadlineService deadlines;

    SettleStep(DeadlineService deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // A process that has lost its subject can still be removed.
        SubjectVariables.find(execution)
                .ifPresent(subject -> deadlines.settle(subject, execution.getCurrentActivityId()));
    }
}
