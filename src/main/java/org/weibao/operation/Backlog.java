package org.weibao.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.calendar.WorkingCalendar;

/**
 * What waits in the database, for all nodes together.
 *
 * @param jobs of the engine, timers of later days included
 * @param dueJobs that could run now
 * @param oldestDueJob how long the first of them could have run, in seconds
 * @param failedJobs whose tries are used up
 * @param deliveries that are in no message yet
 * @param messages that are to be sent
 * @param oldestMessage how long the first of them has waited, in seconds
 * @param failedMessages that were given up
 * @param failedSignIns within the last hour
 */
record Backlog(
        double jobs,
        double dueJobs,
        double oldestDueJob,
        double failedJobs,
        double incidents,
        double deliveries,
        double messages,
        double oldestMessage,
        double failedMessages,
        double failedSignIns,
        double lockedAccounts) {

    /** When the database does not answer. */
    static final Backlog UNKNOWN = new Backlog(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    private static final Duration LATELY = Duration.ofHours(1);

    private static final String DUE =
            "RETRIES_ > 0 AND SUSPENSION_STATE_ = 1 AND COALESCE(DUEDATE_, CREATE_TIME_) <= :now";

    private static final String SELECT =
            """
            SELECT (SELECT COUNT(*) FROM ACT_RU_JOB) AS jobs,
              (SELECT COUNT(*) FROM ACT_RU_JOB WHERE %1$s) AS due_jobs,
              (SELECT MIN(COALESCE(DUEDATE_, CREATE_TIME_)) FROM ACT_RU_JOB WHERE %1$s) AS oldest_due_job,
              (SELECT COUNT(*) FROM ACT_RU_JOB WHERE RETRIES_ = 0) AS failed_jobs,
              (SELECT COUNT(*) FROM ACT_RU_INCIDENT) AS incidents,
              (SELECT COUNT(*) FROM delivery WHERE state = 'WAITING') AS deliveries,
              (SELECT COUNT(*) FROM message WHERE state = 'WAITING') AS messages,
              (SELECT MIN(written_at) FROM message WHERE state = 'WAITING') AS oldest_message,
              (SELECT COUNT(*) FROM message WHERE state = 'FAILED') AS failed_messages,
              (SELECT COUNT(*) FROM account_event WHERE happened_at > :lately AND kind = 'FAILED') AS failed_sign_ins,
              (SELECT COUNT(*) FROM account WHERE locked_until > :now) AS locked_accounts"""
                    .formatted(DUE);

    static Backlog read(JdbcClient database, Instant now) {
        return database.sql(SELECT)
                .param("now", LocalDateTime.ofInstant(now, WorkingCalendar.ZONE))
                .param("lately", LocalDateTime.ofInstant(now.minus(LATELY), WorkingCalendar.ZONE))
                .query((row, number) -> new Backlog(
                        row.getDouble("jobs"),
                        row.getDouble("due_jobs"),
                        secondsSince(row, "oldest_due_job", now),
                        row.getDouble("failed_jobs"),
                        row.getDouble("incidents"),
                        row.getDouble("deliveries"),
                        row.getDouble("messages"),
                        secondsSince(row, "oldest_message", now),
                        row.getDouble("failed_messages"),
                        row.getDouble("failed_sign_ins"),
                        row.getDouble("locked_accounts")))
                .single();
    }

    /** All dates are in the office's zone, the engine's too: it is the application's own. */
    private static double secondsSince(ResultSet row, String column, Instant now) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(moment.atZone(WorkingCalendar.ZONE).toInstant(), now)
                                .toSeconds());
    }
}
