package org.weibao.escalation;

import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskFacts;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which rung a task has reached, and when it reaches the next: by asking the table, never by a copy of it. */
// The models call another bean by the plain name.
@Component("ladderPolicy")
public class EscalationPolicy {

    private final EscalationTable table;
    private final WorkingCalendar calendar;
    private volatile @Nullable LevelSchedule known;

    EscalationPolicy(EscalationTable table, WorkingCalendar calendar) {
        this.table = table;
        this.calendar = calendar;
    }

    /** The highest rung that the task has reached at that moment; none before the first. */
    public Optional<EscalationLevel> rungAt(TaskFacts task, Instant moment) {
        return latest().rungAt(task, moment);
    }

    /** The highest rung that the task has reached at that moment, unless that or a higher one was told. */
    public Optional<EscalationLevel> untold(TaskFacts task, @Nullable String told, Instant moment) {
        return latest().untold(task, told, moment);
    }

    /** When the task reaches its next rung, strictly later than that moment; never, if none is left. */
    public Optional<Instant> nextAfter(TaskFacts task, Instant moment) {
        return latest().nextAfter(task, moment);
    }

    /** By the table as it is now, for many tasks: the database is asked once. */
    LevelSchedule latest() {
        var version = table.version();
        var staircases = known;
        if (staircases == null || !staircases.version().equals(version)) {
            staircases = new LevelSchedule(version, table, calendar);
            known = staircases;
        }
        return staircases;
    }
}
