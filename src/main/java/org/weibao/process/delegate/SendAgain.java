package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.notification.Dispatcher;
import org.weibao.notification.NotDelivered;
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
        try {
            dispatcher.sendAgain(Variables.MESSAGE_ID.get(execution));
        } catch (NotDelivered failure) {
            throw failure;
        } catch (RuntimeException failure) {
            // The sentence is mailed to supervisors: what else went wrong may hold anything.
            throw NotDelivered.because(failure);
        }
    }
}
