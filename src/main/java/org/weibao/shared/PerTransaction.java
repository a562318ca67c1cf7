package org.weibao.shared;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Something that is made once in a transaction and forgotten at its end; without a transaction it is made each time. */
public final class PerTransaction<T> {

    private final Supplier<T> maker;

    public PerTransaction(Supplier<T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("unchecked") // only this class binds this key
    public T get() {
        var known = TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return (T) known;
        }
        var made = maker.get();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.bindResource(this, made);
            TransactionSynchronizationManager.registerSynchronization(new Forgetting());
        }
        return made;
    }

    private final class Forgetting implements TransactionSynchronization {

        @Override
        public void suspend() {
            forget();
        }

        @Override
        public void afterCompletion(int status) {
            forget();
        }

        private void forget() {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}
