package org.weibao.process.delivery;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.notification.Undelivered;
import org.weibao.process.Elements;
import org.weibao.process.Variables;

/** What was not delivered, as a process of its own whose job fails and waits in Cockpit. */
@Component
class EngineUndelivered implements Undelivered {

    private final ObjectProvider<RuntimeService> runtime;

    EngineUndelivered(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    @Override
    public void takeUp(long messageId) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        Elements.NOTICE_DELIVERY,
                        "message-" + messageId,
                        Map.of(Variables.MESSAGE_ID.name(), messageId));
    }
}
