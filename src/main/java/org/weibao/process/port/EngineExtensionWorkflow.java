package org.weibao.process.port;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.weibao.extension.ExtensionWorkflow;
import org.weibao.process.Variables;
import org.weibao.process.guard.PastRights;

/** Runs requests for extensions on the engine. */
@Component
class EngineExtensionWorkflow implements ExtensionWorkflow {

    /** The message's name when the task is done or gone. */
    private static final String SETTLED = "extension-settled";

    private final RuntimeService runtime;
    private final PastRights rights;

    EngineExtensionWorkflow(RuntimeService runtime, PastRights rights) {
        this.runtime = runtime;
        this.rights = rights;
    }

    /** The current user has done the task, but has no right on the request's process. */
    @Override
    public void noLongerNeeded(long extensionId) {
        rights.ask(() -> runtime.createMessageCorrelation(SETTLED)
                .processInstanceVariableEquals(Variables.EXTENSION_ID.name(), extensionId)
                .correlateAllWithResult());
    }
}
