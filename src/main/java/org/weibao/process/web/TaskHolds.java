package org.weibao.process.web;

import java.time.Clock;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.TaskHolding;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;

/**
 * Who begins to fill in a task's form gets the task, without claiming it. It goes back to its group when they empty the
 * form, put it back, or leave it untouched. A task that somebody assigned to them stays theirs.
 */
@Component
@Transactional
class TaskHolds {

    private final VisibleTasks open;
    private final TaskService tasks;
    private final PastRights rights;
    private final JdbcClient database;
    private final Clock clock;

    TaskHolds(VisibleTasks open, TaskService tasks, PastRights rights, JdbcClient database, Clock clock) {
        this.open = open;
        this.tasks = tasks;
        this.rights = rights;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Assigns the task to the current user if nobody has it.
     *
     * @throws NotYours if they may not do it, or somebody else has it now
     */
    Task take(String taskId) {
        releaseUntouched(taskId);
        var task = open.workable(taskId);
        var now = local();
        if (task.getAssignee() == null) {
            var userId = open.currentUser().userId();
            tasks.claim(taskId, userId);
            // An earlier holder may have lost it in another way.
            database.sql("DELETE FROM task_hold WHERE task_id = ?")
                    .param(taskId)
                    .update();
            database.sql("INSERT INTO task_hold (task_id, user_id, since, touched_at) VALUES (?, ?, ?, ?)")
                    .params(taskId, userId, now, now)
                    .update();
        } else {
            database.sql("UPDATE task_hold SET touched_at = ? WHERE task_id = ? AND user_id = ?")
                    .params(now, taskId, task.getAssignee())
                    .update();
        }
        return task;
    }

    /** The form is empty again: a task that was taken only by typing is put back. */
    void untyped(String taskId) {
        var userId = open.currentUser().userId();
        if (userId.equals(open.workable(taskId).getAssignee()) && forget(taskId, userId)) {
            tasks.setAssignee(taskId, null);
        }
    }

    /**
     * Puts the task back, however the current user got it.
     *
     * @throws NotYours if they do not have it
     */
    void putBack(String taskId) {
        var userId = open.currentUser().userId();
        if (!userId.equals(open.visible(taskId).getAssignee())) {
            throw new NotYours();
        }
        forget(taskId, userId);
        tasks.setAssignee(taskId, null);
    }

    /** Puts the task back if the person who began its form has left it. The current user must see it. */
    void releaseUntouched(String taskId) {
        var untouched = database.sql(
                        """
                        SELECT COUNT(*) FROM task_hold h JOIN ACT_RU_TASK t ON t.ID_ = h.task_id AND t.ASSIGNEE_ = h.user_id
                        WHERE h.task_id = ? AND h.touched_at < ?""")
                .params(taskId, local().minus(TaskHolding.LONGEST_UNTOUCHED))
                .query(Integer.class)
                .single();
        if (untouched > 0) {
            open.visible(taskId);
            database.sql("DELETE FROM task_hold WHERE task_id = ?")
                    .param(taskId)
                    .update();
            rights.ask(() -> new AssignTaskCmd(taskId, null).execute(Context.getCommandContext()));
        }
    }

    private boolean forget(String taskId, String userId) {
        return database.sql("DELETE FROM task_hold WHERE task_id = ? AND user_id = ?")
                        .params(taskId, userId)
                        .update()
                > 0;
    }

    private LocalDateTime local() {
        return LocalDateTime.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }
}
