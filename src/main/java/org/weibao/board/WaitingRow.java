package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.SupervisedTask;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;

/** What the light of an open deadline is computed from; the deadline is d in the statement, its part p, its point w. */
final class WaitingRow {

    static final String COLUMNS =
            """
            d.id AS d_id, d.subject AS d_subject, d.step AS d_step, d.asked AS d_asked, d.due AS d_due,
            d.original_due AS d_original_due, d.counted_from AS d_counted_from, d.dated_at AS d_dated_at,
            w.priority AS d_priority, p.role AS d_role, p.unit_code AS d_unit
            """;

    private WaitingRow() {}

    /** Null where the part has no open deadline. */
    static @Nullable SupervisedTask of(ResultSet row) throws SQLException {
        @Nullable String subject = row.getString("d_subject");
        if (subject == null) {
            return null;
        }
        var asked = row.getString("d_asked");
        var priority = Columns.named(Priority.class, row, "d_priority");
        return new SupervisedTask(
                TaskSubject.of(subject),
                row.getString("d_step"),
                asked,
                Columns.day(row, "d_due"),
                Columns.day(row, "d_original_due"),
                Columns.day(row, "d_counted_from") != null,
                WorkingCalendar.dayOf(requireNonNull(Columns.moment(row, "d_dated_at"))),
                priority == null ? Priority.NORMAL : priority,
                Columns.named(Role.class, row, "d_role") != Role.SUPPORTING || !asked.equals(row.getString("d_unit")));
    }
}
