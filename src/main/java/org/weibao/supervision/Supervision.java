package org.weibao.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.organization.Groups;
import org.weibao.supervision.Rung.Hearer;
import org.weibao.workpoint.EventKind;
import org.weibao.workpoint.Journal;
import org.weibao.workpoint.Parts;
import org.weibao.workpoint.WorkPoints;

/** Watches over open tasks: tells those who are asked that a task is there, and step by step those who must know that it is late. */
@Service
@Transactional
public class Supervision {

    /**
     * An open task as the engine has it.
     *
     * @param name the step and what it is about, as people read it in their lists
     * @param group the group that is asked
     * @param assignee who has taken it; null if nobody has
     */
    public record OpenTask(String id, String name, String group, @Nullable String assignee) {}

    private static final String SYSTEM = "system";

    private final Terms terms;
    private final Cases cases;
    private final Ladder ladder;
    private final Wording wording;
    private final Notices notices;
    private final Journal journal;
    private final WorkPoints points;
    private final Parts parts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Supervision(
            Terms terms,
            Cases cases,
            Ladder ladder,
            Wording wording,
            Notices notices,
            Journal journal,
            WorkPoints points,
            Parts parts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.terms = terms;
        this.cases = cases;
        this.ladder = ladder;
        this.wording = wording;
        this.notices = notices;
        this.journal = journal;
        this.points = points;
        this.parts = parts;
        this.events = events;
        this.clock = clock;
    }

    /** When the ladder has to look at a task that begins now: at once if it begins late; never if there is no rung to come. */
    @Transactional(readOnly = true)
    public Optional<Instant> firstLook(Subject subject, String step, Term.Opening opening) {
        var task = cases.watched(subject, step, opening);
        var reached = terms.find(subject, step)
                .filter(known -> Objects.equals(known.due(), opening.due()))
                .map(Term::rung);
        var now = clock.instant();
        return isBehind(task, reached, now) ? Optional.of(now) : ladder.nextAfter(task, now);
    }

    /** When the ladder has to look at an open task next, strictly later than now; never if there is no rung to come. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextLook(Term term) {
        return ladder.nextAfter(cases.watched(term), clock.instant());
    }

    /** Whether the task has reached a rung that nobody was told of. */
    @Transactional(readOnly = true)
    public boolean isBehind(Term term) {
        return isBehind(cases.watched(term), Optional.ofNullable(term.rung()), clock.instant());
    }

    private boolean isBehind(Watched task, Optional<String> reached, Instant now) {
        return ladder.untold(task, reached.orElse(null), now).isPresent();
    }

    /**
     * Tells those whom the highest rung that the task has reached names. Nothing happens if they were told, or if the task
     * is done.
     */
    public void raise(Subject subject, String step, OpenTask task) {
        terms.find(subject, step).filter(Term::isOpen).ifPresent(term -> {
            var watched = cases.watched(term);
            ladder.untold(watched, term.rung(), clock.instant()).ifPresent(rung -> reach(term, rung, watched, task));
        });
    }

    private void reach(Term term, Rung rung, Watched watched, OpenTask task) {
        var reminds = rung.light() == Light.GREEN;
        // The leading group reads a list (product.md): what is urgent for others stands in its digest.
        Set<Hearer> at = new TreeSet<>(rung.hearers());
        if (rung.urgent() && at.size() > 1) {
            at.remove(Hearer.LEADING_GROUP);
        }
        var title = wording.title(rung, term, task);
        var told = notices.tell(new Notice(
                term.key() + "/" + term.round() + "/" + rung.id(),
                reminds ? Notice.Kind.REMINDER : Notice.Kind.ESCALATION,
                rung.urgent(),
                term.subject().key(),
                cases.of(term.subject()).pointId(),
                task.id(),
                title,
                wording.text(rung, term, watched, task),
                groups(at, task.group()),
                Set.of()));
        if (!rung.hearers().equals(at)) {
            notices.tell(new Notice(
                    term.key() + "/" + term.round() + "/" + rung.id() + "/list",
                    Notice.Kind.ESCALATION,
                    false,
                    term.subject().key(),
                    cases.of(term.subject()).pointId(),
                    task.id(),
                    title,
                    wording.text(rung, term, watched, task),
                    Set.of(Groups.LEADING_GROUP),
                    Set.of()));
        }
        term.reach(rung.id());
        if (told) {
            record(term.subject(), kind(term.subject(), reminds), title + "；已通知" + wording.hearers(rung));
            events.publishEvent(new RungReached(term, rung));
        }
    }

    private static EventKind kind(Subject subject, boolean reminds) {
        if (subject.kind() == Subject.Kind.LETTER) {
            return EventKind.LETTER_WAITS;
        }
        return reminds ? EventKind.REMINDED : EventKind.ESCALATED;
    }

    private static Set<String> groups(Collection<Hearer> hearers, String asked) {
        var groups = new TreeSet<String>();
        for (var hearer : hearers) {
            groups.add(
                    switch (hearer) {
                        case OFFICER -> asked;
                        case HEAD -> Groups.headOf(asked);
                        case OFFICE -> Groups.OFFICE;
                        case LEADING_GROUP -> Groups.LEADING_GROUP;
                    });
        }
        return groups;
    }

    private void record(Subject subject, EventKind kind, String text) {
        var about = cases.of(subject);
        if (about.partId() != null) {
            journal.onPart(parts.get(about.partId()), SYSTEM, kind, text);
        } else if (about.pointId() != null) {
            journal.onPoint(points.get(about.pointId()), SYSTEM, kind, text);
        } else {
            journal.onPlan(Objects.requireNonNull(about.planId()), SYSTEM, kind, text);
        }
    }

    /**
     * Tells those who are asked that a task is there.
     *
     * @param returned why it has come back; null if it comes for the first time or in its course
     */
    public void announce(Subject subject, String step, OpenTask task, @Nullable String returned) {
        var term = terms.find(subject, step).orElseThrow();
        notices.tell(new Notice(
                term.key() + "/arrival/" + task.id(),
                returned == null ? Notice.Kind.ARRIVAL : Notice.Kind.RETURN,
                returned != null,
                subject.key(),
                cases.of(subject).pointId(),
                task.id(),
                wording.arrival(task, returned),
                wording.arrivalText(term, task, returned),
                Set.of(task.group()),
                Set.of()));
    }

    /** Tells who was given the task by the head of his unit, once a round. */
    public void handedOver(Subject subject, String step, OpenTask task, String to) {
        var term = terms.find(subject, step).orElseThrow();
        notices.tell(new Notice(
                term.key() + "/" + term.round() + "/to/" + to,
                Notice.Kind.HAND_OVER,
                true,
                subject.key(),
                cases.of(subject).pointId(),
                task.id(),
                wording.handOver(task),
                wording.arrivalText(term, task, null),
                Set.of(),
                Set.of(to)));
    }
}
