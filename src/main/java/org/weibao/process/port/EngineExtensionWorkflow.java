package org.weibao.process.port;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.extension.ExtensionWorkflow;
import org.weibao.process.Variables;

/** Requests for extensions on the engine. */
@Component
class EngineExtensionWorkflow implements ExtensionWorkflow {

    /** The name of the message that the task is done or gone. */
    private static final String SETTLED = "extension-settled";

    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    EngineExtensionWorkflow(
            ObjectProvider<RuntimeService> runtime, ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /** By whoever has done the task, who has no right on the request's process. */
    @Override
    public void noLongerNeeded(long extensionId) {
        engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> runtime.getObject()
                        .createMessageCorrelation(SETTLED)
                        .processInstanceVariableEquals(Variables.EXTENSION_ID.name(), extensionId)
                        .correlateAllWithResult()));
    }
}
