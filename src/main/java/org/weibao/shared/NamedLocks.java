package org.weibao.shared;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only one node may do at a time. A lock is held until the transaction ends. */
@Component
public class NamedLocks {

    public enum Name {
        /** Taking another calendar into use. */
        CALENDAR,
        /** Setting the open tasks' timers by another table of escalation rules. */
        ESCALATION_RULES,
        /** Matters join and leave drafts, drafts are decided on and numbered. */
        LETTERS,
        /** Renewing the register of units. */
        ORGANIZATION
    }

    private static final String SELECT = "SELECT last_done FROM named_lock WHERE name = ? FOR UPDATE";

    private final JdbcClient database;

    NamedLocks(JdbcClient database) {
        this.database = database;
    }

    /**
     * Waits until the lock is free.
     *
     * @return what was last done under it, see {@link #done}; empty at first
     */
    public String take(Name lock) {
        return database.sql(SELECT).param(lock.name()).query(String.class).single();
    }

    /**
     * Does not wait.
     *
     * @return what was last done under it; nothing if another transaction has it
     */
    public Optional<String> takeIfFree(Name lock) {
        return database.sql(SELECT + " SKIP LOCKED")
                .param(lock.name())
                .query(String.class)
                .optional();
    }

    /** Keeps what was done under the lock, for the next one who takes it. */
    public void done(Name lock, String what) {
        database.sql("UPDATE named_lock SET last_done = ? WHERE name = ?")
                .params(what, lock.name())
                .update();
    }
}
