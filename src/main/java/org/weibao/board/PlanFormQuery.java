package org.weibao.board;

import static org.weibao.board.Detail.Kind.*;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.NameHistory;
import org.weibao.plan.PlanState;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.DecisionKind;

/** Reads a plan with all its points. The caller checks who may see it. */
@Service
@Transactional(readOnly = true)
public class PlanFormQuery {

    private static final Set<Detail.Kind> KINDS =
            EnumSet.of(UNIT, COUNTY, PHRASE, STANDARD, MEASURE, MEASURE_UNIT, FIGURE, REPORT_FILE, DECISION);

    /** The plan's points, and those of earlier years that could be taken up. PlanRepository finds the same. */
    private static final String POINTS = "SELECT " + PointRow.COLUMNS
            + """
            FROM work_point w JOIN plan own ON own.id = w.plan_id
            WHERE w.plan_id = :plan OR w.phase = 'CARRIED_OVER' AND own.plan_year < :year AND NOT EXISTS (
              SELECT q.id FROM work_point q JOIN plan other ON other.id = q.plan_id
              WHERE q.carried_over_from = w.id AND other.state <> 'ABANDONED'
                AND NOT (q.phase = 'LEFT_OUT' AND other.state = 'APPROVED' AND other.plan_year < :year))
            ORDER BY w.position""";

    private record PlanRow(int year, String title, String source, PlanState state, @Nullable String returnReason) {}

    private final JdbcClient database;
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final DocumentQuery documents;

    PlanFormQuery(
            JdbcClient database,
            RecordQuery records,
            RecordViews views,
            WorkPointQuery points,
            DocumentQuery documents) {
        this.database = database;
        this.records = records;
        this.views = views;
        this.points = points;
        this.documents = documents;
    }

    public PlanView plan(long planId) {
        var plan = database.sql("SELECT plan_year, title, source, state, return_reason FROM plan WHERE id = :id")
                .param("id", planId)
                .query((row, number) -> new PlanRow(
                        row.getInt("plan_year"),
                        row.getString("title"),
                        row.getString("source"),
                        PlanState.valueOf(row.getString("state")),
                        row.getString("return_reason")))
                .optional()
                .orElseThrow(NotYours::new);
        var all = database.sql(POINTS)
                .param("plan", planId)
                .param("year", plan.year())
                .query(PointRow::of)
                .list();
        var own = all.stream().filter(point -> point.planId() == planId).toList();
        var carriedOver = all.stream()
                .filter(point -> point.planId() != planId)
                .sorted(Comparator.comparing(PointRow::code))
                .toList();
        var ids = all.stream().map(PointRow::id).toList();
        var details = records.details(ids, KINDS, null);
        var unfinished = records.unfinished(ids);
        var compiled = records.compiled(carriedOver.stream().map(PointRow::id).toList());
        var people = points.people(Stream.concat(
                compiled.values().stream().flatMap(List::stream).flatMap(ReportRow::people), details.people()));
        return new PlanView(
                planId,
                plan.year(),
                plan.title(),
                plan.source(),
                plan.state(),
                plan.state().label(),
                plan.returnReason(),
                own.stream().map(point -> view(point, details, unfinished)).toList(),
                carriedOver.stream()
                        .map(point -> carriedOver(
                                view(point, details, unfinished),
                                compiled.getOrDefault(point.id(), List.of()),
                                details,
                                people))
                        .toList(),
                documents.of(planId));
    }

    /** The points of a plan, in their order. */
    public List<PointView> points(long planId) {
        return plan(planId).points();
    }

    private PointView view(PointRow point, Details details, Map<Long, List<String>> unfinished) {
        return views.point(point, details, unfinished.getOrDefault(point.id(), List.of()));
    }

    private PlanView.CarriedOver carriedOver(
            PointView point, List<ReportRow> reports, Details details, Map<String, NameHistory> people) {
        var reason = details.of(DECISION, point.id()).stream()
                .filter(each -> DecisionKind.DECISION.name().equals(each.code()))
                .findFirst()
                .map(Detail::text)
                .orElse(null);
        return new PlanView.CarriedOver(point, reason, views.reports(reports, details, people));
    }
}
