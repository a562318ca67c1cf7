package org.weibao.process.delivery;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.springframework.stereotype.Component;
import org.weibao.notification.Undelivered;
import org.weibao.process.Elements;
import org.weibao.process.Outcome;
import org.weibao.process.Variables;

/** Starts a process for each message that was given up. Its job fails and shows in Cockpit. */
@Component
class EngineUndelivered implements Undelivered {

    private static final String RESULT = "notice-result";

    private final RuntimeService runtime;

    EngineUndelivered(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** After a failed retry the process returns to its job. At first, or after deletion, there is no process. */
    @Override
    public void takeUp(long messageId) {
        if (correlated(messageId, Outcome.GIVEN_UP).isEmpty()) {
            runtime.startProcessInstanceByKey(
                    Elements.NOTICE_DELIVERY, key(messageId), Map.of(Variables.MESSAGE_ID.name(), messageId));
        }
    }

    @Override
    public void layAside(long messageId) {
        correlated(messageId, Outcome.SETTLED);
    }

    private List<MessageCorrelationResult> correlated(long messageId, Outcome outcome) {
        return runtime.createMessageCorrelation(RESULT)
                .processInstanceBusinessKey(key(messageId))
                .setVariable(Variables.OUTCOME.name(), outcome.literal())
                .correlateAllWithResult();
    }

    private static String key(long messageId) {
        return "message-" + messageId;
    }
}
