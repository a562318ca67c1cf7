package org.weibao.board;

import static org.weibao.board.Detail.Kind.*;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.notification.Deliveries;
import org.weibao.notification.Delivery;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.AssignedMeasureState;
import org.weibao.workpoint.CompiledMeasure;
import org.weibao.workpoint.Ending;
import org.weibao.workpoint.Prefill;

/** Reads one kind of record of a point or part, as forms show it. The caller checks who may see it. */
@Service
@Transactional(readOnly = true)
public class WorkPointQuery {

    /** The kinds of rows that belong to the point itself. */
    static final Set<Detail.Kind> POINT = EnumSet.of(UNIT, COUNTY, PHRASE, STANDARD, MEASURE, MEASURE_UNIT);

    /** The kinds of rows that belong to its parts and their reports. */
    static final Set<Detail.Kind> PARTS = EnumSet.of(
            UNIT, COUNTY, PHRASE, STANDARD, MEASURE, MEASURE_UNIT, PART_MEASURE, FIGURE, REPORT_FILE, DRAFT_FILE);

    static final Set<Detail.Kind> DECISIONS = EnumSet.of(DECISION, ITEM, DECISION_FILE);

    /** The kinds of rows that say what a point and its parts are to do. */
    static final Set<Detail.Kind> ASSIGNMENT =
            EnumSet.of(UNIT, COUNTY, PHRASE, STANDARD, MEASURE, MEASURE_UNIT, PART_MEASURE);

    static final Set<Detail.Kind> ALL = EnumSet.allOf(Detail.Kind.class);

    /** The kinds of rows that say what has come of it. */
    static final Set<Detail.Kind> RECORDS = EnumSet.of(FIGURE, REPORT_FILE, DECISION, ITEM, DECISION_FILE);

    private final RecordQuery records;
    private final RecordViews views;
    private final Deliveries deliveries;
    private final Directory directory;

    WorkPointQuery(RecordQuery records, RecordViews views, Deliveries deliveries, Directory directory) {
        this.records = records;
        this.views = views;
        this.deliveries = deliveries;
        this.directory = directory;
    }

    /** The whole point. */
    public PointView point(long pointId) {
        return points(List.of(pointId)).stream().findFirst().orElseThrow(NotYours::new);
    }

    /** Several points, in the order of their plans. */
    private List<PointView> points(Collection<Long> pointIds) {
        var unfinished = records.unfinished(pointIds);
        var details = records.details(pointIds, POINT, null);
        return records.points(pointIds).stream()
                .map(point -> views.point(point, details, unfinished.getOrDefault(point.id(), List.of())))
                .toList();
    }

    /** The point as one of its parts sees it. */
    public PointView pointOf(long partId) {
        var part = one(records.part(partId));
        return views.pointOf(
                List.of(part),
                one(records.pointOf(partId)),
                records.details(List.of(part.pointId()), partId, PARTS, null));
    }

    public PartView part(long partId) {
        var part = one(records.part(partId));
        var reports = records.reportsOfPart(partId);
        var details = records.details(List.of(part.pointId()), partId, PARTS, null);
        return views.part(part, reports, details, people(reports, details));
    }

    /** Every part of the point, with its latest report. */
    public List<PartView> parts(long pointId) {
        var reports = records.reports(pointId);
        var details = records.details(List.of(pointId), PARTS, null);
        return parts(records.partsOf(pointId), reports, details, people(reports, details));
    }

    List<PartView> parts(
            List<PartRow> parts, List<ReportRow> reports, Details details, Map<String, NameHistory> people) {
        var byPart = byPart(reports);
        return parts.stream()
                .map(part -> views.part(part, byPart.getOrDefault(part.id(), List.of()), details, people))
                .toList();
    }

    private static Map<Long, List<ReportRow>> byPart(List<ReportRow> reports) {
        return reports.stream()
                .filter(report -> report.partId() != null)
                .collect(Collectors.groupingBy(report -> Objects.requireNonNull(report.partId())));
    }

    /** The reports of a part, the latest first. */
    public List<ReportView> reports(long partId) {
        var part = one(records.part(partId));
        var reports = records.reportsOfPart(partId);
        var details = records.details(List.of(part.pointId()), partId, PARTS, null);
        return views.reports(reports, details, people(reports, details));
    }

    /** The compiled reports of a point, the latest first. */
    public List<ReportView> compiled(long pointId) {
        var reports = records.reports(pointId);
        var details = records.details(List.of(pointId), PARTS, null);
        return compiled(reports, details, people(reports, details));
    }

    List<ReportView> compiled(List<ReportRow> reports, Details details, Map<String, NameHistory> people) {
        return views.reports(
                reports.stream().filter(report -> report.partId() == null).toList(), details, people);
    }

    /** What the lead's compiled report opens with. */
    public CompilationView compilation(long pointId) {
        var timeline = records.timeline(pointId, true);
        return compilation(
                pointId,
                records.partsOf(pointId),
                records.reports(pointId),
                records.details(List.of(pointId), PARTS, null),
                timeline,
                people(timeline.stream().map(TimelineRow::actor)));
    }

    CompilationView compilation(
            long pointId,
            List<PartRow> parts,
            List<ReportRow> reports,
            Details details,
            List<TimelineRow> timeline,
            Map<String, NameHistory> people) {
        var byPart = byPart(reports);
        var ends = ends(timeline, people);
        var opening = Prefill.of(
                details.of(MEASURE, pointId).stream()
                        .map(each ->
                                new CompiledMeasure(Objects.requireNonNull(each.id()), RecordViews.aggregation(each)))
                        .toList(),
                parts.stream()
                        .map(part -> result(
                                part,
                                byPart.getOrDefault(part.id(), List.of()).stream()
                                        .filter(report -> report.counts(part.role()))
                                        .findFirst()
                                        .map(report -> reported(report, details))
                                        .orElse(null),
                                details,
                                ends.get(part.id())))
                        .toList(),
                reports.stream()
                        .filter(report -> report.partId() == null)
                        .findFirst()
                        .map(report -> reported(report, details))
                        .orElse(null));
        return new CompilationView(
                opening.text().summary(),
                opening.text().difficulty(),
                opening.text().nextStep(),
                opening.figures().stream().map(views::figure).toList());
    }

    private Prefill.PartResult result(
            PartRow part, Prefill.@Nullable Reported counting, Details details, Prefill.@Nullable Ended ended) {
        return new Prefill.PartResult(
                part.id(),
                views.name(part.unit()),
                part.state(),
                details.of(PART_MEASURE, part.id()).stream()
                        .filter(each -> RecordViews.stateOf(each) == AssignedMeasureState.CARRIED)
                        .map(each -> Objects.requireNonNull(each.id()))
                        .collect(Collectors.toSet()),
                counting,
                ended);
    }

    private static Prefill.Reported reported(ReportRow report, Details details) {
        return new Prefill.Reported(
                report.id(),
                report.submittedAt(),
                report.text(),
                details.of(FIGURE, report.id()).stream()
                        .map(RecordViews::figure)
                        .toList());
    }

    private static Map<Long, Prefill.Ended> ends(List<TimelineRow> timeline, Map<String, NameHistory> people) {
        Map<Long, Prefill.Ended> ends = new HashMap<>();
        Ending.of(timeline.stream()
                        .map(entry ->
                                new Ending.Entry(entry.kind(), entry.actor(), entry.at(), entry.text(), entry.partId()))
                        .toList())
                .forEach((part, end) -> ends.put(
                        part,
                        new Prefill.Ended(
                                end.reason(),
                                Objects.requireNonNull(people.get(end.by()))
                                        .at(end.at())
                                        .name(),
                                end.at())));
        return ends;
    }

    /** The decisions on the point and its parts, the latest first. */
    public List<DecisionView> decisions(long pointId) {
        var details = records.details(List.of(pointId), DECISIONS, null);
        return views.decisions(pointId, records.partsOf(pointId), details, people(details.people()));
    }

    /** The point's timeline, the oldest entry first. */
    public List<EventView> timeline(long pointId) {
        return timeline(records.timeline(pointId, true), records.partsOf(pointId));
    }

    /** One part's timeline, the oldest entry first. */
    public List<EventView> timelineOfPart(long partId) {
        return timeline(records.timelineOfPart(partId, true), records.part(partId));
    }

    private List<EventView> timeline(List<TimelineRow> entries, List<PartRow> parts) {
        var sent = deliveries(entries);
        return views.timeline(entries, parts, sent, people(people(entries, sent)));
    }

    Map<Long, List<Delivery>> deliveries(List<TimelineRow> entries) {
        return deliveries.ofEvents(entries.stream().map(TimelineRow::id).toList());
    }

    static Stream<String> people(List<TimelineRow> entries, Map<Long, List<Delivery>> deliveries) {
        return Stream.concat(
                entries.stream().map(TimelineRow::actor),
                deliveries.values().stream()
                        .flatMap(List::stream)
                        .map(Delivery::recipient)
                        .flatMap(Stream::ofNullable));
    }

    private Map<String, NameHistory> people(List<ReportRow> reports, Details details) {
        return people(Stream.concat(reports.stream().flatMap(ReportRow::people), details.people()));
    }

    /** The names of these people over time. */
    Map<String, NameHistory> people(Stream<String> userIds) {
        return directory.historiesOf(userIds.collect(Collectors.toSet()));
    }

    static <R> R one(List<R> rows) {
        return rows.stream().findFirst().orElseThrow(NotYours::new);
    }
}
