package org.weibao.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.shared.PerTransaction;

/** Keeps the deadlines of tasks. */
@Service
@Transactional
public class DeadlineService {

    private record Name(TaskSubject subject, String step) {}

    /** @param read the subjects whose deadlines have been read */
    private record Known(Map<Name, Deadline> deadlines, Set<TaskSubject> read) {}

    private final PerTransaction<Known> known = new PerTransaction<>(() -> new Known(new HashMap<>(), new HashSet<>()));
    private final DeadlineRepository rows;
    private final TaskDates dates;
    private final TaskLookup lookup;
    private final LightPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeadlineService(
            DeadlineRepository rows,
            TaskDates dates,
            TaskLookup lookup,
            LightPolicy policy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.dates = dates;
        this.lookup = lookup;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** The engine has created a task, for the first time or again. */
    public Deadline open(TaskSubject subject, String step, String taskId, Deadline.Opening opening) {
        var before = find(subject, step);
        var lights = policy.timesOf(lookup.facts(subject, step, opening));
        if (before.isPresent()) {
            before.get().reopen(taskId, opening);
            before.get().lights(lights);
            return before.get();
        }
        var deadline = new Deadline(subject, step, taskId, opening);
        deadline.lights(lights);
        return keep(rows.save(deadline));
    }

    /** The task is done or no longer needed. */
    public void settle(TaskSubject subject, String step) {
        find(subject, step).filter(Deadline::isOpen).ifPresent(deadline -> {
            deadline.settle(clock.instant());
            events.publishEvent(new DeadlineSettled(deadline));
        });
    }

    /** Gives an open task another due day, which begins a new round of the escalation. */
    public void move(Deadline deadline, LocalDate due) {
        var before = deadline.round();
        deadline.move(due, clock.instant());
        follow(deadline);
        if (deadline.round() != before) {
            events.publishEvent(new DeadlineMoved(deadline));
        }
    }

    /** Adjusts its light, its task and its timer to the present due day, rules and calendar. */
    public void follow(Deadline deadline) {
        keep(deadline).lights(policy.timesOf(lookup.facts(deadline)));
        dates.follow(deadline);
    }

    /** The deadline of a task. Those of a subject are few, and read together: one step ends and the next begins. */
    public Optional<Deadline> find(TaskSubject subject, String step) {
        var now = known.get();
        var name = new Name(subject, step);
        if (!now.deadlines().containsKey(name) && now.read().add(subject)) {
            rows.find(subject).forEach(each -> now.deadlines().putIfAbsent(new Name(subject, each.step()), each));
        }
        return Optional.ofNullable(now.deadlines().get(name));
    }

    /** So that its timer does not search for it. */
    private Deadline keep(Deadline deadline) {
        known.get().deadlines().put(new Name(deadline.subject(), deadline.step()), deadline);
        return deadline;
    }

    public Optional<Deadline> find(long id) {
        return rows.findById(id);
    }

    /** The open deadlines of a subject. */
    public List<Deadline> open(TaskSubject subject) {
        return rows.findOpen(Set.of(subject));
    }

    /** The open deadlines of several subjects. */
    public List<Deadline> open(Collection<TaskSubject> subjects) {
        return rows.findOpen(subjects);
    }

    /** The open deadlines with a due day before that day. */
    public List<Deadline> dueBefore(LocalDate day) {
        return rows.findBySettledAtIsNullAndDueBeforeOrderById(day);
    }

    /** Whether any deadline is open. */
    public boolean areOpen() {
        return rows.existsBySettledAtIsNull();
    }

    /** All open deadlines. */
    public List<Deadline> open() {
        return rows.findBySettledAtIsNullOrderById();
    }
}
