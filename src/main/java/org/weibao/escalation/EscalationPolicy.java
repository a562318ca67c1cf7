package org.weibao.escalation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.LightPolicy;
import org.weibao.deadline.LightTimes;
import org.weibao.deadline.TaskFacts;

/** The level that a task has reached, and when it reaches the next one. It always evaluates the table; there is no copy of it. */
@Component
public class EscalationPolicy implements LightPolicy {

    private final EscalationTable table;
    private final WorkingCalendar calendar;
    private volatile @Nullable LevelSchedule known;

    EscalationPolicy(EscalationTable table, WorkingCalendar calendar) {
        this.table = table;
        this.calendar = calendar;
    }

    /** The highest level that the task has reached at that moment; none before the first. */
    public Optional<EscalationLevel> levelAt(TaskFacts task, Instant moment) {
        return latest().levelAt(task, moment);
    }

    /** The highest level that the task has reached at that moment, unless that or a higher one has been notified. */
    public Optional<EscalationLevel> unnotified(TaskFacts task, @Nullable String notified, Instant moment) {
        return latest().unnotified(task, notified, moment);
    }

    /** When the task reaches its next level, strictly later than that moment; never, if none is left. */
    public Optional<Instant> nextAfter(TaskFacts task, Instant moment) {
        return latest().nextAfter(task, moment);
    }

    @Override
    public LightTimes timesOf(TaskFacts task) {
        return latest().lightTimes(task);
    }

    /** By the present table, for many tasks: its version is read once. */
    LevelSchedule latest() {
        var version = table.version();
        var schedule = known;
        if (schedule == null || !schedule.version().equals(version)) {
            schedule = new LevelSchedule(version, table, calendar);
            known = schedule;
        }
        return schedule;
    }
}
