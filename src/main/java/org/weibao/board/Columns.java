package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/** Reads nullable columns, and moments, which the tables store in the office's zone. */
public final class Columns {

    private Columns() {}

    public static @Nullable Long id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    public static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    public static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable LocalDateTime local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.atZone(WorkingCalendar.ZONE).toInstant();
    }

    public static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        var value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    public static <E extends Enum<E>> @Nullable E named(Class<E> type, ResultSet row, String column)
            throws SQLException {
        @Nullable String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** The values of an IN. SQL allows no empty list, so an empty one becomes a value that matches nothing. */
    public static Collection<?> orNone(Collection<?> values) {
        return values.isEmpty() ? List.of(-1) : values;
    }

    /** The same for codes. */
    public static Collection<String> orNobody(Collection<String> codes) {
        return codes.isEmpty() ? List.of("") : codes;
    }
}
