package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.SupervisedTask;

/**
 * The records about an open task of the engine.
 *
 * @param point the point that it belongs to; null for a task of a plan, a letter or an extension
 */
record TaskHead(String taskId, SupervisedTask task, @Nullable PointRow point) {

    static final String SELECT = "SELECT d.task_id AS task_id, " + WaitingRow.COLUMNS + ", " + PointRow.COLUMNS
            + "FROM deadline d " + Subjects.JOIN_PART_AND_POINT
            + "WHERE d.task_id IN (:tasks) AND d.settled_at IS NULL ORDER BY d.id";

    static TaskHead of(ResultSet row, int number) throws SQLException {
        return new TaskHead(
                row.getString("task_id"),
                Objects.requireNonNull(WaitingRow.of(row)),
                Columns.id(row, "w_id") == null ? null : PointRow.of(row, number));
    }

    TaskSubject subject() {
        return task.subject();
    }

    PointRow ofPoint() {
        return Objects.requireNonNull(point);
    }
}
