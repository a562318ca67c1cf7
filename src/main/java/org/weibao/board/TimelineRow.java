package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.EntryKind;

/** A row of timeline_entry. */
record TimelineRow(long id, @Nullable Long partId, Instant at, String actor, EntryKind kind, String text) {

    static TimelineRow of(ResultSet row, int number) throws SQLException {
        return new TimelineRow(
                row.getLong("id"),
                Columns.id(row, "part_id"),
                requireNonNull(Columns.moment(row, "at")),
                row.getString("actor"),
                requireNonNull(Columns.named(EntryKind.class, row, "kind")),
                row.getString("text"));
    }
}
