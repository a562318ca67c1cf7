package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.NextReport;
import org.weibao.workpoint.Period;
import org.weibao.workpoint.Report;
import org.weibao.workpoint.ReportText;
import org.weibao.workpoint.Role;

/**
 * A row of report.
 *
 * @param partId null for the compiled report
 */
record ReportRow(
        long id,
        @Nullable Long partId,
        int round,
        @Nullable LocalDate periodBegins,
        @Nullable LocalDate due,
        boolean done,
        boolean returned,
        boolean noNewProgress,
        ReportText text,
        String submittedBy,
        Instant submittedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt) {

    static ReportRow of(ResultSet row, int number) throws SQLException {
        return new ReportRow(
                row.getLong("id"),
                Columns.id(row, "part_id"),
                row.getInt("round"),
                Columns.day(row, "period_begins"),
                Columns.day(row, "due"),
                row.getBoolean("done"),
                row.getBoolean("returned"),
                row.getBoolean("no_new_progress"),
                new ReportText(row.getString("summary"), row.getString("difficulty"), row.getString("next_step")),
                row.getString("submitted_by"),
                requireNonNull(Columns.moment(row, "submitted_at")),
                row.getString("signed_by"),
                Columns.moment(row, "signed_at"));
    }

    @Nullable
    Period period() {
        return due == null ? null : new Period(periodBegins, due);
    }

    NextReport.Last asLast() {
        return new NextReport.Last(round, period(), submittedAt);
    }

    /** Whether it counts for its part. */
    boolean counts(@Nullable Role role) {
        return Report.counts(returned, done, signedBy != null, role);
    }

    Stream<String> people() {
        return signedBy == null ? Stream.of(submittedBy) : Stream.of(submittedBy, signedBy);
    }
}
