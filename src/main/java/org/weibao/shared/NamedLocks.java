package org.weibao.shared;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks for what only one node may do at a time. A lock is held until the transaction ends. */
@Component
public class NamedLocks {

    public enum Name {
        /** Taking another calendar into use. */
        CALENDAR,
        /** Setting the timers of open tasks again after a change of the escalation rules. */
        ESCALATION_RULES,
        /** Adding matters to drafts of letters or taking them out; deciding and numbering drafts. */
        LETTERS,
        /** Renewing the register of units. */
        ORGANIZATION,
        /** Removing what is old. */
        RETENTION
    }

    private static final String SELECT = "SELECT last_done FROM named_lock WHERE name = ? FOR UPDATE";

    private final JdbcClient database;

    NamedLocks(JdbcClient database) {
        this.database = database;
    }

    /**
     * Waits until the lock is free.
     *
     * @return what was last stored by {@link #done}; empty at first
     */
    public String take(Name lock) {
        return database.sql(SELECT).param(lock.name()).query(String.class).single();
    }

    /**
     * Does not wait.
     *
     * @return what was last stored by {@link #done}; empty if another transaction has the lock
     */
    public Optional<String> takeIfFree(Name lock) {
        return database.sql(SELECT + " SKIP LOCKED")
                .param(lock.name())
                .query(String.class)
                .optional();
    }

    /** Stores what was done under the lock, for the next one who takes it. */
    public void done(Name lock, String what) {
        database.sql("UPDATE named_lock SET last_done = ? WHERE name = ?")
                .params(what, lock.name())
                .update();
    }
}
