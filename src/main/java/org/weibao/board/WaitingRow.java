package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.SupervisedTask;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;

/** Reads what the light of an open deadline needs. In the statement the deadline is d, its part p, its point w. */
final class WaitingRow {

    static final String COLUMNS =
            """
            d.id AS d_id, d.plan_id AS d_plan, d.point_id AS d_point, d.part_id AS d_part, d.letter_id AS d_letter,
            d.extension_id AS d_extension, d.step AS d_step, d.assignee_body AS d_assignee_body, d.due AS d_due,
            d.original_due AS d_original_due, d.counted_from AS d_counted_from, d.dated_at AS d_dated_at,
            w.priority AS d_priority, p.role AS d_role, p.unit_code AS d_unit
            """;

    private WaitingRow() {}

    /** The deadline's subject, by the only key that is not null. */
    static TaskSubject subject(ResultSet row) throws SQLException {
        for (var kind : TaskSubject.Kind.values()) {
            @Nullable Long id = Columns.id(row, "d_" + kind.name().toLowerCase(Locale.ROOT));
            if (id != null) {
                return new TaskSubject(kind, id);
            }
        }
        throw new IllegalStateException("A deadline about nothing");
    }

    /** Null if the part has no open deadline. */
    static @Nullable SupervisedTask of(ResultSet row) throws SQLException {
        if (Columns.id(row, "d_id") == null) {
            return null;
        }
        var assigneeBody = row.getString("d_assignee_body");
        var priority = Columns.named(Priority.class, row, "d_priority");
        return new SupervisedTask(
                subject(row),
                row.getString("d_step"),
                assigneeBody,
                Columns.day(row, "d_due"),
                Columns.day(row, "d_original_due"),
                Columns.day(row, "d_counted_from") != null,
                WorkingCalendar.dayOf(requireNonNull(Columns.moment(row, "d_dated_at"))),
                priority == null ? Priority.NORMAL : priority,
                Columns.named(Role.class, row, "d_role") != Role.SUPPORTING
                        || !assigneeBody.equals(row.getString("d_unit")));
    }
}
