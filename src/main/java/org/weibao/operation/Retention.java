package org.weibao.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.shared.NamedLocks;

/**
 * Removes what is old and no record of an act. Nothing goes whose point is not closed, whose task is open, or that is
 * still to be sent.
 *
 * <p>It works in small transactions, each under a lock that all nodes share. So it delays nobody, two nodes do not meet,
 * and one that is killed loses nothing.
 */
@Service
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final int ROWS_AT_ONCE = 200;
    private static final int MOST_ROUNDS = 500;

    /**
     * Notices that no line of a timeline refers to, and that tell of something recorded elsewhere. Not those of
     * urgings, extensions and letters: they are a part of the act.
     */
    private static final String NOTICES =
            """
            SELECT n.id FROM notice n LEFT JOIN work_point w ON w.id = n.point_id
            WHERE n.written_at < :before AND n.timeline_entry_id IS NULL
              AND n.kind IN ('ARRIVAL', 'RETURN', 'REMINDER', 'HAND_OVER', 'ENDED', 'WEEKLY_LIST', 'INCIDENT')
              AND (n.point_id IS NULL OR w.phase IN ('CLOSED', 'CARRIED_OVER', 'LEFT_OUT'))
              AND NOT EXISTS (SELECT 1 FROM ACT_RU_TASK t WHERE t.ID_ = n.task_id)
              AND NOT EXISTS (SELECT 1 FROM delivery d LEFT JOIN message m ON m.id = d.message_id
                WHERE d.notice_id = n.id AND (d.state = 'WAITING' OR m.state IN ('WAITING', 'FAILED')))
            ORDER BY n.id""";

    /** Sign-ins, failures and locks. The last sign-in shows that the account was used, so it is never deleted. */
    private static final String ACCOUNT_EVENTS =
            """
            SELECT e.id FROM account_event e
            WHERE e.happened_at < :before AND (e.kind IN ('FAILED', 'LOCKED', 'UNLOCKED')
              OR (e.kind = 'SIGNED_IN' AND EXISTS (SELECT 1 FROM account_event later
                WHERE later.user_id = e.user_id AND later.kind = 'SIGNED_IN' AND later.id > e.id)))
            ORDER BY e.id""";

    /** Files that were uploaded and never submitted, and documents from which no plan was made. */
    private static final String FILES =
            """
            SELECT f.id FROM evidence_file f LEFT JOIN work_point w ON w.id = f.point_id
            WHERE f.attached_at IS NULL AND f.uploaded_at < :before
              AND (f.purpose = 'DOCUMENT' OR w.phase IN ('CLOSED', 'CARRIED_OVER', 'LEFT_OUT'))
            ORDER BY f.id""";

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final NamedLocks locks;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(
            JdbcClient database,
            TransactionOperations transaction,
            NamedLocks locks,
            RetentionSettings settings,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.locks = locks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Removes what is old, once a day on all nodes together. What is left after many rounds goes the next night. */
    public void run() {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        LocalDateTime before = today.minus(settings.after()).atStartOfDay();
        int removed = 0;
        int more = 1;
        for (int round = 0; more > 0 && round < MOST_ROUNDS; round++) {
            more = Objects.requireNonNull(transaction.execute(status -> round(today, before)));
            removed += more;
        }
        if (removed > 0) {
            LOG.info("Removed {} rows from before {}", removed, before.toLocalDate());
        }
    }

    /** @return how many rows were removed; 0 when nothing is left, or somebody is at it or has done it today */
    private int round(LocalDate today, LocalDateTime before) {
        if (locks.takeIfFree(NamedLocks.Name.RETENTION)
                .filter(done -> !done.equals(today.toString()))
                .isEmpty()) {
            return 0;
        }
        int removed = notices(before) + accountEvents(before) + files(before);
        if (removed == 0) {
            locks.done(NamedLocks.Name.RETENTION, today.toString());
        }
        return removed;
    }

    private int notices(LocalDateTime before) {
        List<Long> notices = old(NOTICES, before);
        if (notices.isEmpty()) {
            return 0;
        }
        List<Long> messages = database.sql(
                        "SELECT DISTINCT message_id FROM delivery WHERE notice_id IN (:ids) AND message_id IS NOT NULL")
                .param("ids", notices)
                .query(Long.class)
                .list();
        delete("DELETE FROM delivery WHERE notice_id IN (:ids)", notices);
        delete("DELETE FROM notice WHERE id IN (:ids)", notices);
        if (!messages.isEmpty()) {
            delete(
                    "DELETE FROM message WHERE id IN (:ids) AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.message_id = message.id)",
                    messages);
        }
        return notices.size();
    }

    private int accountEvents(LocalDateTime before) {
        List<Long> events = old(ACCOUNT_EVENTS, before);
        if (!events.isEmpty()) {
            delete("DELETE FROM account_event WHERE id IN (:ids)", events);
        }
        return events.size();
    }

    private int files(LocalDateTime before) {
        List<Long> files = old(FILES, before);
        if (!files.isEmpty()) {
            delete("DELETE FROM evidence_content WHERE file_id IN (:ids)", files);
            delete("DELETE FROM evidence_file WHERE id IN (:ids)", files);
        }
        return files.size();
    }

    private List<Long> old(String select, LocalDateTime before) {
        return database.sql(select + " LIMIT " + ROWS_AT_ONCE)
                .param("before", before)
                .query(Long.class)
                .list();
    }

    private void delete(String sql, List<Long> ids) {
        database.sql(sql).param("ids", ids).update();
    }
}
