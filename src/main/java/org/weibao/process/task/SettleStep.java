package org.weibao.process.task;

import org.weibao.deadline.DeadlineService;
import org.weibao.process.SubjectVariables;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A task is done, or taken away with its process: its time is over. */
@Component
class SettleStep implements ExecutionListener {

    private final DeadlineService terms;

    SettleStep(DeadlineService terms) {
        this.terms = terms;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // A process that has lost what it is about can still be taken away.
        SubjectVariables.find(execution).ifPresent(subject -> terms.settle(subject, execution.getCurrentActivityId()));
    }
}
