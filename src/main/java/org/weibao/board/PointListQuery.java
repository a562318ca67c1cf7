package org.weibao.board;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.DeskRow.LightSign;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.SupervisedTask;
import org.weibao.escalation.TaskLight;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Visibility;

/** 要点: the points that the current user may see, of all phases, whether or not a task is open. */
@Service
@Transactional(readOnly = true)
public class PointListQuery {

    /** The number of rows that a screen of 1366 by 768 shows. */
    static final int PAGE = 20;

    private static final int LONGEST_TEXT = 100;

    /** Codes, titles and units are searched only in what the user may see. */
    private static final String FOUND =
            """
            FROM work_point w
            WHERE w.phase IN (:sent)
              AND (:all = TRUE OR w.lead_unit IN (:units)
                OR EXISTS (SELECT 1 FROM part p WHERE p.point_id = w.id AND p.unit_code IN (:units)))
              AND (:text = '' OR LOWER(CONCAT(w.code, ' ', w.place, ' ', w.title)) LIKE :like ESCAPE '!'
                OR w.lead_unit IN (:named)
                OR EXISTS (SELECT 1 FROM part x WHERE x.point_id = w.id AND x.unit_code IN (:named)
                  AND (:all = TRUE OR w.lead_unit IN (:units) OR x.unit_code IN (:units))))
            """;

    private static final String OPEN =
            """
            FROM work_point w JOIN deadline d ON d.point_id = w.id AND d.settled_at IS NULL LEFT JOIN part p ON p.id = d.part_id
            WHERE w.id IN (:points) AND (:all = TRUE OR w.lead_unit IN (:units))
            """;

    private static final String OPEN_OF_PARTS =
            """
            FROM work_point w JOIN part p ON p.point_id = w.id JOIN deadline d ON d.part_id = p.id AND d.settled_at IS NULL
            WHERE w.id IN (:points) AND (:all = TRUE OR w.lead_unit IN (:units) OR p.unit_code IN (:units))
            """;

    private static final String LIGHTS = "SELECT w.id AS w_id, " + WaitingRow.COLUMNS + OPEN
            + "UNION ALL SELECT w.id AS w_id, " + WaitingRow.COLUMNS + OPEN_OF_PARTS;

    private record Open(long pointId, SupervisedTask task) {}

    private final JdbcClient database;
    private final LightQuery lights;
    private final Visibility visibility;
    private final Organization organization;
    private final WorkingCalendar calendar;

    PointListQuery(
            JdbcClient database,
            LightQuery lights,
            Visibility visibility,
            Organization organization,
            WorkingCalendar calendar) {
        this.database = database;
        this.lights = lights;
        this.visibility = visibility;
        this.organization = organization;
        this.calendar = calendar;
    }

    /**
     * One page, read by three statements.
     *
     * @param text what the code, the title, or the name of a unit must contain; null for all
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for an administrator, who does no case work
     */
    public PointListView of(@Nullable String text, int page, CurrentUser currentUser) {
        if (currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var wanted = Objects.requireNonNullElse(Texts.optional("q", "搜索内容", text, LONGEST_TEXT), "");
        int total = select("SELECT COUNT(*) " + FOUND, wanted, currentUser)
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var rows = select(
                        "SELECT " + PointRow.COLUMNS + FOUND
                                + "ORDER BY w.plan_id DESC, w.position, w.id LIMIT %d OFFSET %d"
                                        .formatted(PAGE, (shown - 1) * PAGE),
                        wanted,
                        currentUser)
                .query(PointRow::of)
                .list();
        var worst = worst(rows.stream().map(PointRow::id).toList(), currentUser);
        return new PointListView(
                rows.stream().map(row -> row(row, worst.get(row.id()))).toList(), total, shown, pages);
    }

    private JdbcClient.StatementSpec select(String statement, String text, CurrentUser currentUser) {
        return bound(statement, currentUser)
                .param("sent", Visibility.sentPhases())
                .param("text", text)
                .param("like", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%")
                .param("named", Columns.orNobody(text.isEmpty() ? List.of() : named(text)));
    }

    private JdbcClient.StatementSpec bound(String statement, CurrentUser currentUser) {
        return database.sql(statement)
                .param("all", visibility.seesEverything(currentUser))
                .param("units", Columns.orNobody(visibility.unitsOf(currentUser)));
    }

    private List<String> named(String text) {
        return organization.units().stream()
                .filter(unit -> unit.name().contains(text))
                .map(Unit::code)
                .toList();
    }

    private Map<Long, TaskLight> worst(Collection<Long> points, CurrentUser currentUser) {
        var open = new ArrayList<Open>();
        bound(LIGHTS, currentUser).param("points", Columns.orNone(points)).query((ResultSet row) -> {
            open.add(new Open(row.getLong("w_id"), Objects.requireNonNull(WaitingRow.of(row))));
        });
        var steps = lights.steps(open.stream().map(Open::task).toList());
        var worst = new HashMap<Long, TaskLight>();
        for (var i = 0; i < open.size(); i++) {
            var light = steps.get(i).light();
            if (light != null) {
                worst.merge(
                        open.get(i).pointId(),
                        light,
                        (one, other) -> TaskLight.BY_URGENCY.compare(one, other) < 0 ? other : one);
            }
        }
        return worst;
    }

    private PointListView.Row row(PointRow point, @Nullable TaskLight light) {
        var lead = point.lead();
        var deadline = point.deadline();
        return new PointListView.Row(
                point.code(),
                point.place(),
                point.title(),
                lead == null ? null : organization.nameOf(lead),
                point.phase().label(),
                deadline == null ? null : calendar.shown(deadline, point.counted()),
                light == null
                        ? null
                        : new LightSign(light.light(), light.light().label()),
                light == null ? "没有到期任务" : light.standing());
    }
}
