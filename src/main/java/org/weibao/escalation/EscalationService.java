package org.weibao.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskContexts;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notices;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPointRepository;

/** Watches over open tasks: tells those who are asked that a task is there, and step by step those who must know that it is late. */
@Service
@Transactional
public class EscalationService {

    /**
     * An open task as the engine has it.
     *
     * @param name the step and what it is about, as people read it in their lists
     * @param group the group whose task it is
     * @param assignee who has taken it; null if nobody has
     */
    public record OpenTask(String id, String name, String group, @Nullable String assignee) {}

    private static final String SYSTEM = "system";

    private final DeadlineService deadlines;
    private final TaskContexts cases;
    private final EscalationPolicy escalation;
    private final EscalationTexts wording;
    private final Notices notices;
    private final Timeline timeline;
    private final WorkPointRepository points;
    private final PartRepository parts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationService(
            DeadlineService deadlines,
            TaskContexts cases,
            EscalationPolicy escalation,
            EscalationTexts wording,
            Notices notices,
            Timeline timeline,
            WorkPointRepository points,
            PartRepository parts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deadlines = deadlines;
        this.cases = cases;
        this.escalation = escalation;
        this.wording = wording;
        this.notices = notices;
        this.timeline = timeline;
        this.points = points;
        this.parts = parts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * When the escalation has to look at a task that begins now: at once if it begins late; never if there is no level to come.
     *
     * @param before what is on record if the task was there before
     */
    @Transactional(readOnly = true)
    public Optional<Instant> firstLook(
            TaskSubject subject, String step, @Nullable Deadline before, Deadline.Opening opening) {
        var task = cases.watched(subject, step, opening);
        var reached = Optional.ofNullable(before)
                .filter(known -> Objects.equals(known.due(), opening.due()))
                .map(Deadline::levelId);
        var now = clock.instant();
        return isBehind(task, reached, now) ? Optional.of(now) : escalation.nextAfter(task, now);
    }

    /** When the escalation has to look at an open task next, strictly later than now; never if there is no level to come. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextLook(Deadline deadline) {
        return escalation.nextAfter(cases.watched(deadline), clock.instant());
    }

    /** Whether the task has reached a level that nobody was told of. */
    @Transactional(readOnly = true)
    public boolean isBehind(Deadline deadline) {
        return isBehind(cases.watched(deadline), Optional.ofNullable(deadline.levelId()), clock.instant());
    }

    private boolean isBehind(TaskFacts task, Optional<String> reached, Instant now) {
        return escalation.unnotified(task, reached.orElse(null), now).isPresent();
    }

    /**
     * Tells those whom the highest level that the task has reached names. Nothing happens if they were told, or if the task
     * is done.
     */
    public void raise(TaskSubject subject, String step, OpenTask task) {
        deadlines.find(subject, step).filter(Deadline::isOpen).ifPresent(deadline -> {
            var watched = cases.watched(deadline);
            escalation
                    .unnotified(watched, deadline.levelId(), clock.instant())
                    .ifPresent(level -> reach(deadline, level, watched, task));
        });
    }

    private void reach(Deadline deadline, EscalationLevel level, TaskFacts watched, OpenTask task) {
        var texts = wording.level(
                level, deadline, watched, task, cases.of(deadline.subject()).pointId());
        var written = notices.tell(
                texts.stream().map(EscalationTexts.Addressed::notice).toList());
        deadline.reach(level.id());
        written.ifPresent(all -> {
            var line = wording.event(level, deadline, watched, task, texts, all);
            notices.bind(all, record(deadline.subject(), kind(deadline.subject(), level, watched), line));
            events.publishEvent(new LevelReached(deadline, level));
        });
    }

    private static EntryKind kind(TaskSubject subject, EscalationLevel level, TaskFacts watched) {
        if (subject.kind() == TaskSubject.Kind.LETTER) {
            return EntryKind.LETTER_WAITS;
        }
        if (level.light() == Light.GREEN) {
            return EntryKind.REMINDED;
        }
        return EntryKind.ESCALATED.towards(watched.assigneeKind());
    }

    private long record(TaskSubject subject, EntryKind kind, String text) {
        var about = cases.of(subject);
        if (about.partId() != null) {
            return timeline.onPart(parts.get(about.partId()), SYSTEM, kind, text);
        }
        if (about.pointId() != null) {
            return timeline.onPoint(points.get(about.pointId()), SYSTEM, kind, text);
        }
        return timeline.onPlan(Objects.requireNonNull(about.planId()), SYSTEM, kind, text);
    }

    /**
     * Tells those who are asked that a task is there.
     *
     * @param returned why it has come back; null if it comes for the first time or in its course
     */
    public void announce(TaskSubject subject, String step, OpenTask task, @Nullable CameBack cameBack) {
        var deadline = deadlines.find(subject, step).orElseThrow();
        notices.tell(wording.arrival(deadline, task, cases.of(subject).pointId(), cameBack));
    }

    /** Tells who was given the task by the head of his unit, once a round. */
    public void handedOver(TaskSubject subject, String step, OpenTask task, String to) {
        var deadline = deadlines.find(subject, step).orElseThrow();
        notices.tell(wording.handOver(deadline, task, cases.of(subject).pointId(), to));
    }
}
