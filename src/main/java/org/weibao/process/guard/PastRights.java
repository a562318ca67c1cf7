package org.weibao.process.guard;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * Calls the engine without its rights checks but in the name of the current user, so that the engine records them. Use
 * it only after our own check; a test lists the classes that may use it.
 */
@Component
public class PastRights {

    private final ProcessEngineConfigurationImpl engine;

    PastRights(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** The answer to a query, or the result of one or more acts. */
    public <T> T ask(Callable<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> within(context, question));
    }

    /** The same within a running command. */
    static <T> T within(CommandContext context, Callable<T> question) {
        return context.runWithoutAuthorization(question);
    }
}
