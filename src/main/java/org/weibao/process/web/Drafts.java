package org.weibao.process.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.identity.AccountClosed;
import org.weibao.shared.NotYours;

/**
 * What people have typed into forms and not yet submitted: one draft for each task and person. The database deletes a
 * task's drafts together with the task, however it ends, and accepts none for an ended task.
 */
@Component
@Transactional
class Drafts {

    /**
     * A draft for the form.
     *
     * @param content the form's own JSON text
     */
    record Draft(String content, Instant savedAt) {}

    private final JdbcClient database;
    private final Clock clock;

    Drafts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Draft> of(String taskId, String userId) {
        return database.sql("select content, saved_at from form_draft where task_id = ? and user_id = ?")
                .params(taskId, userId)
                .query((row, number) -> new Draft(
                        row.getString("content"),
                        row.getObject("saved_at", LocalDateTime.class)
                                .atZone(WorkingCalendar.ZONE)
                                .toInstant()))
                .optional();
    }

    /**
     * Saves the draft in place of the one before.
     *
     * @return the time of saving
     * @throws NotYours if the task has ended meanwhile
     */
    Instant keep(String taskId, String userId, String content) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!replace(taskId, userId, content, now)) {
            try {
                database.sql("insert into form_draft (content, saved_at, task_id, user_id) values (?, ?, ?, ?)")
                        .params(content, local(now), taskId, userId)
                        .update();
            } catch (DuplicateKeyException savedAtOnce) {
                replace(taskId, userId, content, now);
            } catch (DataIntegrityViolationException noSuchTask) {
                throw new NotYours();
            }
        }
        return now;
    }

    private boolean replace(String taskId, String userId, String content, Instant now) {
        return database.sql("update form_draft set content = ?, saved_at = ? where task_id = ? and user_id = ?")
                        .params(content, local(now), taskId, userId)
                        .update()
                > 0;
    }

    void remove(String taskId, String userId) {
        database.sql("delete from form_draft where task_id = ? and user_id = ?")
                .params(taskId, userId)
                .update();
    }

    /** Deletes them, so that a later owner of that user id finds none. */
    @EventListener
    void forget(AccountClosed account) {
        database.sql("delete from form_draft where user_id = ?")
                .params(account.userId())
                .update();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, WorkingCalendar.ZONE);
    }
}
