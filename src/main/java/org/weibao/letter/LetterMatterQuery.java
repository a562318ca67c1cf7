package org.weibao.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.LightTimes;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Phase;

/** Reads many matters of letters at once, with the records about them. */
@Repository
class LetterMatterQuery {

    private static final String SELECT =
            """
            SELECT m.id, m.letter_id, m.point_id, w.place, w.title, p.unit_code, m.step, m.due, d.counted_from,
              d.part_id AS of_part, d.point_id AS of_point, d.opened_at, d.blue_from, d.yellow_from, d.red_from,
              m.deadline_round, m.authority, w.lead_unit, w.phase, m.line
            FROM letter_matter m JOIN work_point w ON w.id = m.point_id LEFT JOIN part p ON p.id = m.part_id
              JOIN deadline d ON d.id = m.deadline_id
            """;

    private final JdbcClient database;

    LetterMatterQuery(JdbcClient database) {
        this.database = database;
    }

    /** The matters of the letters that were not taken out, in their order. */
    List<LetterMatterRow> ofLetters(Collection<Long> letterIds) {
        return rows("WHERE m.letter_id IN (:ids) AND m.left_at IS NULL ORDER BY m.id", letterIds);
    }

    /** The rows in the order of the matters. */
    List<LetterMatterRow> of(List<LetterMatter> matters) {
        return rows(
                "WHERE m.id IN (:ids) ORDER BY m.id",
                matters.stream().map(LetterMatter::id).toList());
    }

    private List<LetterMatterRow> rows(String which, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(SELECT + which)
                        .param("ids", ids)
                        .query(LetterMatterQuery::row)
                        .list();
    }

    /** The subject of the late task: a part or a point. No other task gets a letter. */
    private static TaskSubject subject(ResultSet row) throws SQLException {
        var part = row.getObject("of_part", Long.class);
        return part == null ? TaskSubject.point(row.getLong("of_point")) : TaskSubject.part(part);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.atZone(WorkingCalendar.ZONE).toInstant();
    }

    private static LetterMatterRow row(ResultSet row, int number) throws SQLException {
        return new LetterMatterRow(
                row.getLong("id"),
                row.getLong("letter_id"),
                row.getLong("point_id"),
                row.getString("place") + " " + row.getString("title"),
                row.getString("unit_code"),
                row.getString("step"),
                row.getObject("due", LocalDate.class),
                row.getObject("counted_from", LocalDate.class) != null,
                subject(row).key() + "/" + row.getString("step"),
                Objects.requireNonNull(moment(row, "opened_at")),
                row.getInt("deadline_round"),
                row.getString("authority"),
                new LightTimes(moment(row, "blue_from"), moment(row, "yellow_from"), moment(row, "red_from")),
                row.getString("lead_unit"),
                Phase.valueOf(row.getString("phase")),
                row.getString("line"));
    }
}
