package org.weibao.process.guard;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Remembers in the web request why an engine command failed. The web apps' API turns every failure into a status 500
 * with an English text. With the original failure a better answer is possible.
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

    /** Runs work that is no engine command but can fail like one. */
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
