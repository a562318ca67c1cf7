package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;

/** What the engine needs from the records to assign a task: which group, until when, about what. */
@Service
@Transactional(readOnly = true)
public class Routing {

    /** In these phases the lead has not accepted, so there are no parts yet. */
    private static final Set<Phase> NOT_ACCEPTED = EnumSet.of(Phase.APPROVED, Phase.ASSIGNMENT);

    private static final Set<Phase> RUNNING = EnumSet.range(Phase.APPROVED, Phase.REVIEW);

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final ReportRepository reports;
    private final TimelineRepository events;
    private final Schedule schedule;
    private final Organization organization;

    Routing(
            WorkPointRepository points,
            PartRepository parts,
            ReportRepository reports,
            TimelineRepository events,
            Schedule schedule,
            Organization organization) {
        this.points = points;
        this.parts = parts;
        this.reports = reports;
        this.events = events;
        this.schedule = schedule;
        this.organization = organization;
    }

    /**
     * The bodies of a part.
     *
     * @param key point, unit and round; the business key of the part's process
     */
    public record Answerable(Unit unit, Unit lead, boolean needsAcceptance, String key) {}

    public Answerable answerable(long partId) {
        var part = parts.get(partId);
        return new Answerable(
                organization.unit(part.unitCode()),
                organization.unit(part.point().lead()),
                part.needsAcceptance(),
                part.point().code() + "/" + part.unitCode() + "/" + part.round());
    }

    /** Place and title of the point, in one line. */
    public String label(long pointId) {
        return label(points.get(pointId));
    }

    /** The same for a part, with its unit or county. */
    public String labelOfPart(long partId) {
        var part = parts.get(partId);
        return label(part.point()) + "｜" + organization.unit(part.unitCode()).name();
    }

    /** The points, one line each, for which the unit or county has an unfinished task or will get one. */
    public List<String> owedBy(String code) {
        var led = points.findByLeadUnitAndPhaseIn(code, RUNNING).stream();
        var open = parts.findByUnitCodeAndPointPhaseIn(code, RUNNING).stream()
                .filter(Part::isOpen)
                .map(Part::point);
        var withoutParts = points.findByPhaseIn(NOT_ACCEPTED).stream().filter(point -> point.bodies().stream()
                .anyMatch(body -> body.code().equals(code)));
        return Stream.of(led, open, withoutParts)
                .flatMap(each -> each)
                .map(Routing::label)
                .distinct()
                .toList();
    }

    private static String label(WorkPoint point) {
        return point.place() + " " + point.title();
    }

    /**
     * The ids of the parts for which the fan-out starts a process.
     *
     * @throws NotYours if there is no such point
     */
    public List<Long> openParts(long pointId) {
        return parts.findByPointIdOrderById(points.get(pointId).id()).stream()
                .filter(Part::isOpen)
                .map(Part::id)
                .toList();
    }

    /** What the part has to answer first; empty if its report is simply due. */
    public Optional<CameBack> reportCameBack(long partId) {
        var part = parts.get(partId);
        var reason = part.request();
        if (reason == null || !part.owesAnswer()) {
            return Optional.empty();
        }
        var last = reports.last(partId);
        return Optional.of(new CameBack(
                part.markOf(last.orElse(null)),
                reason,
                last.map(Report::submittedBy).orElse(null)));
    }

    /**
     * Why a task on the point as a whole came back.
     *
     * @param returned the act of returning; its text is the reason
     * @param done the act by which the task was done before
     */
    public Optional<CameBack> cameBack(long pointId, EntryKind returned, EntryKind done) {
        return last(pointId, returned)
                .map(event -> CameBack.returned(
                        event.text(),
                        last(pointId, done).map(TimelineEntry::actor).orElse(null)));
    }

    private Optional<TimelineEntry> last(long pointId, EntryKind kind) {
        return events.findFirstByPointIdAndPartIdIsNullAndKindOrderByIdDesc(pointId, kind);
    }

    /** Who was the last to do this act on the plan as a whole. */
    public Optional<String> lastActor(long planId, EntryKind kind) {
        return events.findFirstByPlanIdAndPointIdIsNullAndKindOrderByIdDesc(planId, kind)
                .map(TimelineEntry::actor);
    }

    /** The dates of a part's open report. */
    public Schedule.Dates reportDates(long partId) {
        return schedule.report(parts.get(partId));
    }

    /** The day from which the open report's due day was counted; null if a person set the day. */
    public @Nullable LocalDate reportCountedFrom(long partId) {
        var how = parts.get(partId).dueCounted();
        return how == null ? null : how.countedFrom();
    }

    /** The dates of the lead's task to end implementation early. */
    public Schedule.Dates endDates(long pointId) {
        return schedule.endOfParts(points.get(pointId));
    }
}
