package org.weibao.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.LightTimes;
import org.weibao.deadline.TaskFacts;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/**
 * The levels of one version of the table, cached: for each kind of task the working days on which its levels begin. A
 * level begins on a working day before the office opens, so that no click runs at the same time as its timer. If the
 * due day is a day off, the last working day before it counts as the due day.
 */
final class LevelSchedule {

    private static final LocalTime MOMENT = LocalTime.of(7, 30);

    private record Sort(String step, UnitKind assigneeKind, Priority priority) {}

    /** @param from working days after the due day */
    private record LevelStart(int from, EscalationLevel level) {}

    private record Reached(Instant moment, EscalationLevel level) {}

    private final String version;
    private final EscalationTable table;
    private final WorkingCalendar calendar;
    private final Map<Sort, List<LevelStart>> known = new ConcurrentHashMap<>();

    LevelSchedule(String version, EscalationTable table, WorkingCalendar calendar) {
        this.version = version;
        this.table = table;
        this.calendar = calendar;
    }

    String version() {
        return version;
    }

    /** The highest level that the task has reached at that moment; empty before the first. */
    Optional<EscalationLevel> levelAt(TaskFacts task, Instant moment) {
        return all(task).stream()
                .filter(reached -> !reached.moment().isAfter(moment))
                .map(Reached::level)
                .reduce((lower, higher) -> higher);
    }

    /** When the task reached the level of {@link #levelAt}; empty before the first. */
    Optional<Instant> reachedAt(TaskFacts task, Instant moment) {
        @Nullable Reached current = null;
        for (var reached : all(task)) {
            if (reached.moment().isAfter(moment)) {
                break;
            }
            if (current == null || !current.level().id().equals(reached.level().id())) {
                current = reached;
            }
        }
        return Optional.ofNullable(current).map(Reached::moment);
    }

    /**
     * The highest level that the task has reached at that moment, if it has not been notified. Empty for a level below
     * the notified one, which another table or calendar may give.
     *
     * @param notified the id of the highest notified level
     */
    Optional<EscalationLevel> unnotified(TaskFacts task, @Nullable String notified, Instant moment) {
        var all = all(task);
        var reached = (int)
                all.stream().filter(each -> !each.moment().isAfter(moment)).count();
        var known = all.stream()
                .skip(Math.max(reached - 1, 0))
                .anyMatch(each -> each.level().id().equals(notified));
        return reached == 0 || known
                ? Optional.empty()
                : Optional.of(all.get(reached - 1).level());
    }

    /** When the task reaches its next level, strictly after that moment; empty if there is none. */
    Optional<Instant> nextAfter(TaskFacts task, Instant moment) {
        @Nullable String before = null;
        for (var reached : all(task)) {
            if (reached.moment().isAfter(moment) && !reached.level().id().equals(before)) {
                return Optional.of(reached.moment());
            }
            before = reached.level().id();
        }
        return Optional.empty();
    }

    /** When its light changes. Lights only rise. */
    LightTimes lightTimes(TaskFacts task) {
        var all = all(task);
        return new LightTimes(from(Light.BLUE, all), from(Light.YELLOW, all), from(Light.RED, all));
    }

    private static @Nullable Instant from(Light light, List<Reached> all) {
        return all.stream()
                .filter(reached -> reached.level().light().compareTo(light) >= 0)
                .map(Reached::moment)
                .findFirst()
                .orElse(null);
    }

    private List<Reached> all(TaskFacts task) {
        var due = task.due();
        if (due == null) {
            return List.of();
        }
        var lastWorkingDay = calendar.plus(due.plusDays(1), -1);
        List<Reached> all = new ArrayList<>();
        for (var start : starts(new Sort(task.step(), task.assigneeKind(), task.priority()))) {
            var day = calendar.plus(lastWorkingDay, start.from());
            if (start.from() >= 0 || day.isAfter(task.since())) {
                all.add(new Reached(momentOf(day), start.level()));
            }
        }
        return all;
    }

    private static Instant momentOf(LocalDate day) {
        return day.atTime(MOMENT).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private List<LevelStart> starts(Sort sort) {
        var starts = known.get(sort);
        if (starts == null) {
            starts = read(sort);
            known.put(sort, starts);
        }
        return starts;
    }

    private List<LevelStart> read(Sort sort) {
        List<LevelStart> starts = new ArrayList<>();
        for (int from : table.turns()) {
            var level = table.level(sort.step(), sort.assigneeKind(), sort.priority(), from);
            if (level != null
                    && (starts.isEmpty()
                            || !starts.get(starts.size() - 1).level().equals(level))) {
                starts.add(new LevelStart(from, level));
            }
        }
        return starts;
    }
}
