package org.weibao.process.guard;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * Calls the engine without its checks of rights, in the name of the current user, so that the engine records them. Only
 * after our own check; a test names the classes that may use it.
 */
@Component
public class PastRights {

    private final ProcessEngineConfigurationImpl engine;

    PastRights(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** The answer to a question, or the result of an act; also of several in one. */
    public <T> T ask(Callable<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> within(context, question));
    }

    /** The same within a command that runs. */
    static <T> T within(CommandContext context, Callable<T> question) {
        return context.runWithoutAuthorization(question);
    }
}
