package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.weibao.process.Subjects;
import org.weibao.supervision.Terms;

/** A task is done, or taken away with its process: its time is over. */
@Component
class SettleStep implements ExecutionListener {

    private final Terms terms;

    SettleStep(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // A process that has lost what it is about can still be taken away.
        Subjects.find(execution).ifPresent(subject -> terms.settle(subject, execution.getCurrentActivityId()));
    }
}
