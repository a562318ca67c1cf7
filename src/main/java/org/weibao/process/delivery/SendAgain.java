package org.weibao.process.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import org.weibao.notification.Dispatcher;
import org.weibao.notification.NotDelivered;
import org.weibao.process.Variables;

/**
 * What was given up: at first it fails with the reason, which is read as an incident; when somebody retries the job, the
 * message is put back in line, and the process waits for what becomes of it. A message that is refused once more comes back
 * here, to a job that has not failed yet.
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
            // The sentence is mailed to supervisors: what else went wrong may hold anything.
            throw NotDelivered.because(failure);
        }
    }

    /** Whether the job has failed before: it has no retries of its own, so a person has had it run again. */
    private static boolean isRetried() {
        var job = Context.getCommandContext().getCurrentJob();
        return job != null && job.getExceptionMessage() != null;
    }
}
