package org.weibao.escalation;

import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskFacts;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one version of the table, kept: for each sort of task the working days on which its rungs begin. A rung
 * begins on a working day before the office opens, so that no click meets its timer; where the due day is a day off, the last
 * working day before counts as the due day.
 */
final class LevelSchedule {

    private static final LocalTime MOMENT = LocalTime.of(7, 30);

    private record Sort(String step, UnitKind asked, Priority priority) {}

    /** @param from working days after the due day */
    private record Stair(int from, EscalationLevel rung) {}

    private record Reached(Instant moment, EscalationLevel rung) {}

    private final String version;
    private final EscalationTable table;
    private final WorkingCalendar calendar;
    private final Map<Sort, List<Stair>> known = new ConcurrentHashMap<>();

    LevelSchedule(String version, EscalationTable table, WorkingCalendar calendar) {
        this.version = version;
        this.table = table;
        this.calendar = calendar;
    }

    String version() {
        return version;
    }

    /** The highest rung that the task has reached at that moment; none before the first. */
    Optional<EscalationLevel> rungAt(TaskFacts task, Instant moment) {
        return all(task).stream()
                .filter(reached -> !reached.moment().isAfter(moment))
                .map(Reached::rung)
                .reduce((lower, higher) -> higher);
    }

    /** When the task reached the rung that {@link #rungAt} says; none before the first. */
    Optional<Instant> reachedAt(TaskFacts task, Instant moment) {
        @Nullable Reached current = null;
        for (var reached : all(task)) {
            if (reached.moment().isAfter(moment)) {
                break;
            }
            if (current == null || !current.rung().id().equals(reached.rung().id())) {
                current = reached;
            }
        }
        return Optional.ofNullable(current).map(Reached::moment);
    }

    /**
     * The highest rung that the task has reached at that moment, if nobody was told of it: none for one that was told, nor
     * for one below that, as another table or calendar may put it.
     *
     * @param told the id of the highest rung that was told
     */
    Optional<EscalationLevel> untold(TaskFacts task, @Nullable String told, Instant moment) {
        var all = all(task);
        var reached = (int)
                all.stream().filter(each -> !each.moment().isAfter(moment)).count();
        var known = all.stream()
                .skip(Math.max(reached - 1, 0))
                .anyMatch(each -> each.rung().id().equals(told));
        return reached == 0 || known
                ? Optional.empty()
                : Optional.of(all.get(reached - 1).rung());
    }

    /** When the task reaches its next rung, strictly later than that moment; never, if none is left. */
    Optional<Instant> nextAfter(TaskFacts task, Instant moment) {
        @Nullable String before = null;
        for (var reached : all(task)) {
            if (reached.moment().isAfter(moment) && !reached.rung().id().equals(before)) {
                return Optional.of(reached.moment());
            }
            before = reached.rung().id();
        }
        return Optional.empty();
    }

    private List<Reached> all(TaskFacts task) {
        var due = task.due();
        if (due == null) {
            return List.of();
        }
        var lastWorkingDay = calendar.plus(due.plusDays(1), -1);
        List<Reached> all = new ArrayList<>();
        for (var stair : stairs(new Sort(task.step(), task.asked(), task.priority()))) {
            var day = calendar.plus(lastWorkingDay, stair.from());
            if (stair.from() >= 0 || day.isAfter(task.since())) {
                all.add(new Reached(momentOf(day), stair.rung()));
            }
        }
        return all;
    }

    private static Instant momentOf(LocalDate day) {
        return day.atTime(MOMENT).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private List<Stair> stairs(Sort sort) {
        var stairs = known.get(sort);
        if (stairs == null) {
            stairs = climb(sort);
            known.put(sort, stairs);
        }
        return stairs;
    }

    private List<Stair> climb(Sort sort) {
        List<Stair> stairs = new ArrayList<>();
        for (int from : table.turns()) {
            var rung = table.rung(sort.step(), sort.asked(), sort.priority(), from);
            if (rung != null
                    && (stairs.isEmpty()
                            || !stairs.get(stairs.size() - 1).rung().equals(rung))) {
                stairs.add(new Stair(from, rung));
            }
        }
        return stairs;
    }
}
