package org.weibao.workpoint;

import static org.weibao.workpoint.Views.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceFile;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.notification.Deliveries;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;

/** Reads the records for forms. Who may ask is decided by the caller. */
@Service
@Transactional(readOnly = true)
public class WorkPointQuery {

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final ReportRepository reports;
    private final DecisionRepository decisions;
    private final TimelineRepository events;
    private final Schedule schedule;
    private final ReportPolicy policy;
    private final Organization organization;
    private final Directory directory;
    private final Evidence evidence;
    private final Unfinished unfinished;
    private final Deliveries deliveries;

    WorkPointQuery(
            WorkPointRepository points,
            PartRepository parts,
            ReportRepository reports,
            DecisionRepository decisions,
            TimelineRepository events,
            Schedule schedule,
            ReportPolicy policy,
            Organization organization,
            Directory directory,
            Evidence evidence,
            Unfinished unfinished,
            Deliveries deliveries) {
        this.points = points;
        this.parts = parts;
        this.reports = reports;
        this.decisions = decisions;
        this.events = events;
        this.schedule = schedule;
        this.policy = policy;
        this.organization = organization;
        this.directory = directory;
        this.evidence = evidence;
        this.unfinished = unfinished;
        this.deliveries = deliveries;
    }

    /** The whole point. */
    public PointView point(long pointId) {
        var point = points.get(pointId);
        return view(point, point.measures(), unfinished.of(pointId).orElse(null));
    }

    /** The point as one of its parts sees it: only the part's own measures, and nothing of what others have not finished. */
    public PointView pointOf(long partId) {
        var part = parts.get(partId);
        var point = points.get(part.point().id());
        return view(point, part.measures().stream().map(PartMeasure::measure).toList(), null);
    }

    public List<PointView> ofPlan(long planId) {
        return pointViews(points.findByPlanIdOrderByPosition(planId));
    }

    /** Several points, in this order. */
    public List<PointView> points(Collection<Long> pointIds) {
        var byId = points.findByIdIn(pointIds).stream().collect(Collectors.toMap(WorkPoint::id, Function.identity()));
        return pointViews(pointIds.stream()
                .map(id -> Objects.requireNonNull(byId.get(id)))
                .toList());
    }

    private List<PointView> pointViews(List<WorkPoint> several) {
        var open = unfinished.of(several.stream().map(WorkPoint::id).toList());
        return several.stream()
                .map(point -> view(point, point.measures(), open.get(point.id())))
                .toList();
    }

    public PartView part(long partId) {
        return partViews(List.of(parts.get(partId)), reports.findByPartIdOrderByIdDesc(partId))
                .get(0);
    }

    /** One file of evidence. */
    public FileView view(EvidenceFile file) {
        return new FileView(
                file.id(),
                file.name(),
                file.length(),
                file.isPreviewable(),
                directory.nameOf(file.uploadedBy(), file.uploadedAt()),
                file.uploadedAt());
    }

    /** What a form that has not been submitted has collected. */
    public List<FileView> drafts(EvidenceSubject subject) {
        return views(evidence.drafts(subject));
    }

    /** Every part of the point, with its latest report. */
    public List<PartView> parts(long pointId) {
        // The parts come first: a report that comes before its part fetches it by itself.
        return partViews(
                parts.findByPointIdOrderById(pointId), reports.findByPointIdAndPartIsNotNullOrderByIdDesc(pointId));
    }

    /** @param given the reports of these parts, the latest first */
    private List<PartView> partViews(List<Part> several, List<Report> given) {
        var files = evidence.ofReports(given.stream().map(Report::id).toList());
        var byPart = given.stream().collect(Collectors.groupingBy(Report::part));
        return several.stream()
                .map(part -> view(part, byPart.getOrDefault(part, List.of()), files))
                .toList();
    }

    /** The reports of a part, the latest first. */
    public List<ReportView> reports(long partId) {
        return reportViews(reports.findByPartIdOrderByIdDesc(partId));
    }

    /** The compiled reports of a point, the latest first. */
    public List<ReportView> compiled(long pointId) {
        return reportViews(reports.findByPointIdAndPartIsNullOrderByIdDesc(pointId));
    }

    /**
     * What the lead's compiled report opens with: totals and states over all parts, a silent one counting as not started;
     * the last compiled text with what the parts have reported since; and what is 未完成, and why.
     */
    public CompilationView compilation(long pointId) {
        var point = points.get(pointId);
        var latest = latestReports(pointId);
        var endings = Ending.of(events.findByPointIdAndKindInOrderById(pointId, Ending.STORY));
        var last = reports.lastCompiled(pointId).orElse(null);
        var changed = latest.keySet().stream()
                .filter(part -> isNews(part, latest.get(part), endings.get(part.id()), last))
                .toList();
        return new CompilationView(
                prefilled(ReportText::summary, last, latest, List.of()),
                prefilled(ReportText::difficulty, last, latest, unfinished(latest.keySet(), endings)),
                prefilled(ReportText::nextStep, last, latest, List.of()),
                point.measures().stream()
                        .map(measure -> view(Prefill.figure(
                                measure,
                                lines(measure, latest),
                                changed.stream().anyMatch(part -> part.carried().contains(measure)),
                                last == null ? null : last.figureOf(measure.id()))))
                        .toList());
    }

    /** What the parts' latest reports add up to, measure by measure. */
    List<Figure> totals(WorkPoint point) {
        var latest = latestReports(point.id());
        return point.measures().stream()
                .map(measure -> Totals.of(measure, lines(measure, latest)))
                .toList();
    }

    /** For each part the report that says how it stands. */
    private Map<Part, @Nullable Report> latestReports(long pointId) {
        var latest = new LinkedHashMap<Part, @Nullable Report>();
        parts.findByPointIdOrderById(pointId).forEach(part -> latest.put(part, null));
        for (var report : reports.findByPointIdAndPartIsNotNullOrderByIdDesc(pointId)) {
            if (report.counts()) {
                latest.putIfAbsent(report.part(), report);
            }
        }
        return latest;
    }

    /** Whether the part has reported, or was left unfinished, since the last compiled report. */
    private static boolean isNews(
            Part part, @Nullable Report report, @Nullable Ending ending, @Nullable Report lastCompiled) {
        return isSince(report, lastCompiled)
                || (part.state() == PartState.UNFINISHED
                        && lastCompiled != null
                        && ending != null
                        && ending.at().isAfter(lastCompiled.submittedAt()));
    }

    private static boolean isSince(@Nullable Report report, @Nullable Report lastCompiled) {
        return report != null && (lastCompiled == null || report.id() > lastCompiled.id());
    }

    private static List<Figure> lines(Measure measure, Map<Part, @Nullable Report> latest) {
        var lines = new ArrayList<Figure>();
        latest.forEach((part, report) -> {
            if (part.state() != PartState.STANDBY && part.carried().contains(measure)) {
                lines.add(
                        report == null
                                ? new Figure(measure.id(), MeasureState.NOT_STARTED, 0, null, null)
                                : verified(report.figureOf(measure.id()), part));
            }
        });
        return lines;
    }

    /** What an unfinished part calls completed nobody has verified. */
    private static Figure verified(Figure figure, Part part) {
        return part.state() == PartState.UNFINISHED && figure.state() == MeasureState.COMPLETED
                ? new Figure(
                        figure.measureId(),
                        MeasureState.IN_PROGRESS,
                        figure.percentage(),
                        figure.figure(),
                        figure.denominator())
                : figure;
    }

    private @Nullable String prefilled(
            Function<ReportText, @Nullable String> field,
            @Nullable Report lastCompiled,
            Map<Part, @Nullable Report> latest,
            List<Prefill.Unfinished> unfinished) {
        var said = new ArrayList<Prefill.Said>();
        latest.forEach((part, report) -> {
            if (report != null && isSince(report, lastCompiled)) {
                said.add(new Prefill.Said(name(part.unitCode()), field.apply(report.text())));
            }
        });
        return Prefill.text(
                lastCompiled == null ? null : field.apply(lastCompiled.text()),
                said,
                latest.keySet().stream().map(part -> name(part.unitCode())).toList(),
                unfinished);
    }

    /** By the early end that has left them unfinished. */
    private List<Prefill.Unfinished> unfinished(Collection<Part> all, Map<Long, Ending> endings) {
        var byEnding = new LinkedHashMap<Ending, List<String>>();
        for (var part : all) {
            var ending = endings.get(part.id());
            if (part.state() == PartState.UNFINISHED && ending != null) {
                byEnding.computeIfAbsent(ending, unused -> new ArrayList<>()).add(name(part.unitCode()));
            }
        }
        return byEnding.entrySet().stream()
                .map(each -> new Prefill.Unfinished(
                        each.getValue(),
                        each.getKey().reason(),
                        directory.nameOf(each.getKey().by(), each.getKey().at()),
                        WorkingCalendar.dayOf(each.getKey().at())))
                .toList();
    }

    /** The decisions on the point and its parts, the latest first. */
    public List<DecisionView> decisions(long pointId) {
        var units = unitNames(pointId);
        var found = decisions.findByPointIdOrderByIdDesc(pointId);
        var files = evidence.ofDecisions(found.stream().map(Decision::id).toList());
        return found.stream()
                .map(decision -> view(decision, units, files.getOrDefault(decision.id(), List.of())))
                .toList();
    }

    /** The point's story, the oldest line first. */
    public List<EventView> story(long pointId) {
        var units = unitNames(pointId);
        return views(events.findByPointIdOrderById(pointId), units);
    }

    /** One part's story, the oldest line first. */
    public List<EventView> storyOfPart(long partId) {
        var part = parts.get(partId);
        return views(events.findByPartIdOrderById(partId), Map.of(partId, name(part.unitCode())));
    }

    private Map<Long, String> unitNames(long pointId) {
        return parts.findByPointIdOrderById(pointId).stream()
                .collect(Collectors.toMap(Part::id, part -> name(part.unitCode())));
    }

    private PointView view(WorkPoint point, Collection<Measure> measures, @Nullable String unfinishedParts) {
        var lead = point.leadUnit();
        return new PointView(
                point.id(),
                point.version(),
                point.code(),
                point.place(),
                point.title(),
                point.category(),
                point.category().label(),
                point.priority(),
                point.priority().label(),
                point.phase(),
                point.phase().label(),
                point.note(),
                point.incomplete(),
                point.leftOutReason(),
                lead == null ? null : unit(lead),
                point.leadNamed(),
                point.leadConfirmed(),
                unitsOf(point, Role.RESPONSIBLE),
                unitsOf(point, Role.SUPPORTING),
                units(point.counties()),
                point.phrases(),
                point.fixedDeadline(),
                point.deadline(),
                schedule.provisional(point),
                point.rhythm(),
                point.rhythm().label(),
                point.rhythmReason(),
                point.closingStandard(),
                measures.stream().map(this::view).toList(),
                problem(point),
                warnings(point),
                unfinishedParts);
    }

    private static @Nullable String problem(WorkPoint point) {
        try {
            point.checkComplete();
            return null;
        } catch (Refusal refusal) {
            return refusal.sentence();
        }
    }

    private List<String> warnings(WorkPoint point) {
        var warnings = new ArrayList<String>();
        if (!point.leadNamed() && point.leadConfirmed() && point.leadUnit() != null) {
            warnings.add("文件未指定牵头单位");
        }
        if (point.incomplete()) {
            warnings.add(point.leadUnit() == null ? "原文不完整" : "原文不完整，承办单位和任务措施由办公室确定");
        }
        var fixed = point.fixedDeadline();
        if (fixed != null && fixed.isBefore(schedule.today())) {
            warnings.add("期限" + WorkingCalendar.named(fixed) + "已过，发布后即为超期");
        }
        return warnings;
    }

    private MeasureView view(Measure measure) {
        var indicator = measure.indicator();
        return new MeasureView(
                measure.id(),
                measure.number(),
                measure.text(),
                measure.allUnits(),
                units(measure.units()),
                measure.counties(),
                indicator == null ? null : indicator.name(),
                indicator == null ? null : indicator.unit(),
                indicator == null ? null : indicator.target(),
                indicator == null ? null : indicator.aggregation(),
                indicator == null ? null : indicator.aggregation().label());
    }

    /** @param given its reports, the latest first */
    private PartView view(Part part, List<Report> given, Map<Long, List<EvidenceFile>> files) {
        var latest = given.stream().findFirst().orElse(null);
        var counting = given.stream().filter(Report::counts).findFirst().orElse(null);
        return new PartView(
                part.id(),
                unit(part.unitCode()),
                part.role(),
                part.role().label(),
                part.state(),
                part.stateLabel(),
                part.round(),
                part.ends(),
                part.due(),
                schedule.provisional(part),
                part.noProgressStreak(),
                part.asked(),
                part.markOf(latest).equals(CameBack.QUESTION) ? "征询事项" : "退回要求",
                part.objection(),
                part.isOpen(),
                part.mayReopen(),
                part.measures().stream()
                        .map(each -> new PartMeasureView(
                                view(each.measure()), each.state(), each.state().label(), each.reason()))
                        .toList(),
                latest == null ? null : view(latest, given, files),
                counting == null ? null : view(counting, given, files),
                openReport(part, latest));
    }

    private @Nullable OpenReportView openReport(Part part, @Nullable Report latest) {
        if (part.state() != PartState.IMPLEMENTING) {
            return null;
        }
        var period = part.period();
        return new OpenReportView(
                period == null ? null : policy.shown(part, period),
                policy.againstProgress(part),
                policy.againstNoNewProgress(part, latest));
    }

    private List<ReportView> reportViews(List<Report> reports) {
        var files = evidence.ofReports(reports.stream().map(Report::id).toList());
        return reports.stream().map(report -> view(report, reports, files)).toList();
    }

    /** @param all that it is one of, the latest first */
    private ReportView view(Report report, List<Report> all, Map<Long, List<EvidenceFile>> files) {
        var kept = all.stream()
                .filter(each -> each.id() < report.id())
                .takeWhile(Report::isReturned)
                .flatMap(each -> files.getOrDefault(each.id(), List.of()).stream())
                .toList();
        var text = report.text();
        var submitted = directory.historyOf(report.submittedBy()).at(report.submittedAt());
        var signedBy = report.signedBy();
        var signedAt = report.signedAt();
        var signed = signedBy == null || signedAt == null
                ? null
                : directory.historyOf(signedBy).at(signedAt);
        var period = report.period();
        return new ReportView(
                report.round(),
                period == null ? null : period.label(),
                report.isEarly(),
                report.done(),
                report.isReturned(),
                report.noNewProgress(),
                text.summary(),
                text.difficulty(),
                text.nextStep(),
                report.figures().stream().map(WorkPointQuery::view).toList(),
                submitted.name(),
                submitted.post(),
                report.submittedAt(),
                signed == null ? null : signed.name(),
                signed == null ? null : signed.post(),
                signedAt,
                views(files.getOrDefault(report.id(), List.of())),
                views(kept));
    }

    private List<FileView> views(List<EvidenceFile> files) {
        return files.stream().map(this::view).toList();
    }

    private static FigureView view(Figure figure) {
        return new FigureView(
                figure.measureId(),
                figure.state(),
                figure.state().label(),
                figure.percentage(),
                plain(figure.figure()),
                plain(figure.denominator()));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private DecisionView view(Decision decision, Map<Long, String> units, List<EvidenceFile> files) {
        var meeting = decision.meeting();
        var by = directory.historyOf(decision.decidedBy()).at(decision.decidedAt());
        return new DecisionView(
                decision.kind(),
                decision.kind().label(),
                decision.outcome(),
                decision.outcomeLabel(),
                decision.partId() == null ? null : units.get(decision.partId()),
                decision.reason(),
                by.name(),
                by.post(),
                decision.decidedAt(),
                meeting == null ? null : meeting.date(),
                meeting == null ? null : meeting.kind().label() + " " + meeting.number(),
                decision.checkedItems(),
                views(files));
    }

    private List<EventView> views(List<TimelineEntry> events, Map<Long, String> units) {
        var people = new HashMap<String, NameHistory>();
        var sent = deliveries.ofEvents(events.stream().map(TimelineEntry::id).toList());
        return events.stream()
                .map(event -> {
                    var by = people.computeIfAbsent(event.actor(), directory::historyOf)
                            .at(event.at());
                    return new EventView(
                            event.at(),
                            by.name(),
                            by.post(),
                            event.kind(),
                            event.kind().label(),
                            event.partId() == null ? null : units.get(event.partId()),
                            event.text(),
                            sent.getOrDefault(event.id(), List.of()));
                })
                .toList();
    }

    private List<UnitView> unitsOf(WorkPoint point, Role role) {
        return units(point.codesOf(role));
    }

    private List<UnitView> units(List<String> codes) {
        return codes.stream().map(this::unit).toList();
    }

    private UnitView unit(String code) {
        return new UnitView(code, name(code));
    }

    private String name(String code) {
        return organization.unit(code).name();
    }
}
