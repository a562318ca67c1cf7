package org.weibao.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts beside the engine's users: sign-in attempts, passwords' age and history, and which sessions continue.
 * Attempts have transactions of their own, so that no rollback forgets one; everything else uses the caller's.
 */
@Component
public class Accounts {

    /** A password that was replaced, as the engine stored it. */
    public record OldPassword(String hash, @Nullable String salt) {}

    /**
     * A counted attempt.
     *
     * @param userId as the account has it; empty for an unknown name
     * @param session the account's own session in which it was made; null for an attempt from outside
     */
    public record Attempt(
            String userId,
            boolean isAllowed,
            boolean isLast,
            AccountStatus standing,
            @Nullable SignInSession session) {}

    private enum Kind {
        OPENED,
        SIGNED_IN,
        FAILED,
        LOCKED,
        UNLOCKED,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        CLOSED
    }

    private record Row(String userId, AccountStatus standing, Lockout lockout) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The row that counts attempts with unknown names. */
    private static final String NOBODY = "";

    /** The number of earlier passwords that a new one must not repeat, beside the current one. */
    private static final int HISTORY = 4;

    private static final String SELECT =
            "SELECT must_change_password, password_changed_at, generation, failures, locked_until, user_id FROM account"
                    + " WHERE user_id = ?";

    /** The present name of a person. */
    private static final String NAME = "(SELECT name FROM person_name WHERE user_id = ? ORDER BY id DESC LIMIT 1)";

    private final JdbcClient database;
    private final TransactionOperations ownTransaction;
    private final AccountSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(
            JdbcClient database,
            PlatformTransactionManager transactions,
            AccountSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.ownTransaction = template;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Counts an attempt before the password is checked. An attempt within a session of the account counts for that
     * session only, and a lock does not stop it: otherwise anybody who knows a user id could lock its owner out.
     *
     * @param session the session in which the attempt is made, also another account's; null for none
     */
    public Attempt attempt(String userId, @Nullable SignInSession session) {
        return Objects.requireNonNull(ownTransaction.execute(status -> {
            Row row = row(SELECT + " FOR UPDATE", userId)
                    .or(() -> row(SELECT + " FOR UPDATE", NOBODY))
                    .orElseThrow();
            return session != null && session.userId().equals(row.userId()) && session.continues(row.standing())
                    ? inside(row, session)
                    : outside(row);
        }));
    }

    private Attempt inside(Row row, SignInSession session) {
        count(row.userId(), row.lockout());
        int tries = session.attempted();
        return new Attempt(
                row.userId(), tries <= settings.attempts(), tries == settings.attempts(), row.standing(), session);
    }

    private Attempt outside(Row row) {
        Lockout after = row.lockout().attempted(now(), settings.attempts(), settings.lock());
        count(row.userId(), after);
        boolean allowed = !row.lockout().isLocked(now());
        return new Attempt(row.userId(), allowed, allowed && after.isLocked(now()), row.standing(), null);
    }

    private void count(String userId, Lockout lockout) {
        database.sql("UPDATE account SET failures = ?, locked_until = ?, attempts = attempts + 1 WHERE user_id = ?")
                .params(lockout.failures(), lockout.lockedUntil(), userId)
                .update();
    }

    /** The password was right: the counted failures, in the session or outside, are cleared. */
    public void succeeded(Attempt attempt) {
        if (attempt.session() != null) {
            attempt.session().succeeded();
        } else {
            ownTransaction.executeWithoutResult(status -> clearFailures(attempt.userId()));
        }
    }

    /**
     * The password was wrong, or the attempt was not allowed. The last allowed attempt within a session, which may be
     * stolen, ends the account's sessions and locks it. The last one from outside only locks it.
     */
    public void failed(Attempt attempt, String address) {
        ownTransaction.executeWithoutResult(status -> {
            record(attempt.userId(), Kind.FAILED, "", address);
            if (attempt.isLast() && !attempt.userId().equals(NOBODY)) {
                if (attempt.session() != null) {
                    endSessions(attempt.userId(), SessionEnd.LOCKED);
                    database.sql("UPDATE account SET locked_until = ? WHERE user_id = ?")
                            .params(now().plus(settings.lock()), attempt.userId())
                            .update();
                }
                record(attempt.userId(), Kind.LOCKED, "", address);
            }
        });
    }

    /** Frees a locked account; false if there was nothing to free. */
    public boolean unlock(String userId, String by, String address) {
        if (clearFailures(userId) == 0) {
            return false;
        }
        record(userId, Kind.UNLOCKED, by, address);
        return true;
    }

    private int clearFailures(String userId) {
        return database.sql(
                        "UPDATE account SET failures = 0, locked_until = NULL WHERE user_id = ? AND (failures > 0 OR locked_until IS NOT NULL)")
                .params(userId)
                .update();
    }

    /** A new account. Somebody else knows its password, so it must be changed at the first sign-in. */
    public void opened(String userId, String by, String address) {
        database.sql(
                        "INSERT INTO account (user_id, must_change_password, password_changed_at, generation, failures, attempts)"
                                + " VALUES (?, TRUE, ?, ?, 0, 0)")
                .params(userId, now(), RANDOM.nextLong())
                .update();
        record(userId, Kind.OPENED, by, address);
    }

    /** Allows the person to keep a password that somebody else has set. */
    public void keepPassword(String userId) {
        database.sql("UPDATE account SET must_change_password = FALSE WHERE user_id = ?")
                .params(userId)
                .update();
    }

    /**
     * A password was replaced: all sessions end, except the one that made the change.
     *
     * @param old the password before; null if there was none
     * @param by who did it; empty for the application itself
     * @return the account's new generation
     */
    public long passwordReplaced(String userId, @Nullable OldPassword old, String by, String address) {
        boolean own = userId.equals(by);
        if (old != null) {
            database.sql("INSERT INTO password_history (user_id, hash, salt, replaced_at) VALUES (?, ?, ?, ?)")
                    .params(userId, old.hash(), old.salt(), now())
                    .update();
        }
        database.sql("UPDATE account SET must_change_password = ?, password_changed_at = ? WHERE user_id = ?")
                .params(!own, now(), userId)
                .update();
        record(userId, own ? Kind.PASSWORD_CHANGED : Kind.PASSWORD_RESET, own ? "" : by, address);
        return endSessions(userId, own ? SessionEnd.PASSWORD_CHANGED : SessionEnd.PASSWORD_RESET);
    }

    /** The earlier passwords that count, the latest first. */
    public List<OldPassword> history(String userId) {
        return database.sql(
                        "SELECT hash, salt FROM password_history WHERE user_id = ? ORDER BY id DESC LIMIT " + HISTORY)
                .params(userId)
                .query((row, number) -> new OldPassword(row.getString(1), row.getString(2)))
                .list();
    }

    /** The account was deleted; its sessions end. */
    public void closed(String userId, String by, String address) {
        record(userId, Kind.CLOSED, by, address);
        database.sql("DELETE FROM account WHERE user_id = ?").params(userId).update();
        database.sql("DELETE FROM password_history WHERE user_id = ?")
                .params(userId)
                .update();
        events.publishEvent(new AccountClosed(userId));
    }

    private long endSessions(String userId, SessionEnd by) {
        long generation = RANDOM.nextLong();
        database.sql("UPDATE account SET generation = ?, sessions_ended_by = ? WHERE user_id = ?")
                .params(generation, by.name(), userId)
                .update();
        return generation;
    }

    /** Begins the session of a person whose password was right. */
    public SignInSession signedIn(Attempt attempt, String address) {
        ownTransaction.executeWithoutResult(status -> record(attempt.userId(), Kind.SIGNED_IN, "", address));
        AccountStatus standing = attempt.standing();
        return new SignInSession(
                attempt.userId(), standing.generation(), standing.due(now(), settings.passwordAge()), now());
    }

    /**
     * Why the session has ended; empty while it continues. Called with each of its requests.
     *
     * @param active whether the person did something; false if the page only polled
     * @param trusted how long earlier data of the account may be used
     */
    public Optional<SessionEnd> endOf(SignInSession session, boolean active, Duration trusted) {
        LocalDateTime now = now();
        if (session.isOver(now, settings)) {
            return Optional.of(SessionEnd.TIME);
        }
        if (!now.isBefore(session.checkedAt().plus(trusted))) {
            Optional<AccountStatus> standing = row(SELECT, session.userId()).map(Row::standing);
            if (standing.filter(session::continues).isEmpty()) {
                return Optional.of(standing.isEmpty() ? SessionEnd.CLOSED : endedBy(session.userId()));
            }
            session.checked(standing.get().due(now, settings.passwordAge()), now);
        }
        if (active) {
            session.active(now);
        }
        return Optional.empty();
    }

    private SessionEnd endedBy(String userId) {
        return database.sql("SELECT sessions_ended_by FROM account WHERE user_id = ?")
                .params(userId)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(each -> each)
                .map(SessionEnd::valueOf)
                .orElse(SessionEnd.TIME);
    }

    /** Only for exactly this name: MySQL's collation also matches it with spaces at its end, other code does not. */
    private Optional<Row> row(String select, String userId) {
        return database.sql(select)
                .params(userId)
                .query(Accounts::read)
                .optional()
                .filter(row -> row.userId().equals(userId));
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString(6),
                new AccountStatus(row.getLong(3), row.getBoolean(1), row.getObject(2, LocalDateTime.class)),
                new Lockout(row.getInt(4), row.getObject(5, LocalDateTime.class)));
    }

    private void record(String userId, Kind kind, String by, String address) {
        database.sql(
                        """
                        INSERT INTO account_event (happened_at, user_id, kind, done_by, address, user_name, done_by_name)
                        VALUES (?, ?, ?, ?, ?, %s, %s)"""
                                .formatted(NAME, NAME))
                .params(
                        now(),
                        userId,
                        kind.name(),
                        by,
                        address.substring(0, Math.min(64, address.length())),
                        userId,
                        by)
                .update();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
