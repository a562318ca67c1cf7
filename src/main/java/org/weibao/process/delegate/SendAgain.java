package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.notification.Dispatcher;
import org.weibao.process.Variables;

/** Sends once more what was given up; the sentence that it fails with is read as an incident. */
@Component
class SendAgain implements JavaDelegate {

    private final Dispatcher dispatcher;

    SendAgain(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatcher.sendAgain(Variables.MESSAGE_ID.get(execution));
    }
}
