package org.weibao.process.guard;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Keeps with the web request what an engine command failed with. The web apps' API makes a bare status 500 and an English
 * text of it before anybody else sees it; with the failure at hand a better answer can be given.
 */
public final class FailureMemory extends CommandInterceptor {

    private static final String ATTRIBUTE = FailureMemory.class.getName();

    FailureMemory() {}

    /** The failure of the last command that failed in the current request. */
    public static @Nullable Throwable recall() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Throwable) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public <T> T execute(Command<T> command) {
        return keeping(() -> next.execute(command));
    }

    /** Does what is no command of the engine and can fail as one. */
    static <T> T keeping(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            RequestAttributes request = RequestContextHolder.getRequestAttributes();
            if (request != null) {
                request.setAttribute(ATTRIBUTE, failure, RequestAttributes.SCOPE_REQUEST);
            }
            throw failure;
        }
    }
}
