package org.weibao.process.guard;

import java.sql.BatchUpdateException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a click whose transaction was rolled back because of another one: both waited for each other's rows, or a
 * timer of the task ran at the same moment. The rollback left nothing written. The second of two people finds the task
 * done. Jobs have retries of their own, and a part of a transaction cannot be repeated.
 */
class LockRetry extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(LockRetry.class);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The class of SQL states for a rollback. */
    private static final String ROLLBACK = "40";

    @Override
    public <T> T execute(Command<T> command) {
        boolean alone = !TransactionSynchronizationManager.isActualTransactionActive()
                && Context.getJobExecutorContext() == null;
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (!alone || attempt == ATTEMPTS || !isGivenUp(failure)) {
                    throw failure;
                }
                pause(attempt);
                LOG.info(
                        "{} met another act on the same rows and is tried again",
                        command.getClass().getSimpleName());
            }
        }
    }

    /** Of random length: two clicks that repeat at the same moment would collide again. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos() * attempt));
    }

    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLTransactionRollbackException
                        || (cause instanceof BatchUpdateException batch && isRollback(batch))
                        || cause instanceof OptimisticLockingException
                        || cause instanceof OptimisticLockingFailureException);
    }

    /** The failure that stopped the batch is not among its causes. */
    private static boolean isRollback(BatchUpdateException batch) {
        @Nullable String state = batch.getSQLState();
        return state != null && state.startsWith(ROLLBACK);
    }
}
