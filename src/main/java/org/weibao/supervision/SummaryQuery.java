package org.weibao.supervision;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.Columns;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.LightColumn;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.supervision.SummaryView.Change;
import org.weibao.supervision.SummaryView.Count;
import org.weibao.supervision.SummaryView.Event;
import org.weibao.supervision.SummaryView.Incident;
import org.weibao.supervision.SummaryView.Kind;
import org.weibao.supervision.SummaryView.LetterCount;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** The dashboard: a year in figures, by five statements. */
@Service
@Transactional(readOnly = true)
public class SummaryQuery {

    private static final int WEEK = 7;

    /** The events of a kind that a screen shows. */
    private static final int MOST_EVENTS = 10;

    private static final int MOST_INCIDENTS = 5;

    private static final String YEAR =
            "FROM plan l JOIN work_point w ON w.plan_id = l.id WHERE l.running_year = :year AND w.phase <> 'DRAFT'";

    private static final String FIGURES =
            """
            WITH chosen AS (SELECT w.id, w.phase %s),
            cell AS (SELECT c.id AS point_id, c.phase, p.id, p.state, MAX(%s) AS light, SUM(%s) AS late
              FROM chosen c JOIN part p ON p.point_id = c.id %s GROUP BY c.id, c.phase, p.id, p.state),
            own AS (SELECT c.id AS point_id, c.phase, MAX(%s) AS light, SUM(%s) AS late
              FROM chosen c LEFT JOIN deadline d ON d.point_id = c.id AND d.settled_at IS NULL GROUP BY c.id, c.phase)
            SELECT 'PART' AS what, phase, state, light, COUNT(*) AS n, SUM(late) AS late FROM cell GROUP BY phase, state, light
            UNION ALL
            SELECT 'POINT', phase, NULL, light, COUNT(*), SUM(late) FROM (
              SELECT point_id, phase, MAX(light) AS light, SUM(late) AS late FROM (
                SELECT point_id, phase, light, 0 AS late FROM cell UNION ALL SELECT point_id, phase, light, late FROM own) every
              GROUP BY point_id, phase) worst
            GROUP BY phase, light"""
                    .formatted(
                            YEAR,
                            LightColumn.WITH_PART,
                            SupervisionSql.PART_LATE,
                            SupervisionSql.PART_TASKS,
                            LightColumn.WITHOUT_PART,
                            SupervisionSql.POINT_LATE);

    /** Of each kind the latest events and the number of all. */
    private static final String CHANGES =
            """
            SELECT what, at, place, title, unit_code, n FROM (
              SELECT e.what, e.at, w.place, w.title, p.unit_code, COUNT(*) OVER (PARTITION BY e.what) AS n,
                ROW_NUMBER() OVER (PARTITION BY e.what ORDER BY e.at DESC, w.position, p.id) AS nth
              FROM (
                SELECT e.kind AS what, e.at, e.point_id, e.part_id FROM timeline_entry e JOIN plan l ON l.id = e.plan_id
                WHERE l.running_year = :year AND e.at >= :since AND e.at <= :now
                  AND e.kind IN ('RETURNED', 'VERIFIED', 'CLOSED', 'CARRIED_OVER') AND e.point_id IS NOT NULL
                UNION ALL
                SELECT 'NEWLY_LATE', d.yellow_from, p.point_id, p.id FROM plan l JOIN work_point w ON w.plan_id = l.id
                  JOIN part p ON p.point_id = w.id JOIN deadline d ON d.part_id = p.id AND d.settled_at IS NULL
                WHERE l.running_year = :year AND d.yellow_from > :since AND d.yellow_from <= :now
                  AND NOT (p.role = 'SUPPORTING' AND d.assignee_body = p.unit_code)
                UNION ALL
                SELECT 'NEWLY_LATE', d.yellow_from, w.id, NULL FROM plan l JOIN work_point w ON w.plan_id = l.id
                  JOIN deadline d ON d.point_id = w.id AND d.settled_at IS NULL
                WHERE l.running_year = :year AND d.yellow_from > :since AND d.yellow_from <= :now) e
              JOIN work_point w ON w.id = e.point_id LEFT JOIN part p ON p.id = e.part_id) ranked
            WHERE nth <= :most ORDER BY what, nth""";

    private static final String LETTERS =
            """
            SELECT k.kind, SUM(CASE WHEN k.state = 'RELEASED' THEN 1 ELSE 0 END) AS released,
              SUM(CASE WHEN k.state <> 'RELEASED' THEN 1 ELSE 0 END) AS drafted
            FROM letter k WHERE k.state IN ('REQUESTED', 'DRAFTED', 'RELEASED') AND EXISTS (SELECT 1 FROM letter_matter m
              JOIN work_point w ON w.id = m.point_id JOIN plan l ON l.id = w.plan_id
              WHERE m.letter_id = k.id AND m.left_at IS NULL AND l.running_year = :year)
            GROUP BY k.kind""";

    private static final String INCIDENTS =
            """
            SELECT i.INCIDENT_TIMESTAMP_ AS at, m.NAME_ AS model, COUNT(*) OVER () AS n,
              CASE WHEN m.KEY_ = 'notice-delivery' THEN i.INCIDENT_MSG_ END AS text
            FROM ACT_RU_INCIDENT i LEFT JOIN ACT_RE_PROCDEF m ON m.ID_ = i.PROC_DEF_ID_
            WHERE i.CAUSE_INCIDENT_ID_ = i.ID_ OR i.CAUSE_INCIDENT_ID_ IS NULL
            ORDER BY i.INCIDENT_TIMESTAMP_ DESC LIMIT %d"""
                    .formatted(MOST_INCIDENTS);

    private final JdbcClient database;
    private final SupervisionQuery supervision;
    private final Organization organization;
    private final Clock clock;

    SummaryQuery(JdbcClient database, SupervisionQuery supervision, Organization organization, Clock clock) {
        this.database = database;
        this.supervision = supervision;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The figures of a year.
     *
     * @param year null for the latest
     * @throws NotYours for anybody who does not see everything
     */
    public SummaryView of(@Nullable Integer year, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        var now = clock.instant();
        var years = supervision.years();
        var chosen = year != null ? year : years.stream().findFirst().orElse(null);
        var values = new HashMap<String, Object>();
        values.put("year", chosen == null ? 0 : chosen);
        values.put("now", SupervisionSql.at(now));
        values.put("today", WorkingCalendar.dayOf(now));
        var since = WorkingCalendar.dayOf(now).minusDays(WEEK);
        values.put("since", since.atStartOfDay());
        values.put("most", MOST_EVENTS);

        var points = new EnumMap<Phase, Map<Mark, Integer>>(Phase.class);
        var parts = new EnumMap<Phase, Map<Mark, Integer>>(Phase.class);
        var overdue = new int[1];
        database.sql(FIGURES).params(values).query((ResultSet row) -> {
            var phase = Phase.valueOf(row.getString("phase"));
            var state = Columns.named(PartState.class, row, "state");
            var light = SupervisionQuery.number(row, "light");
            var mark = state == null ? Mark.of(phase, light) : Mark.of(state, light);
            (state == null ? points : parts)
                    .computeIfAbsent(phase, first -> new EnumMap<>(Mark.class))
                    .merge(mark, row.getInt("n"), Integer::sum);
            overdue[0] += row.getInt("late");
        });
        var incidents = new ArrayList<Incident>();
        return new SummaryView(
                now,
                chosen,
                years,
                counts(points),
                counts(parts),
                overdue[0],
                since,
                changes(values),
                letters(values),
                incidents(incidents),
                incidents);
    }

    private static List<Count> counts(Map<Phase, Map<Mark, Integer>> marks) {
        return marks.entrySet().stream()
                .map(each -> new Count(
                        each.getKey(),
                        each.getKey().label(),
                        each.getValue().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        each.getValue()))
                .toList();
    }

    private List<Change> changes(Map<String, Object> values) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        var latest = new EnumMap<Kind, List<Event>>(Kind.class);
        database.sql(CHANGES).params(values).query((ResultSet row) -> {
            var kind = Kind.valueOf(row.getString("what"));
            @Nullable String unit = row.getString("unit_code");
            counts.put(kind, row.getInt("n"));
            latest.computeIfAbsent(kind, first -> new ArrayList<>())
                    .add(new Event(
                            WorkingCalendar.dayOf(Objects.requireNonNull(Columns.moment(row, "at"))),
                            row.getString("place"),
                            row.getString("title"),
                            unit == null ? null : organization.nameOf(unit)));
        });
        return List.of(Kind.values()).stream()
                .map(kind -> new Change(
                        kind, kind.label(), counts.getOrDefault(kind, 0), latest.getOrDefault(kind, List.of())))
                .toList();
    }

    private List<LetterCount> letters(Map<String, Object> values) {
        return database.sql(LETTERS)
                .params(values)
                .query((row, number) -> {
                    var kind = LetterKind.valueOf(row.getString("kind"));
                    return new LetterCount(kind, kind.label(), row.getInt("released"), row.getInt("drafted"));
                })
                .list();
    }

    /** The latest incidents; the answer is the number of all, whatever their year. */
    private int incidents(List<Incident> latest) {
        var all = new int[1];
        database.sql(INCIDENTS).query((ResultSet row) -> {
            all[0] = row.getInt("n");
            @Nullable String text = row.getString("text");
            latest.add(new Incident(
                    // The engine stores times in the machine's zone.
                    row.getObject("at", LocalDateTime.class)
                            .atZone(ZoneId.systemDefault())
                            .toInstant(),
                    Objects.requireNonNullElse(row.getString("model"), ""),
                    InstanceQuery.sentence(text)));
        });
        return all[0];
    }
}
