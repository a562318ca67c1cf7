package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;

/**
 * Counts days again by a newer calendar: deadlines of points whose compiled report the office does not have yet, and
 * the ends and due days of their parts. A day that a person set stays.
 */
@Service
@Transactional
public class PointRecounting {

    /** The deadline is about the compiled report, so it counts until the office has that report. */
    private static final Set<Phase> AHEAD = EnumSet.of(Phase.ASSIGNMENT, Phase.IMPLEMENTATION, Phase.REPORTING);

    private static final String SYSTEM = "system";
    private static final String REPORT = "本期报告期限";

    /**
     * A day that has changed.
     *
     * @param planId the plan whose timeline shows it; null if a point's timeline shows it
     * @param pointId the point whose timeline shows it; null if it is about a plan
     * @param partId the part that it is about; null for the point as a whole
     * @param what the name of the day, in Chinese
     */
    public record Moved(
            @Nullable Long planId,
            @Nullable Long pointId,
            @Nullable Long partId,
            String what,
            LocalDate before,
            LocalDate after) {

        /** Whether it is the due day of a part's open report. */
        public boolean isReport() {
            return what.equals(REPORT);
        }
    }

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Timeline timeline;

    PointRecounting(
            WorkPointRepository points,
            PartRepository parts,
            Schedule schedule,
            WorkingCalendar calendar,
            Organization organization,
            Timeline timeline) {
        this.points = points;
        this.parts = parts;
        this.schedule = schedule;
        this.calendar = calendar;
        this.organization = organization;
        this.timeline = timeline;
    }

    /** Counts the days again and returns those that changed. */
    public List<Moved> recount() {
        var moved = new ArrayList<Moved>();
        for (var point : points.findByPhaseIn(AHEAD)) {
            var deadline = Objects.requireNonNull(point.deadline());
            if (point.deadlineCounted() != null) {
                point.recount(schedule.again(point.deadlineCounted(), deadline));
            }
            add(moved, point, null, "办结期限", deadline, point.deadline());
            for (var part : parts.findByPointIdOrderById(point.id())) {
                // A supporting unit without a question also sees an end, so it is counted too.
                if (part.isOpen() || part.state() == PartState.STANDBY) {
                    var ends = part.ends();
                    var due = part.due();
                    part.recount(schedule);
                    add(moved, point, part, "承办任务完成期限", ends, part.ends());
                    add(moved, point, part, REPORT, due, part.due());
                }
            }
        }
        return moved;
    }

    private static void add(
            List<Moved> moved,
            WorkPoint point,
            @Nullable Part part,
            String what,
            @Nullable LocalDate before,
            @Nullable LocalDate after) {
        if (before != null && after != null && !before.equals(after)) {
            moved.add(new Moved(null, point.id(), part == null ? null : part.id(), what, before, after));
        }
    }

    /** Writes one timeline entry for each point and plan with changed days. */
    public void tell(String reason, List<Moved> moved) {
        moved.stream()
                .filter(day -> day.pointId() != null)
                .collect(Collectors.groupingBy(
                        day -> Objects.requireNonNull(day.pointId()), LinkedHashMap::new, Collectors.toList()))
                .forEach((point, days) ->
                        timeline.onPoint(points.get(point), SYSTEM, EntryKind.RESCHEDULED, text(reason, days)));
        moved.stream()
                .filter(day -> day.planId() != null)
                .collect(Collectors.groupingBy(
                        day -> Objects.requireNonNull(day.planId()), LinkedHashMap::new, Collectors.toList()))
                .forEach((plan, days) -> timeline.onPlan(plan, SYSTEM, EntryKind.RESCHEDULED, text(reason, days)));
    }

    private String text(String reason, List<Moved> days) {
        var units = new LinkedHashMap<String, List<String>>();
        for (var day : days) {
            var named = units.computeIfAbsent(line(day.what(), day.before(), day.after()), unused -> new ArrayList<>());
            if (day.partId() != null) {
                named.add(organization.unit(parts.get(day.partId()).unitCode()).name());
            }
        }
        var lines = new ArrayList<String>();
        units.forEach((line, names) -> lines.add(names.isEmpty() ? line : line + "（" + String.join("、", names) + "）"));
        return reason + "，按工作日重新计算：" + String.join("；", lines) + "。";
    }

    private String line(String what, LocalDate before, LocalDate after) {
        return what + "由" + WorkingCalendar.named(before) + "改为" + calendar.shown(after);
    }
}
