package org.weibao.process.guard;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.jspecify.annotations.Nullable;

/**
 * A timer's next one is made by the run that succeeds. After a failed run the engine would make one too, for each thread
 * that failed, at the time for which the failed timer was first set: its due day may have moved since.
 */
final class NoSecondTimer extends CommandInterceptor {

    @Override
    public <T> @Nullable T execute(Command<T> command) {
        // The failed timer stays and is tried again.
        return command.getClass().getEnclosingClass() == RepeatingFailedJobListener.class
                ? null
                : next.execute(command);
    }
}
