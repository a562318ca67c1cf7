package org.weibao.process.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import org.weibao.notification.Dispatcher;
import org.weibao.notification.NotDelivered;
import org.weibao.process.Variables;

/**
 * The job of a message that was given up. At first it fails with the reason, which becomes an incident. When somebody
 * retries it, the message is queued again and the process waits for the result. If the message is given up again, the
 * process comes back to a new job.
 */
@Component
class SendAgain implements JavaDelegate {

    private final Dispatcher dispatcher;

    SendAgain(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            long message = Variables.MESSAGE_ID.get(execution);
            if (isRetried()) {
                dispatcher.sendAgain(message);
            } else {
                dispatcher.explain(message);
            }
        } catch (NotDelivered failure) {
            throw failure;
        } catch (RuntimeException failure) {
            // Supervisors get this sentence by mail; the message of another failure may contain anything.
            throw NotDelivered.because(failure);
        }
    }

    /** Whether the job has failed before. It has no automatic retries, so a person has retried it. */
    private static boolean isRetried() {
        var job = Context.getCommandContext().getCurrentJob();
        return job != null && job.getExceptionMessage() != null;
    }
}
