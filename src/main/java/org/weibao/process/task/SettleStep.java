package org.weibao.process.task;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.weibao.deadline.DeadlineService;
import org.weibao.process.SubjectVariables;

/** A task is done, or taken away with its process: its time is over. */
@Component
class SettleStep implements ExecutionListener {

    private final DeadlineService deadlines;

    SettleStep(DeadlineService deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // A process that has lost what it is about can still be taken away.
        SubjectVariables.find(execution)
                .ifPresent(subject -> deadlines.settle(subject, execution.getCurrentActivityId()));
    }
}
