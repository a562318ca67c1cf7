package org.weibao.process.engine;

import java.sql.SQLTransactionRollbackException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does a click again whose transaction the database gave up because two waited for each other's rows: nothing of it is
 * written, and nobody did anything wrong. Jobs have retries of their own, and part of a transaction cannot be done again.
 */
class LockRetry extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(LockRetry.class);
    private static final int ATTEMPTS = 4;

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
                LOG.info(
                        "{} lost a deadlock and is tried again",
                        command.getClass().getSimpleName());
            }
        }
    }

    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(SQLTransactionRollbackException.class::isInstance);
    }
}
