package org.weibao.process.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.deadline.DeadlineService;
import org.weibao.escalation.EscalationTimes;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.OneMoment;
import org.weibao.process.task.StepDates;

/**
 * The next time of a user task's escalation timer. The engine calls it when the task begins, after each run of the
 * timer, and when the due day moves.
 */
@Component
public class EscalationTimer {

    /** A far date that stands for never. The timer must exist, so that an extension or a newer calendar can move it. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A time already in the past would end the timer, so it is set this much later. */
    private static final int SOON_SECONDS = 2;

    private final DeadlineService deadlines;
    private final EscalationTimes escalation;
    private final StepDates times;
    private final Clock clock;

    EscalationTimer(DeadlineService deadlines, EscalationTimes escalation, StepDates times, Clock clock) {
        this.deadlines = deadlines;
        this.escalation = escalation;
        this.times = times;
        this.clock = clock;
    }

    /** Called by the models. */
    public String nextCycle(DelegateExecution execution) {
        var subject = SubjectVariables.of(execution);
        var step = execution.getCurrentActivityId();
        // The timer is created before the listener opens the deadline. So a task without an open deadline begins now.
        var known = deadlines.find(subject, step).orElse(null);
        var look = known != null && known.isOpen()
                ? escalation.next(known)
                : escalation.first(subject, step, known, times.of(execution).opening());
        return OneMoment.at(look.map(this::notBeforeSoon).orElse(NEVER));
    }

    private Instant notBeforeSoon(Instant moment) {
        var soon = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(SOON_SECONDS);
        return moment.isBefore(soon) ? soon : moment;
    }
}
