package org.weibao.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;

/** Finds the next time of a task's timer. */
@Component
public class EscalationTimes {

    private final TaskLookup lookup;
    private final EscalationPolicy escalation;
    private final Clock clock;

    EscalationTimes(TaskLookup lookup, EscalationPolicy escalation, Clock clock) {
        this.lookup = lookup;
        this.escalation = escalation;
        this.clock = clock;
    }

    /**
     * For a task that begins now: at once if it begins late; empty if no level is to come.
     *
     * @param before the record of an earlier such task, if there was one
     */
    public Optional<Instant> first(
            TaskSubject subject, String step, @Nullable Deadline before, Deadline.Opening opening) {
        var task = lookup.facts(subject, step, opening);
        var reached = Optional.ofNullable(before)
                .filter(known -> Objects.equals(known.due(), opening.due()))
                .map(Deadline::levelId);
        var now = clock.instant();
        return isBehind(task, reached, now) ? Optional.of(now) : escalation.nextAfter(task, now);
    }

    /** For an open task, strictly after now; empty if no level is to come. */
    public Optional<Instant> next(Deadline deadline) {
        return escalation.nextAfter(lookup.facts(deadline), clock.instant());
    }

    /** Whether the task has reached a level without a notice yet. */
    public boolean isBehind(Deadline deadline) {
        return isBehind(lookup.facts(deadline), Optional.ofNullable(deadline.levelId()), clock.instant());
    }

    private boolean isBehind(TaskFacts task, Optional<String> reached, Instant now) {
        return escalation.unnotified(task, reached.orElse(null), now).isPresent();
    }
}
