package org.weibao.board;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.weibao.evidence.Purpose;
import org.weibao.workpoint.EntryKind;

/** Reads the rows of points: one statement for each kind of row, whatever the number of rows. */
@Repository
class RecordQuery {

    /** Used instead of a part's id: the point as a whole with all its parts. */
    private static final long WHOLE = -1;

    private static final List<String> OF_THE_OFFICE = Stream.of(EntryKind.values())
            .filter(EntryKind::isOfTheOffice)
            .map(EntryKind::name)
            .toList();

    private static final String REPORT_COLUMNS =
            """
            SELECT id, part_id, round, period_begins, due, done, returned, no_new_progress, summary, difficulty, next_step,
              submitted_by, submitted_at, signed_by, signed_at
            FROM report
            """;

    private final JdbcClient database;

    RecordQuery(JdbcClient database) {
        this.database = database;
    }

    /** The points in the order of their plans. */
    List<PointRow> points(Collection<Long> ids) {
        return database.sql("SELECT " + PointRow.COLUMNS
                        + "FROM work_point w WHERE w.id IN (:ids) ORDER BY w.plan_id, w.position")
                .param("ids", Columns.orNone(ids))
                .query(PointRow::of)
                .list();
    }

    /** The point of a part. */
    List<PointRow> pointOf(long partId) {
        return database.sql("SELECT " + PointRow.COLUMNS
                        + "FROM work_point w JOIN part p ON p.point_id = w.id WHERE p.id = :part")
                .param("part", partId)
                .query(PointRow::of)
                .list();
    }

    List<PartRow> partsOf(long pointId) {
        return partsOf(pointId, List.of());
    }

    /** The parts of a point, and of other points the parts that ended as 未完成. */
    List<PartRow> partsOf(long pointId, Collection<Long> others) {
        return parts("(p.point_id = :id OR p.state = 'UNFINISHED' AND p.point_id IN (:others))", pointId, others);
    }

    List<PartRow> part(long partId) {
        return parts("p.id = :id", partId, List.of());
    }

    private List<PartRow> parts(String which, long id, Collection<Long> others) {
        Map<Long, PartRow> found = new LinkedHashMap<>();
        database.sql("SELECT " + PartRow.COLUMNS + ", " + WaitingRow.COLUMNS
                        + "FROM part p JOIN work_point w ON w.id = p.point_id " + Subjects.JOIN_OPEN_DEADLINES
                        + "WHERE "
                        + which + " ORDER BY p.id, d.id")
                .param("id", id)
                .param("others", Columns.orNone(others))
                .query((ResultSet row) -> {
                    var part = found.get(row.getLong("p_id"));
                    if (part == null) {
                        part = PartRow.of(row);
                        found.put(part.id(), part);
                    }
                    var waiting = WaitingRow.of(row);
                    if (waiting != null) {
                        part.waiting().add(waiting);
                    }
                });
        return List.copyOf(found.values());
    }

    /** The codes of the units with unfinished parts of these points, by the point's id. */
    Map<Long, List<String>> unfinished(Collection<Long> points) {
        Map<Long, List<String>> found = new LinkedHashMap<>();
        database.sql(
                        """
                        SELECT point_id, unit_code FROM part WHERE point_id IN (:points) AND state = 'UNFINISHED'
                        ORDER BY id""")
                .param("points", Columns.orNone(points))
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getLong("point_id"), unused -> new ArrayList<>())
                            .add(row.getString("unit_code"));
                });
        return found;
    }

    /** Small rows of points as a whole. */
    Details details(Collection<Long> points, Set<Detail.Kind> kinds, @Nullable Purpose drafts) {
        return details(points, WHOLE, kinds, drafts);
    }

    /** Small rows of a point and of only one of its parts. */
    Details details(Collection<Long> points, long part, Set<Detail.Kind> kinds, @Nullable Purpose drafts) {
        var statement = kinds.stream()
                .filter(kind -> kind != Detail.Kind.DRAFT_FILE || drafts != null)
                .map(Detail.Kind::select)
                .collect(Collectors.joining("\nUNION ALL "));
        return new Details(database.sql(statement + "\nORDER BY d_kind, d_owner, d_place")
                .param("points", Columns.orNone(points))
                .param("part", part)
                .param("drafts", drafts == null ? "" : drafts.name())
                .query(Detail::of)
                .list());
    }

    /** The reports of a point as a whole: the compiled ones and those of all parts, the latest first. */
    List<ReportRow> reports(long pointId) {
        return database.sql(REPORT_COLUMNS + "WHERE point_id = :id ORDER BY id DESC")
                .param("id", pointId)
                .query(ReportRow::of)
                .list();
    }

    List<ReportRow> reportsOfPart(long partId) {
        return database.sql(REPORT_COLUMNS + "WHERE part_id = :id ORDER BY id DESC")
                .param("id", partId)
                .query(ReportRow::of)
                .list();
    }

    /** The compiled reports of several points, by the points' ids, the latest first. */
    Map<Long, List<ReportRow>> compiled(Collection<Long> points) {
        Map<Long, List<ReportRow>> found = new LinkedHashMap<>();
        database.sql(REPORT_COLUMNS.replace("SELECT id", "SELECT point_id, id")
                        + "WHERE part_id IS NULL AND point_id IN (:points) ORDER BY id DESC")
                .param("points", Columns.orNone(points))
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getLong("point_id"), unused -> new ArrayList<>())
                            .add(ReportRow.of(row, 0));
                });
        return found;
    }

    /**
     * The timeline of the point with all its parts, the oldest entry first.
     *
     * @param whole whether the user sees everything, also the entries that are only the office's
     */
    List<TimelineRow> timeline(long pointId, boolean whole) {
        return timeline("point_id", pointId, whole);
    }

    List<TimelineRow> timelineOfPart(long partId, boolean whole) {
        return timeline("part_id", partId, whole);
    }

    private List<TimelineRow> timeline(String of, long id, boolean whole) {
        return database.sql("SELECT id, part_id, at, actor, kind, text FROM timeline_entry WHERE " + of + " = :id"
                        + (whole ? "" : " AND kind NOT IN (:office)") + " ORDER BY id")
                .param("id", id)
                .param("office", OF_THE_OFFICE)
                .query(TimelineRow::of)
                .list();
    }
}
