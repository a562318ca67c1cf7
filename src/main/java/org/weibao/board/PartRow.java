package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.SupervisedTask;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.NextReport;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Period;
import org.weibao.workpoint.Role;

/**
 * A row of part, which is p in the statement.
 *
 * @param returned whether its last report was given back
 * @param waiting its open tasks
 */
record PartRow(
        long id,
        long pointId,
        String unit,
        Role role,
        PartState state,
        int round,
        LocalDate ends,
        boolean endsCounted,
        @Nullable LocalDate due,
        boolean dueCounted,
        @Nullable LocalDate periodBegins,
        int noProgressStreak,
        @Nullable String request,
        boolean owesAnswer,
        @Nullable String objection,
        boolean returned,
        List<SupervisedTask> waiting) {

    static final String COLUMNS =
            """
            p.id AS p_id, p.point_id AS p_point_id, p.unit_code AS p_unit, p.role AS p_role, p.state AS p_state,
            p.round AS p_round, p.ends AS p_ends, p.ends_counted_from AS p_ends_counted_from, p.due AS p_due,
            p.due_counted_from AS p_due_counted_from, p.period_begins AS p_period_begins,
            p.no_progress_streak AS p_streak, p.request AS p_request, p.owes_answer AS p_owes_answer, p.objection AS p_objection,
            (SELECT r.returned FROM report r WHERE r.part_id = p.id ORDER BY r.id DESC LIMIT 1) AS p_returned
            """;

    static PartRow of(ResultSet row) throws SQLException {
        return new PartRow(
                row.getLong("p_id"),
                row.getLong("p_point_id"),
                row.getString("p_unit"),
                requireNonNull(Columns.named(Role.class, row, "p_role")),
                requireNonNull(Columns.named(PartState.class, row, "p_state")),
                row.getInt("p_round"),
                requireNonNull(Columns.day(row, "p_ends")),
                Columns.day(row, "p_ends_counted_from") != null,
                Columns.day(row, "p_due"),
                Columns.day(row, "p_due_counted_from") != null,
                Columns.day(row, "p_period_begins"),
                row.getInt("p_streak"),
                row.getString("p_request"),
                row.getBoolean("p_owes_answer"),
                row.getString("p_objection"),
                row.getBoolean("p_returned"),
                new ArrayList<>());
    }

    NextReport nextReport() {
        return new NextReport(role, round, owesAnswer, due == null ? null : new Period(periodBegins, due), dueCounted);
    }

    String requestLabel() {
        return CameBack.heading(role, returned);
    }
}
