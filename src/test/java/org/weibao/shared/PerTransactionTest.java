package org.weibao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class PerTransactionTest {

    private final AtomicInteger made = new AtomicInteger();
    private final PerTransaction<Integer> number = new PerTransaction<>(made::incrementAndGet);
    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

    @Test
    void isMadeOnceInATransaction() {
        transaction.executeWithoutResult(status -> {
            assertThat(number.get()).isEqualTo(1);
            assertThat(number.get()).isEqualTo(1);
        });
    }

    @Test
    void theNextTransactionMakesAnother() {
        transaction.executeWithoutResult(status -> number.get());
        transaction.executeWithoutResult(status -> assertThat(number.get()).isEqualTo(2));

        assertThat(TransactionSynchronizationManager.getResource(number)).isNull();
    }

    @Test
    void aRolledBackOneIsForgotten() {
        transaction.executeWithoutResult(status -> {
            number.get();
            status.setRollbackOnly();
        });

        assertThat(TransactionSynchronizationManager.getResource(number)).isNull();
    }

    @Test
    void aTransactionWithinAnotherHasItsOwn() {
        var own = new TransactionTemplate(new NoDatabase());
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(outer -> {
            assertThat(number.get()).isEqualTo(1);
            own.executeWithoutResult(inner -> assertThat(number.get()).isEqualTo(2));
            assertThat(number.get()).isNotEqualTo(2);
        });
    }

    @Test
    void isMadeEachTimeWithoutATransaction() {
        assertThat(number.get()).isEqualTo(1);
        assertThat(number.get()).isEqualTo(2);
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        private static final ThreadLocal<Boolean> BEGUN = ThreadLocal.withInitial(() -> false);

        @Override
        protected Object doGetTransaction() {
            return BEGUN;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return BEGUN.get();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            BEGUN.set(true);
        }

        @Override
        protected Object doSuspend(Object transaction) {
            BEGUN.set(false);
            return transaction;
        }

        @Override
        protected void doResume(Object transaction, Object suspended) {
            BEGUN.set(true);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // There is nothing to commit.
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // There is nothing to roll back.
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            BEGUN.set(false);
        }
    }
}
