package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.evidence.EvidenceFile;
import org.weibao.notification.Delivery;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.AssignedMeasureState;
import org.weibao.workpoint.CheckedItem;
import org.weibao.workpoint.Completeness;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.Figure;
import org.weibao.workpoint.Indicator;
import org.weibao.workpoint.MeasureState;
import org.weibao.workpoint.MinutesKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.PointSettings;
import org.weibao.workpoint.PointUnit;
import org.weibao.workpoint.ReportPolicy;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.Unfinished;

/** Turns rows into what forms show, with Chinese names and labels beside codes. It does not query the database. */
@Component
class RecordViews {

    private final Organization organization;
    private final WorkingCalendar calendar;
    private final Schedule schedule;
    private final ReportPolicy policy;

    RecordViews(Organization organization, WorkingCalendar calendar, Schedule schedule, ReportPolicy policy) {
        this.organization = organization;
        this.calendar = calendar;
        this.schedule = schedule;
        this.policy = policy;
    }

    /** @param unfinished the codes of the units with unfinished parts; empty if the user may not see them */
    PointView point(PointRow point, Details details, List<String> unfinished) {
        return point(point, details, details.of(Detail.Kind.MEASURE, point.id()), unfinished);
    }

    /** The point as its parts see it: only their own measures, and no unfinished parts of others. */
    PointView pointOf(List<PartRow> parts, PointRow point, Details details) {
        var byId = measures(point.id(), details);
        var own = parts.stream()
                .flatMap(part -> details.of(Detail.Kind.PART_MEASURE, part.id()).stream())
                .map(each -> requireNonNull(byId.get(each.id())))
                .distinct()
                .toList();
        return point(point, details, own, List.of());
    }

    private PointView point(PointRow point, Details details, List<Detail> measures, List<String> unfinished) {
        var settings = settings(point, details);
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
                point.lead() == null ? null : unit(point.lead()),
                point.leadNamed(),
                point.leadConfirmed(),
                unitsOf(settings, Role.RESPONSIBLE),
                unitsOf(settings, Role.SUPPORTING),
                units(settings.counties()),
                settings.phrases(),
                point.fixedDeadline(),
                point.deadline(),
                provisional(point.counted() ? point.deadline() : null),
                point.rhythm(),
                point.rhythm().label(),
                point.rhythmReason(),
                settings.closingStandard(),
                measures.stream().map(measure -> measure(measure, details)).toList(),
                problem(point, settings),
                warnings(point),
                unfinished.isEmpty() ? null : unfinished(unfinished));
    }

    private static PointSettings settings(PointRow point, Details details) {
        return new PointSettings(
                point.title(),
                point.category(),
                point.priority(),
                point.lead(),
                point.leadConfirmed(),
                details.of(Detail.Kind.UNIT, point.id()).stream()
                        .map(each ->
                                new PointUnit(requireNonNull(each.text()), Role.valueOf(requireNonNull(each.code()))))
                        .toList(),
                details.of(Detail.Kind.PHRASE, point.id()).stream()
                        .map(each -> new Phrase(requireNonNull(each.text()), each.flag()))
                        .toList(),
                details.texts(Detail.Kind.COUNTY, point.id()),
                point.fixedDeadline(),
                point.rhythm(),
                point.rhythmReason(),
                details.texts(Detail.Kind.STANDARD, point.id()),
                details.of(Detail.Kind.MEASURE, point.id()).stream()
                        .map(each -> new PointSettings.MeasureSettings(
                                each.id(),
                                requireNonNull(each.text()),
                                isSet(each.flag()),
                                details.texts(Detail.Kind.MEASURE_UNIT, requireNonNull(each.id())),
                                isSet(each.counties()),
                                indicator(each)))
                        .toList());
    }

    private static @Nullable Indicator indicator(Detail measure) {
        var aggregation = aggregation(measure);
        return aggregation == null
                ? null
                : new Indicator(
                        requireNonNull(measure.outcome()),
                        requireNonNull(measure.paper()),
                        measure.amount(),
                        aggregation);
    }

    static @Nullable Aggregation aggregation(Detail measure) {
        return measure.code() == null ? null : Aggregation.valueOf(measure.code());
    }

    private static @Nullable String problem(PointRow point, PointSettings settings) {
        if (point.phase() == Phase.LEFT_OUT) {
            return null;
        }
        try {
            new Completeness(point.code(), point.place(), settings).check();
            return null;
        } catch (Refusal refusal) {
            return refusal.sentence();
        }
    }

    private List<String> warnings(PointRow point) {
        var warnings = new ArrayList<String>();
        if (!point.leadNamed() && point.leadConfirmed() && point.lead() != null) {
            warnings.add("文件未指定牵头单位");
        }
        if (point.incomplete()) {
            warnings.add(point.lead() == null ? "原文不完整" : "原文不完整，承办单位和任务措施由办公室确定");
        }
        var fixed = point.fixedDeadline();
        if (fixed != null && fixed.isBefore(schedule.today())) {
            warnings.add("期限" + WorkingCalendar.named(fixed) + "已过，发布后即为超期");
        }
        return warnings;
    }

    /** A sentence such as 有2项承办任务未完成：甲县、乙县. */
    String unfinished(List<String> codes) {
        return Unfinished.sentence(codes.stream().map(this::name).toList());
    }

    static List<String> unfinishedOf(List<PartRow> parts) {
        return parts.stream()
                .filter(part -> part.state() == PartState.UNFINISHED)
                .map(PartRow::unit)
                .toList();
    }

    private MeasureView measure(Detail measure, Details details) {
        var aggregation = aggregation(measure);
        return new MeasureView(
                requireNonNull(measure.id()),
                requireNonNull(measure.number()).intValue(),
                requireNonNull(measure.text()),
                isSet(measure.flag()),
                units(details.texts(Detail.Kind.MEASURE_UNIT, requireNonNull(measure.id()))),
                isSet(measure.counties()),
                measure.outcome(),
                measure.paper(),
                measure.amount(),
                aggregation,
                aggregation == null ? null : aggregation.label());
    }

    private static Map<Long, Detail> measures(long pointId, Details details) {
        return details.of(Detail.Kind.MEASURE, pointId).stream()
                .collect(Collectors.toMap(each -> requireNonNull(each.id()), each -> each));
    }

    /** @param given its reports, the latest first */
    PartView part(PartRow part, List<ReportRow> given, Details details, Map<String, NameHistory> people) {
        var latest = given.stream().findFirst().orElse(null);
        var counting = given.stream()
                .filter(each -> each.counts(part.role()))
                .findFirst()
                .orElse(null);
        var measures = details.of(Detail.Kind.PART_MEASURE, part.id());
        var byId = measures(part.pointId(), details);
        return new PartView(
                part.id(),
                unit(part.unit()),
                part.role(),
                part.role().label(),
                part.state(),
                label(part, details),
                part.round(),
                part.ends(),
                part.due(),
                provisional(part.endsCounted() ? part.ends() : null, part.dueCounted() ? part.due() : null),
                part.noProgressStreak(),
                part.request(),
                part.requestLabel(),
                part.objection(),
                part.state().isOpen(),
                part.state().mayReopen(),
                measures.stream()
                        .map(each -> new PartMeasureView(
                                measure(requireNonNull(byId.get(each.id())), details),
                                stateOf(each),
                                stateOf(each).label(),
                                each.text()))
                        .toList(),
                latest == null ? null : report(latest, given, details, people),
                counting == null ? null : report(counting, given, details, people),
                openReport(part, latest));
    }

    /** @param steps its open tasks */
    PointPage.PartEntry entry(PartRow part, Details details, List<StepView> steps) {
        return new PointPage.PartEntry(
                unit(part.unit()),
                part.role().label(),
                label(part, details),
                part.round(),
                part.ends(),
                provisional(part.endsCounted() ? part.ends() : null),
                part.request(),
                part.requestLabel(),
                part.objection(),
                steps);
    }

    private static String label(PartRow part, Details details) {
        return part.state()
                .label(details.of(Detail.Kind.PART_MEASURE, part.id()).stream()
                        .map(RecordViews::stateOf)
                        .toList());
    }

    static AssignedMeasureState stateOf(Detail partMeasure) {
        return AssignedMeasureState.valueOf(requireNonNull(partMeasure.code()));
    }

    private @Nullable OpenReportView openReport(PartRow part, @Nullable ReportRow latest) {
        if (part.state() != PartState.IMPLEMENTING) {
            return null;
        }
        var next = part.nextReport();
        var period = next.period();
        return new OpenReportView(
                period == null ? null : policy.shown(next, period),
                policy.againstProgress(next),
                policy.againstNoNewProgress(next, latest == null ? null : latest.asLast()));
    }

    List<ReportView> reports(List<ReportRow> all, Details details, Map<String, NameHistory> people) {
        return all.stream().map(report -> report(report, all, details, people)).toList();
    }

    /** @param all the reports that it belongs to, the latest first */
    private ReportView report(ReportRow report, List<ReportRow> all, Details details, Map<String, NameHistory> people) {
        var kept = all.stream()
                .filter(each -> each.id() < report.id())
                .takeWhile(ReportRow::returned)
                .flatMap(each -> details.of(Detail.Kind.REPORT_FILE, each.id()).stream());
        var submitted = person(people, report.submittedBy()).at(report.submittedAt());
        var signedBy = report.signedBy();
        var signedAt = report.signedAt();
        var signed = signedBy == null || signedAt == null
                ? null
                : person(people, signedBy).at(signedAt);
        var period = report.period();
        return new ReportView(
                report.round(),
                period == null ? null : period.label(),
                report.asLast().isEarly(),
                report.done(),
                report.returned(),
                report.noNewProgress(),
                report.text().summary(),
                report.text().difficulty(),
                report.text().nextStep(),
                details.of(Detail.Kind.FIGURE, report.id()).stream()
                        .map(each -> figure(figure(each)))
                        .toList(),
                submitted.name(),
                submitted.post(),
                report.submittedAt(),
                signed == null ? null : signed.name(),
                signed == null ? null : signed.post(),
                signedAt,
                files(details.of(Detail.Kind.REPORT_FILE, report.id()).stream(), people),
                files(kept, people));
    }

    static Figure figure(Detail figure) {
        return new Figure(
                requireNonNull(figure.id()),
                MeasureState.valueOf(requireNonNull(figure.code())),
                requireNonNull(figure.number()).intValue(),
                figure.amount(),
                figure.denominator());
    }

    FigureView figure(Figure figure) {
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

    List<FileView> files(Stream<Detail> files, Map<String, NameHistory> people) {
        return files.map(file -> {
                    var by = requireNonNull(file.actor());
                    var at = requireNonNull(file.at());
                    return new FileView(
                            requireNonNull(file.id()),
                            requireNonNull(file.text()),
                            requireNonNull(file.number()),
                            EvidenceFile.isPreviewable(requireNonNull(file.code())),
                            person(people, by).at(at).name(),
                            at);
                })
                .toList();
    }

    /** The decisions on the point and its parts, the latest first. */
    List<DecisionView> decisions(long pointId, List<PartRow> parts, Details details, Map<String, NameHistory> people) {
        var units = unitNames(parts);
        return details.of(Detail.Kind.DECISION, pointId).stream()
                .map(each -> decision(each, units, details, people))
                .toList();
    }

    /** The decisions on these parts alone. Their files are for those who see the point as a whole. */
    List<DecisionView> decisionsOn(
            List<PartRow> parts, long pointId, Details details, Map<String, NameHistory> people) {
        var units = unitNames(parts);
        return details.of(Detail.Kind.DECISION, pointId).stream()
                .filter(each -> each.number() != null && units.containsKey(each.number()))
                .map(each -> decision(each, units, details, people).withoutFiles())
                .toList();
    }

    private DecisionView decision(
            Detail decision, Map<Long, String> units, Details details, Map<String, NameHistory> people) {
        var kind = DecisionKind.valueOf(requireNonNull(decision.code()));
        var outcome = requireNonNull(decision.outcome());
        var id = requireNonNull(decision.id());
        var at = requireNonNull(decision.at());
        var by = person(people, requireNonNull(decision.actor())).at(at);
        return new DecisionView(
                kind,
                kind.label(),
                outcome,
                kind.labelOf(outcome),
                decision.number() == null ? null : units.get(decision.number()),
                decision.text(),
                by.name(),
                by.post(),
                at,
                decision.day(),
                decision.paper() == null
                        ? null
                        : MinutesKind.valueOf(decision.paper()).label() + " " + decision.more(),
                details.of(Detail.Kind.ITEM, id).stream()
                        .map(each -> new CheckedItem(requireNonNull(each.text()), isSet(each.flag()), each.more()))
                        .toList(),
                files(details.of(Detail.Kind.DECISION_FILE, id).stream(), people));
    }

    /** The entries in their order. */
    List<EventView> timeline(
            List<TimelineRow> entries,
            List<PartRow> parts,
            Map<Long, List<Delivery>> deliveries,
            Map<String, NameHistory> people) {
        var units = unitNames(parts);
        return entries.stream()
                .map(entry -> {
                    var by = person(people, entry.actor()).at(entry.at());
                    return new EventView(
                            entry.at(),
                            by.name(),
                            by.post(),
                            entry.kind(),
                            entry.kind().label(),
                            entry.partId() == null ? null : units.get(entry.partId()),
                            entry.text(),
                            deliveries.getOrDefault(entry.id(), List.of()).stream()
                                    .map(each -> each.view(people))
                                    .toList());
                })
                .toList();
    }

    private Map<Long, String> unitNames(List<PartRow> parts) {
        return parts.stream().collect(Collectors.toMap(PartRow::id, part -> name(part.unit())));
    }

    private static NameHistory person(Map<String, NameHistory> people, String userId) {
        return people.getOrDefault(userId, new NameHistory(userId, List.of()));
    }

    /** Those of the days that were counted and may still change; null stands for a day that was not counted. */
    private Set<LocalDate> provisional(@Nullable LocalDate... counted) {
        return Stream.of(counted)
                .flatMap(Stream::ofNullable)
                .filter(day -> calendar.mayChange(day, true))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<UnitView> unitsOf(PointSettings settings, Role role) {
        return settings.units().stream()
                .filter(each -> each.role() == role)
                .map(each -> unit(each.code()))
                .toList();
    }

    List<UnitView> units(Collection<String> codes) {
        return codes.stream().map(this::unit).toList();
    }

    UnitView unit(String code) {
        return new UnitView(code, name(code));
    }

    String name(String code) {
        return organization.unit(code).name();
    }

    private static boolean isSet(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
