package org.weibao.supervision;

import static java.util.stream.Collectors.toSet;
import static org.weibao.supervision.SupervisionSql.ofBodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.Columns;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LastNotice;
import org.weibao.escalation.LastNotices;
import org.weibao.escalation.LightColumn;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.NotYours;
import org.weibao.supervision.MatrixView.Body;
import org.weibao.supervision.MatrixView.Cell;
import org.weibao.supervision.MatrixView.Row;
import org.weibao.supervision.MatrixView.Waiting;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.SixProtections;
import org.weibao.workpoint.Visibility;

/**
 * 督办总览: the points of a year by unit and county. One page costs five statements. Their light comes from the times
 * stored with the deadlines, so the database filters, sorts and counts by it.
 */
@Service
@Transactional(readOnly = true)
public class SupervisionQuery {

    /** The most points of one page: with fifty bodies they are 1,250 cells. */
    public static final int PAGE = 25;

    private record CellRow(
            long pointId,
            @Nullable Long partId,
            String body,
            Role role,
            @Nullable PartState state,
            int round,
            @Nullable Integer progress,
            @Nullable Long reportId,
            boolean returned,
            @Nullable Integer light,
            @Nullable String taskId,
            @Nullable Waiting waiting) {}

    /** The figures of a filter. */
    private record Figures(int points, Map<Mark, Integer> parts, Map<String, Integer> lateByBody) {}

    private final JdbcClient database;
    private final Visibility visibility;
    private final Organization organization;
    private final StepNames steps;
    private final LastNotices notices;
    private final WorkingCalendar calendar;
    private final Clock clock;

    SupervisionQuery(
            JdbcClient database,
            Visibility visibility,
            Organization organization,
            StepNames steps,
            LastNotices notices,
            WorkingCalendar calendar,
            Clock clock) {
        this.database = database;
        this.visibility = visibility;
        this.organization = organization;
        this.steps = steps;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * One page of the matrix.
     *
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for anybody who does not see everything
     */
    public MatrixView matrix(SupervisionFilter filter, int page, CurrentUser currentUser) {
        requireAll(currentUser);
        var now = clock.instant();
        var years = years();
        var year = chosen(filter, years);
        var values = SupervisionSql.values(filter, year, now);
        var figures = figures(filter, values);
        var pages = Math.max(1, (figures.points() + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var rows = rows(filter, values, shown, now, true);
        return new MatrixView(
                now,
                year,
                years,
                filter.inWords(organization),
                figures.points(),
                shown,
                pages,
                figures.parts(),
                bodies(figures, rows),
                rows);
    }

    /** @throws NotYours for anybody who does not see everything */
    void requireAll(CurrentUser currentUser) {
        if (!visibility.seesEverything(currentUser)) {
            throw new NotYours();
        }
    }

    /** The years with a plan, the latest first. */
    List<Integer> years() {
        return database.sql("SELECT running_year FROM plan WHERE running_year IS NOT NULL ORDER BY running_year DESC")
                .query(Integer.class)
                .list();
    }

    static @Nullable Integer chosen(SupervisionFilter filter, List<Integer> years) {
        return filter.year() != null
                ? filter.year()
                : years.stream().findFirst().orElse(null);
    }

    private Figures figures(SupervisionFilter filter, Map<String, Object> values) {
        var points = new int[1];
        var parts = new EnumMap<Mark, Integer>(Mark.class);
        var late = new HashMap<String, Integer>();
        var sql =
                """
                WITH chosen AS (SELECT w.id %s),
                cell AS (SELECT p.id, p.unit_code, p.state, MAX(%s) AS light FROM chosen c JOIN part p ON p.point_id = c.id%s %s
                  GROUP BY p.id, p.unit_code, p.state)
                SELECT 'POINTS' AS what, NULL AS name, NULL AS light, COUNT(*) AS n FROM chosen
                UNION ALL SELECT 'STATE', state, light, COUNT(*) FROM cell GROUP BY state, light
                UNION ALL SELECT 'BODY', unit_code, NULL, SUM(CASE WHEN light >= 2 THEN 1 ELSE 0 END) FROM cell
                  GROUP BY unit_code"""
                        .formatted(
                                SupervisionSql.points(filter),
                                LightColumn.WITH_PART,
                                ofBodies(filter, "p.unit_code"),
                                SupervisionSql.PART_TASKS);
        database.sql(sql).params(values).query((ResultSet row) -> {
            var count = row.getInt("n");
            switch (row.getString("what")) {
                case "POINTS" -> points[0] = count;
                case "STATE" ->
                    parts.merge(
                            Mark.of(PartState.valueOf(row.getString("name")), number(row, "light")),
                            count,
                            Integer::sum);
                default -> late.put(row.getString("name"), count);
            }
        });
        return new Figures(points[0], parts, late);
    }

    /**
     * The points of one page with their cells, by two statements, and with notices by three.
     *
     * @param values of the filter's conditions
     */
    List<Row> rows(SupervisionFilter filter, Map<String, Object> values, int page, Instant now, boolean withNotices) {
        var rows = new LinkedHashMap<Long, Row>();
        var worst = new HashMap<Long, Integer>();
        var sql =
                """
                SELECT w.*, d.id AS deadline_id, d.step, d.assignee_body, d.due, d.counted_from, %s AS light,
                  CASE WHEN w.phase IN ('CLOSED', 'CARRIED_OVER') THEN (SELECT MAX(k.decided_at) FROM decision k
                    WHERE k.point_id = w.id AND k.kind = 'DECISION') END AS ended_at
                FROM (SELECT w.id, w.code, w.place, w.position, w.title, w.category, w.priority, w.phase, w.lead_unit,
                  w.deadline, w.deadline_counted_from, w.left_out_reason, w.carried_over_from
                  %s ORDER BY w.position, w.id LIMIT %d OFFSET %d) w
                LEFT JOIN deadline d ON d.point_id = w.id AND d.settled_at IS NULL
                ORDER BY w.position, w.id, light DESC, d.id"""
                        .formatted(LightColumn.WITHOUT_PART, SupervisionSql.points(filter), PAGE, (page - 1) * PAGE);
        database.sql(sql).params(values).query((ResultSet row) -> {
            var id = row.getLong("id");
            if (!rows.containsKey(id)) {
                worst.put(id, number(row, "light"));
                rows.put(id, point(row, now));
            }
        });
        if (rows.isEmpty()) {
            return List.of();
        }
        var cells = cells(filter, values, rows.keySet(), now);
        var notified = withNotices ? notified(cells) : Map.<String, LastNotice>of();
        return rows.values().stream()
                .map(row -> with(row, worst.get(row.id()), cells.getOrDefault(row.id(), List.of()), notified))
                .toList();
    }

    private Row point(ResultSet row, Instant now) throws SQLException {
        var phase = Phase.valueOf(row.getString("phase"));
        var protection = SixProtections.valueOf(row.getString("category"));
        var deadline = Columns.day(row, "deadline");
        var ended = Columns.moment(row, "ended_at");
        @Nullable String lead = row.getString("lead_unit");
        var note = new ArrayList<String>();
        if (row.getObject("carried_over_from") != null) {
            note.add("上年结转");
        }
        if (row.getString("left_out_reason") != null) {
            note.add("不列入的理由：" + row.getString("left_out_reason"));
        }
        return new Row(
                row.getLong("id"),
                row.getString("code"),
                row.getString("place"),
                row.getString("title"),
                protection,
                protection.label(),
                Priority.valueOf(row.getString("priority")) == Priority.KEY,
                phase,
                phase.label(),
                lead,
                lead == null ? null : organization.nameOf(lead),
                Mark.UNLIT,
                "",
                waiting(row, now),
                deadline == null ? null : calendar.shown(deadline, Columns.day(row, "deadline_counted_from") != null),
                ended == null ? null : WorkingCalendar.dayOf(ended),
                note.isEmpty() ? null : String.join("；", note),
                0,
                Map.of());
    }

    private @Nullable Waiting waiting(ResultSet row, Instant now) throws SQLException {
        var deadline = Columns.id(row, "deadline_id");
        if (deadline == null) {
            return null;
        }
        var due = Columns.day(row, "due");
        var left = due == null ? null : calendar.timeLeft(due, now);
        return new Waiting(
                deadline,
                steps.nameOf(row.getString("step")),
                organization.nameOf(row.getString("assignee_body")),
                due,
                due != null && calendar.mayChange(due, Columns.day(row, "counted_from") != null),
                left == null ? "不限期" : left.inWords(),
                left != null && left.isLate());
    }

    /** By the point's id. A point without parts has a cell for each body that it names. */
    private Map<Long, List<CellRow>> cells(
            SupervisionFilter filter, Map<String, Object> values, Collection<Long> points, Instant now) {
        var named =
                """
                UNION ALL SELECT b.point_id, NULL, b.unit_code, %s, NULL, 0, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                FROM %s b WHERE b.point_id IN (:points) AND NOT EXISTS (SELECT 1 FROM part p WHERE p.point_id = b.point_id)%s
                """;
        var sql =
                """
                SELECT p.point_id, p.id AS part_id, p.unit_code, p.role, p.state, p.round, p.progress, p.last_report_id,
                  p.owes_answer, d.id AS deadline_id, d.step, d.assignee_body, d.due, d.counted_from, d.task_id, %s AS light
                FROM part p %s WHERE p.point_id IN (:points)%s
                """
                                .formatted(
                                        LightColumn.WITH_PART,
                                        SupervisionSql.PART_TASKS,
                                        ofBodies(filter, "p.unit_code"))
                        + named.formatted(
                                "'LEAD'",
                                "(SELECT w.id AS point_id, w.lead_unit AS unit_code FROM work_point w WHERE w.lead_unit IS NOT NULL)",
                                ofBodies(filter, "b.unit_code"))
                        + named.formatted("b.role", "work_point_unit", ofBodies(filter, "b.unit_code"))
                        + named.formatted("'COUNTY'", "work_point_county", ofBodies(filter, "b.unit_code"));
        var cells = new LinkedHashMap<String, CellRow>();
        database.sql(sql).params(values).param("points", points).query((ResultSet row) -> {
            var state = Columns.named(PartState.class, row, "state");
            var cell = new CellRow(
                    row.getLong("point_id"),
                    Columns.id(row, "part_id"),
                    row.getString("unit_code"),
                    Role.valueOf(row.getString("role")),
                    state,
                    row.getInt("round"),
                    number(row, "progress"),
                    Columns.id(row, "last_report_id"),
                    row.getBoolean("owes_answer"),
                    number(row, "light"),
                    row.getString("task_id"),
                    waiting(row, now));
            cells.merge(cell.pointId() + "/" + cell.body(), cell, SupervisionQuery::worse);
        });
        var byPoint = new HashMap<Long, List<CellRow>>();
        cells.values().forEach(cell -> byPoint.computeIfAbsent(cell.pointId(), first -> new ArrayList<>())
                .add(cell));
        return byPoint;
    }

    /** A part may have several open tasks. */
    private static CellRow worse(CellRow one, CellRow other) {
        return Objects.requireNonNullElse(one.light(), -1) >= Objects.requireNonNullElse(other.light(), -1)
                ? one
                : other;
    }

    private Row with(Row row, @Nullable Integer own, List<CellRow> cells, Map<String, LastNotice> notified) {
        var shown = new LinkedHashMap<String, Cell>();
        Integer worst = own;
        var late = 0;
        for (var cell : cells) {
            var light = cell.light();
            if (light != null && (worst == null || light > worst)) {
                worst = light;
            }
            var lead = cell.body().equals(row.leadCode());
            var mark = cell.state() == null ? unopened(row.phase(), lead ? own : null) : Mark.of(cell.state(), light);
            late += mark.isLate() ? 1 : 0;
            shown.put(
                    cell.body(),
                    new Cell(
                            cell.partId(),
                            organization.nameOf(cell.body()),
                            lead,
                            cell.role().label(),
                            mark,
                            mark.label(),
                            cell.state() == null
                                    ? Mark.NOT_STARTED.label()
                                    : cell.state().label(),
                            cell.round(),
                            cell.state() == null && lead ? row.waiting() : cell.waiting(),
                            cell.progress(),
                            cell.reportId(),
                            cell.returned(),
                            cell.taskId() == null ? null : notified.get(cell.taskId())));
        }
        var mark = Mark.of(row.phase(), worst);
        return new Row(
                row.id(),
                row.code(),
                row.place(),
                row.title(),
                row.protection(),
                row.protectionLabel(),
                row.key(),
                row.phase(),
                row.phaseLabel(),
                row.leadCode(),
                row.lead(),
                mark,
                mark.label(),
                row.waiting(),
                row.deadline(),
                row.ended(),
                row.note(),
                late,
                shown);
    }

    /**
     * The mark of a body before the point has parts.
     *
     * @param light of the lead's task to accept the point; null for other bodies
     */
    private static Mark unopened(Phase phase, @Nullable Integer light) {
        return light == null && phase == Phase.ASSIGNMENT ? Mark.NOT_STARTED : Mark.of(phase, light);
    }

    /** The last notices about the late tasks of the page, by the task's id. */
    private Map<String, LastNotice> notified(Map<Long, List<CellRow>> cells) {
        var tasks = cells.values().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.light() != null && cell.light() > 0)
                .map(CellRow::taskId)
                .filter(Objects::nonNull)
                .collect(toSet());
        return notices.about(tasks);
    }

    /** The columns: all bodies of the filter, so that they are the same on every page, and those of points without parts. */
    private List<Body> bodies(Figures figures, List<Row> rows) {
        var codes = new LinkedHashSet<>(figures.lateByBody().keySet());
        rows.forEach(row -> codes.addAll(row.cells().keySet()));
        var bodies = new ArrayList<Body>();
        for (var counties : List.of(false, true)) {
            organization.units().stream()
                    .filter(unit -> (unit.kind() == UnitKind.COUNTY) == counties && codes.contains(unit.code()))
                    .map(unit -> body(unit, figures))
                    .forEach(bodies::add);
        }
        return bodies;
    }

    private static Body body(Unit unit, Figures figures) {
        return new Body(
                unit.code(),
                unit.name(),
                unit.kind() == UnitKind.COUNTY,
                figures.lateByBody().getOrDefault(unit.code(), 0));
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
