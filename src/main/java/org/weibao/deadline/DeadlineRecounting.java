package org.weibao.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.TimerRealignment;
import org.weibao.workpoint.PointRecounting.Moved;

/** Counts the due days of open tasks again by a newer calendar. A day that a person set stays. */
@Service
@Transactional
public class DeadlineRecounting {

    private final DeadlineRepository rows;
    private final TaskLookup lookup;
    private final LightPolicy policy;
    private final StepNames names;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeadlineRecounting(
            DeadlineRepository rows,
            TaskLookup lookup,
            LightPolicy policy,
            StepNames names,
            WorkingCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.lookup = lookup;
        this.policy = policy;
        this.names = names;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts again. Levels may change even if the due day stays, so the caller must also realign all tasks ({@link
     * TimerRealignment#again}).
     *
     * @param records the changed days of points and parts; tasks of reports follow them
     * @return the other changed days
     */
    public List<Moved> recount(List<Moved> records) {
        var now = clock.instant();
        var today = WorkingCalendar.dayOf(now);
        var moved = new ArrayList<Moved>();
        for (var deadline : rows.findBySettledAtIsNullOrderById()) {
            var before = deadline.due();
            var how = deadline.counted();
            if (before != null && how != null) {
                var after = calendar.again(how, before, today);
                recount(deadline, after, now);
                if (!after.equals(before)) {
                    moved.add(moved(deadline, before, after));
                }
            } else if (before != null) {
                carried(deadline, before, records).ifPresent(after -> recount(deadline, after, now));
            }
        }
        return moved;
    }

    private void recount(Deadline deadline, LocalDate due, Instant now) {
        var before = deadline.round();
        deadline.recount(due, now);
        deadline.lights(policy.timesOf(lookup.facts(deadline)));
        if (deadline.round() != before) {
            events.publishEvent(new DeadlineMoved(deadline));
        }
    }

    private Moved moved(Deadline deadline, LocalDate before, LocalDate after) {
        var about = lookup.of(deadline.subject());
        var what = "“" + names.nameOf(deadline.step()) + "”期限";
        return new Moved(about.planId(), about.pointId(), about.partId(), what, before, after);
    }

    private static Optional<LocalDate> carried(Deadline deadline, LocalDate before, List<Moved> records) {
        return records.stream()
                .filter(Moved::isReport)
                .filter(day -> day.partId() != null
                        && deadline.subject().equals(TaskSubject.part(day.partId()))
                        && day.before().equals(before))
                .map(Moved::after)
                .findFirst();
    }
}
