package org.weibao.escalation;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notices;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.EntryKind;

/** Notifies people of their tasks, and of tasks that are due or late, level by level. */
@Service
@Transactional
public class EscalationService {

    private static final String SYSTEM = "system";

    private final DeadlineService deadlines;
    private final TaskLookup lookup;
    private final EscalationPolicy escalation;
    private final EscalationTexts wording;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationService(
            DeadlineService deadlines,
            TaskLookup lookup,
            EscalationPolicy escalation,
            EscalationTexts wording,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deadlines = deadlines;
        this.lookup = lookup;
        this.escalation = escalation;
        this.wording = wording;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Notifies the recipients of the highest level that the task has reached. Does nothing if they have the notice, or
     * if the task is done.
     */
    public void raise(OpenTask task) {
        deadlines.find(task.subject(), task.step()).filter(Deadline::isOpen).ifPresent(deadline -> {
            var facts = lookup.facts(deadline);
            escalation
                    .unnotified(facts, deadline.levelId(), clock.instant())
                    .ifPresent(level -> reach(deadline, level, facts, task));
        });
    }

    private void reach(Deadline deadline, EscalationLevel level, TaskFacts facts, OpenTask task) {
        var texts = wording.level(
                level, deadline, facts, task, lookup.of(deadline.subject()).pointId());
        var written = notices.tell(
                texts.stream().map(EscalationTexts.Addressed::notice).toList());
        deadline.reach(level.id());
        written.ifPresent(all -> {
            var line = wording.event(level, deadline, facts, task, texts, all);
            notices.bind(all, lookup.record(deadline.subject(), SYSTEM, kind(deadline.subject(), level, facts), line));
            events.publishEvent(new LevelReached(deadline, level));
        });
    }

    private static EntryKind kind(TaskSubject subject, EscalationLevel level, TaskFacts facts) {
        if (subject.kind() == TaskSubject.Kind.LETTER) {
            return EntryKind.LETTER_WAITS;
        }
        if (level.light() == Light.GREEN) {
            return EntryKind.REMINDED;
        }
        return EntryKind.ESCALATED.towards(facts.assigneeKind());
    }

    /**
     * Notifies a task's people of it.
     *
     * @param cameBack why it has come back; null for a task that is new or simply due
     */
    public void announce(OpenTask task, @Nullable CameBack cameBack) {
        var deadline = deadlines.find(task.subject(), task.step()).orElseThrow();
        notices.tell(wording.arrival(deadline, task, lookup.of(task.subject()).pointId(), cameBack));
    }

    /** Notifies the colleague who was handed the task, once a round. */
    public void handedOver(OpenTask task, String to) {
        var deadline = deadlines.find(task.subject(), task.step()).orElseThrow();
        notices.tell(wording.handOver(deadline, task, lookup.of(task.subject()).pointId(), to));
    }
}
