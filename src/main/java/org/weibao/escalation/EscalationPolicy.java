package org.weibao.escalation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.LightPolicy;
import org.weibao.deadline.LightTimes;
import org.weibao.deadline.TaskFacts;
import org.weibao.shared.PerTransaction;

/** Which level a task has reached, and when it reaches the next. It reads the table and keeps no copy of it. */
@Component
public class EscalationPolicy implements LightPolicy {

    private final EscalationTable table;
    private final WorkingCalendar calendar;
    private final PerTransaction<LevelSchedule> latest = new PerTransaction<>(this::read);
    private volatile @Nullable LevelSchedule known;

    EscalationPolicy(EscalationTable table, WorkingCalendar calendar) {
        this.table = table;
        this.calendar = calendar;
    }

    /** The highest level that the task has reached at that moment; empty before the first. */
    public Optional<EscalationLevel> levelAt(TaskFacts task, Instant moment) {
        return latest().levelAt(task, moment);
    }

    /** The same, but empty if that level or a higher one has been notified. */
    public Optional<EscalationLevel> unnotified(TaskFacts task, @Nullable String notified, Instant moment) {
        return latest().unnotified(task, notified, moment);
    }

    /** When the task reaches its next level, strictly after that moment; empty if there is none. */
    public Optional<Instant> nextAfter(TaskFacts task, Instant moment) {
        return latest().nextAfter(task, moment);
    }

    @Override
    public LightTimes timesOf(TaskFacts task) {
        return latest().lightTimes(task);
    }

    /** The levels by the present table. Its version is read once in a transaction. */
    LevelSchedule latest() {
        return latest.get();
    }

    private LevelSchedule read() {
        var version = table.version();
        var schedule = known;
        if (schedule == null || !schedule.version().equals(version)) {
            schedule = new LevelSchedule(version, table, calendar);
            known = schedule;
        }
        return schedule;
    }
}
