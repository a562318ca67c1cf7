package org.weibao.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.NameHistory.Version;
import org.weibao.shared.PerTransaction;

/**
 * Everybody who has had an account, with all their names and posts, so that old records keep naming the right person.
 * It is written in the transaction that changes the account.
 */
@Repository
public class PersonRegister {

    private record Latest(long id, Version version) {}

    private final PerTransaction<Map<String, NameHistory>> known = new PerTransaction<>(HashMap::new);
    private final JdbcClient database;
    private final Clock clock;

    PersonRegister(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the user id belongs or belonged to somebody, so nobody else can have it. */
    public boolean isKnown(String userId) {
        return count("SELECT COUNT(*) FROM person WHERE user_id = ?", userId) > 0;
    }

    public boolean isClosed(String userId) {
        return count("SELECT COUNT(*) FROM person WHERE user_id = ? AND closed_at IS NOT NULL", userId) > 0;
    }

    private long count(String select, String userId) {
        return database.sql(select).params(userId).query(Long.class).single();
    }

    public void open(String userId) {
        database.sql("INSERT INTO person (user_id) VALUES (?)").params(userId).update();
    }

    /** Gives the person a new name from now on; their post stays. */
    public void rename(String userId, String name) {
        keep(userId, name, latest(userId).map(each -> each.version().post()).orElse(null));
    }

    /** Gives the person a new post from now on; their name stays. */
    public void post(String userId, @Nullable String post) {
        latest(userId).ifPresent(each -> keep(userId, each.version().name(), post));
    }

    /** An act at the exact moment of the change keeps the former name. */
    private void keep(String userId, String name, @Nullable String post) {
        Instant since = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
        Latest latest = latest(userId).orElse(null);
        if (latest != null && latest.version().says(name, post)) {
            return;
        }
        if (latest != null
                && latest.version().name().equals(name)
                && latest.version().since().equals(since)) {
            // Several groups given at once make one post.
            database.sql("UPDATE person_name SET post = ? WHERE id = ?")
                    .params(post, latest.id())
                    .update();
            return;
        }
        database.sql("INSERT INTO person_name (user_id, name, post, since) VALUES (?, ?, ?, ?)")
                .params(userId, name, post, LocalDateTime.ofInstant(since, WorkingCalendar.ZONE))
                .update();
    }

    /** The account is closed; names and user id stay reserved. */
    public void close(String userId) {
        database.sql("UPDATE person SET closed_at = ? WHERE user_id = ?")
                .params(LocalDateTime.now(clock), userId)
                .update();
    }

    /** Removes a person who never acted: the user id is free again. */
    public void forget(String userId) {
        database.sql("DELETE FROM person WHERE user_id = ?").params(userId).update();
    }

    /** The names of several people over time. An unknown person has no versions. */
    public Map<String, NameHistory> historiesOf(Collection<String> userIds) {
        var versions = new HashMap<String, List<Version>>();
        userIds.forEach(user -> versions.put(user, new ArrayList<>()));
        if (!versions.isEmpty()) {
            database.sql("SELECT user_id, name, post, since FROM person_name WHERE user_id IN (:users) ORDER BY id")
                    .param("users", versions.keySet())
                    .query(row -> {
                        Objects.requireNonNull(versions.get(row.getString(1)))
                                .add(version(
                                        row.getString(2), row.getString(3), row.getObject(4, LocalDateTime.class)));
                    });
        }
        var histories = new HashMap<String, NameHistory>();
        versions.forEach((user, known) -> histories.put(user, new NameHistory(user, known)));
        return histories;
    }

    public NameHistory historyOf(String userId) {
        // A form shows the same few people many times, so each is looked up once per read-only transaction.
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? known.get().computeIfAbsent(userId, this::read)
                : read(userId);
    }

    private NameHistory read(String userId) {
        return new NameHistory(
                userId,
                database.sql("SELECT name, post, since FROM person_name WHERE user_id = ? ORDER BY id")
                        .params(userId)
                        .query((row, number) ->
                                version(row.getString(1), row.getString(2), row.getObject(3, LocalDateTime.class)))
                        .list());
    }

    private Optional<Latest> latest(String userId) {
        return database.sql("SELECT id, name, post, since FROM person_name WHERE user_id = ? ORDER BY id DESC LIMIT 1")
                .params(userId)
                .query((row, number) -> new Latest(
                        row.getLong(1),
                        version(row.getString(2), row.getString(3), row.getObject(4, LocalDateTime.class))))
                .optional();
    }

    private static Version version(String name, @Nullable String post, LocalDateTime since) {
        return new Version(name, post, since.atZone(WorkingCalendar.ZONE).toInstant());
    }
}
