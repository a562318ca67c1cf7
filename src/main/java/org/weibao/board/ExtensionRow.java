package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.board.ExtensionView.EarlierView;
import org.weibao.deadline.TaskSubject;
import org.weibao.extension.ExtensionState;

/**
 * A request for more time, with its deadline and point.
 *
 * @param runs the present due day
 * @param correctedDue the day to which the office corrected the granted day; null if it did not
 */
record ExtensionRow(
        long id,
        TaskSubject subject,
        @Nullable LocalDate runs,
        @Nullable LocalDate originalDue,
        boolean counted,
        String task,
        String unit,
        LocalDate due,
        LocalDate requestedDue,
        String reason,
        String progress,
        String requestedBy,
        Instant requestedAt,
        ExtensionState state,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable LocalDate grantedDue,
        @Nullable LocalDate correctedDue,
        @Nullable String answer,
        PointRow point) {

    /** All requests for the same task as one of them, the oldest first. */
    static final String SELECT =
            """
            SELECT e.id AS e_id, e.task AS e_task, e.unit_code AS e_unit, e.due AS e_due, e.requested_due AS e_requested_due,
              e.reason AS e_reason, e.progress AS e_progress, e.requested_by AS e_requested_by,
              e.requested_at AS e_requested_at,
              e.state AS e_state, e.signed_by AS e_signed_by, e.signed_at AS e_signed_at, e.granted_due AS e_granted_due,
              e.answer AS e_answer, (SELECT c.due FROM extension_correction c WHERE c.id =
                (SELECT MAX(l.id) FROM extension_correction l WHERE l.extension_id = e.id)) AS e_corrected_due,
              d.plan_id AS d_plan, d.point_id AS d_point, d.part_id AS d_part, d.letter_id AS d_letter,
              d.extension_id AS d_extension, d.due AS d_due, d.original_due AS d_original_due, d.counted_from AS d_counted_from,
            """
                    + PointRow.COLUMNS
                    + "FROM extension one JOIN extension e ON e.deadline_id = one.deadline_id"
                    + " JOIN deadline d ON d.id = e.deadline_id "
                    + Subjects.JOIN_PART_AND_POINT
                    + "WHERE one.id = :id ORDER BY e.id";

    static ExtensionRow of(ResultSet row, int number) throws SQLException {
        return new ExtensionRow(
                row.getLong("e_id"),
                WaitingRow.subject(row),
                Columns.day(row, "d_due"),
                Columns.day(row, "d_original_due"),
                Columns.day(row, "d_counted_from") != null,
                row.getString("e_task"),
                row.getString("e_unit"),
                requireNonNull(Columns.day(row, "e_due")),
                requireNonNull(Columns.day(row, "e_requested_due")),
                row.getString("e_reason"),
                row.getString("e_progress"),
                row.getString("e_requested_by"),
                requireNonNull(Columns.moment(row, "e_requested_at")),
                requireNonNull(Columns.named(ExtensionState.class, row, "e_state")),
                row.getString("e_signed_by"),
                Columns.moment(row, "e_signed_at"),
                Columns.day(row, "e_granted_due"),
                Columns.day(row, "e_corrected_due"),
                row.getString("e_answer"),
                PointRow.of(row, number));
    }

    /** The present due day, which may have been moved since the request. */
    LocalDate running() {
        return runs == null ? due : runs;
    }

    EarlierView asEarlier() {
        return new EarlierView(requestedAt, due, requestedDue, grantedDue, correctedDue, state.label(), answer);
    }

    Stream<String> people() {
        return Stream.of(requestedBy, signedBy == null ? requestedBy : signedBy);
    }
}
