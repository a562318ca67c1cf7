package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** A row of work_point, which is w in the statement. */
record PointRow(
        long id,
        long planId,
        int version,
        String code,
        String place,
        String title,
        SixProtections category,
        Priority priority,
        Phase phase,
        @Nullable String note,
        boolean incomplete,
        @Nullable String leftOutReason,
        @Nullable String lead,
        boolean leadNamed,
        boolean leadConfirmed,
        @Nullable LocalDate fixedDeadline,
        @Nullable LocalDate deadline,
        boolean counted,
        Rhythm rhythm,
        @Nullable String rhythmReason) {

    static final String COLUMNS =
            """
            w.id AS w_id, w.plan_id AS w_plan_id, w.version AS w_version, w.code AS w_code, w.place AS w_place, w.title AS w_title,
            w.category AS w_category, w.priority AS w_priority, w.phase AS w_phase, w.note AS w_note,
            w.incomplete AS w_incomplete, w.left_out_reason AS w_left_out_reason, w.lead_unit AS w_lead,
            w.lead_named AS w_lead_named, w.lead_confirmed AS w_lead_confirmed, w.fixed_deadline AS w_fixed_deadline,
            w.deadline AS w_deadline, w.deadline_counted_from AS w_counted_from, w.rhythm AS w_rhythm,
            w.rhythm_reason AS w_rhythm_reason
            """;

    static PointRow of(ResultSet row, int number) throws SQLException {
        return new PointRow(
                row.getLong("w_id"),
                row.getLong("w_plan_id"),
                row.getInt("w_version"),
                row.getString("w_code"),
                row.getString("w_place"),
                row.getString("w_title"),
                requireNonNull(Columns.named(SixProtections.class, row, "w_category")),
                requireNonNull(Columns.named(Priority.class, row, "w_priority")),
                requireNonNull(Columns.named(Phase.class, row, "w_phase")),
                row.getString("w_note"),
                row.getBoolean("w_incomplete"),
                row.getString("w_left_out_reason"),
                row.getString("w_lead"),
                row.getBoolean("w_lead_named"),
                row.getBoolean("w_lead_confirmed"),
                Columns.day(row, "w_fixed_deadline"),
                Columns.day(row, "w_deadline"),
                Columns.day(row, "w_counted_from") != null,
                requireNonNull(Columns.named(Rhythm.class, row, "w_rhythm")),
                row.getString("w_rhythm_reason"));
    }
}
