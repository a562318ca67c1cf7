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
import org.weibao.evidence.Subject;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;

/** Reads the records for forms. Who may ask is decided by the caller. */
@Service
@Transactional(readOnly = true)
public class WorkPointReader {

    private static final Map<String, String> OUTCOMES = Map.ofEntries(
            Map.entry("APPROVED", "同意"),
            Map.entry("RETURNED", "退回"),
            Map.entry("REASSIGNED", "重新交办"),
            Map.entry("MAINTAINED", "继续承办"),
            Map.entry("RELEASED", "免于承办"),
            Map.entry("GRANTED", "同意"),
            Map.entry("REFUSED", "不同意"),
            Map.entry("PASSED", "通过"),
            Map.entry("SIGNED", "签发"),
            Map.entry("RETURNED_TO_LEAD", "退回牵头单位"),
            Map.entry("RETURNED_TO_PARTS", "退回承办任务"),
            Map.entry("RETURNED_TO_OFFICE", "退回办公室"),
            Map.entry("CLOSED", "办结销号"),
            Map.entry("CARRIED_OVER", "结转下年度"));

    private final WorkPoints points;
    private final Parts parts;
    private final Reports reports;
    private final Decisions decisions;
    private final Events events;
    private final Schedule schedule;
    private final Organization organization;
    private final Directory directory;
    private final Evidence evidence;

    WorkPointReader(
            WorkPoints points,
            Parts parts,
            Reports reports,
            Decisions decisions,
            Events events,
            Schedule schedule,
            Organization organization,
            Directory directory,
            Evidence evidence) {
        this.points = points;
        this.parts = parts;
        this.reports = reports;
        this.decisions = decisions;
        this.events = events;
        this.schedule = schedule;
        this.organization = organization;
        this.directory = directory;
        this.evidence = evidence;
    }

    /** The whole point. */
    public PointView point(long pointId) {
        var point = points.get(pointId);
        return view(point, point.measures());
    }

    /** The point as one of its parts sees it: only the part's own measures. */
    public PointView pointOf(long partId) {
        var part = parts.get(partId);
        var point = points.get(part.point().id());
        return view(point, part.measures().stream().map(PartMeasure::measure).toList());
    }

    public List<PointView> ofPlan(long planId) {
        return points.findByPlanIdOrderByPosition(planId).stream()
                .map(point -> view(point, point.measures()))
                .toList();
    }

    public PartView part(long partId) {
        return view(parts.get(partId));
    }

    /** One file of evidence. */
    public FileView view(EvidenceFile file) {
        return new FileView(
                file.id(),
                file.name(),
                file.length(),
                file.isPreviewable(),
                directory.nameOf(file.uploadedBy()),
                file.uploadedAt());
    }

    /** What a form that has not been submitted has collected. */
    public List<FileView> drafts(Subject subject) {
        return views(evidence.drafts(subject));
    }

    /** Every part of the point, with its latest report. */
    public List<PartView> parts(long pointId) {
        return parts.findByPointIdOrderById(pointId).stream().map(this::view).toList();
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
        var all = parts.findByPointIdOrderById(pointId);
        var latest = new LinkedHashMap<Part, @Nullable Report>();
        all.forEach(part -> latest.put(
                part, reports.findFirstByPartIdOrderByIdDesc(part.id()).orElse(null)));
        var last = reports.lastCompiled(pointId);
        var fresh = latest.values().stream()
                .filter(report -> report != null
                        && (last.isEmpty() || report.id() > last.get().id()))
                .toList();
        var text = last.map(Report::text).orElse(new ReportText(null, null, null));
        return new CompilationView(
                joined(text.summary(), byUnit(fresh, ReportText::summary)),
                joined(joined(text.difficulty(), byUnit(fresh, ReportText::difficulty)), unfinished(point, all, text)),
                joined(text.nextStep(), byUnit(fresh, ReportText::nextStep)),
                point.measures().stream()
                        .map(measure -> view(Totals.of(measure, lines(measure, latest))))
                        .toList());
    }

    /** What the parts' latest reports add up to, measure by measure. */
    List<Figure> totals(WorkPoint point) {
        var latest = new LinkedHashMap<Part, @Nullable Report>();
        parts.findByPointIdOrderById(point.id())
                .forEach(part -> latest.put(
                        part, reports.findFirstByPartIdOrderByIdDesc(part.id()).orElse(null)));
        return point.measures().stream()
                .map(measure -> Totals.of(measure, lines(measure, latest)))
                .toList();
    }

    private static List<Figure> lines(Measure measure, Map<Part, @Nullable Report> latest) {
        var lines = new ArrayList<Figure>();
        latest.forEach((part, report) -> {
            if (part.state() != PartState.STANDBY && part.carried().contains(measure)) {
                lines.add(
                        report == null
                                ? new Figure(measure.id(), MeasureState.NOT_STARTED, 0, null, null)
                                : report.figureOf(measure.id()));
            }
        });
        return lines;
    }

    private @Nullable String unfinished(WorkPoint point, List<Part> all, ReportText known) {
        var reason = events.findFirstByPointIdAndKindOrderByIdDesc(point.id(), EventKind.END_REQUESTED)
                .map(Event::text)
                .orElse("");
        return all.stream()
                .filter(part -> part.state() == PartState.UNFINISHED)
                .map(part -> name(part.unitCode()) + "：未完成。" + reason)
                .filter(line ->
                        known.difficulty() == null || !known.difficulty().contains(line))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), lines -> lines.isEmpty() ? null : lines));
    }

    private static @Nullable String joined(@Nullable String before, @Nullable String after) {
        return before == null || after == null ? (before == null ? after : before) : before + "\n" + after;
    }

    private @Nullable String byUnit(List<Report> fresh, Function<ReportText, @Nullable String> field) {
        var lines = new ArrayList<String>();
        for (var report : fresh) {
            var text = field.apply(report.text());
            if (text != null) {
                lines.add(name(Objects.requireNonNull(report.part()).unitCode()) + "：" + text);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
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

    private PointView view(WorkPoint point, Collection<Measure> measures) {
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
                warnings(point));
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
            warnings.add("原文不完整");
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

    private PartView view(Part part) {
        var latest = reports.findFirstByPartIdOrderByIdDesc(part.id()).stream().toList();
        return new PartView(
                part.id(),
                unit(part.unitCode()),
                part.role(),
                part.role().label(),
                part.state(),
                part.state().label(),
                part.round(),
                part.ends(),
                part.due(),
                schedule.provisional(part),
                part.noProgressStreak(),
                part.asked(),
                part.objection(),
                part.isOpen(),
                part.mayReopen(),
                part.measures().stream()
                        .map(each -> new PartMeasureView(
                                view(each.measure()), each.state(), each.state().label(), each.reason()))
                        .toList(),
                reportViews(latest).stream().findFirst().orElse(null));
    }

    private List<ReportView> reportViews(List<Report> reports) {
        var files = evidence.ofReports(reports.stream().map(Report::id).toList());
        return reports.stream()
                .map(report -> view(report, files.getOrDefault(report.id(), List.of())))
                .toList();
    }

    private ReportView view(Report report, List<EvidenceFile> files) {
        var text = report.text();
        var signedBy = report.signedBy();
        return new ReportView(
                report.round(),
                report.done(),
                report.noNewProgress(),
                text.summary(),
                text.difficulty(),
                text.nextStep(),
                report.figures().stream().map(WorkPointReader::view).toList(),
                directory.nameOf(report.submittedBy()),
                report.submittedAt(),
                signedBy == null ? null : directory.nameOf(signedBy),
                report.signedAt(),
                views(files));
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
        return new DecisionView(
                decision.kind(),
                decision.kind().label(),
                decision.outcome(),
                OUTCOMES.getOrDefault(decision.outcome(), decision.outcome()),
                decision.partId() == null ? null : units.get(decision.partId()),
                decision.reason(),
                directory.nameOf(decision.decidedBy()),
                decision.decidedAt(),
                meeting == null ? null : meeting.date(),
                meeting == null ? null : meeting.kind().label() + " " + meeting.number(),
                decision.checkedItems(),
                views(files));
    }

    private List<EventView> views(List<Event> events, Map<Long, String> units) {
        var names = new HashMap<String, String>();
        return events.stream()
                .map(event -> new EventView(
                        event.at(),
                        names.computeIfAbsent(event.actor(), directory::nameOf),
                        event.kind(),
                        event.kind().label(),
                        event.partId() == null ? null : units.get(event.partId()),
                        event.text()))
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
