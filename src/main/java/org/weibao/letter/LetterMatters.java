package org.weibao.letter;

import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineMoved;
import org.weibao.deadline.DeadlineSettled;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.LevelReached;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Timeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What letters are about: a task that reaches a level which wants one joins the day's draft to its addressee, or begins it;
 * one that is done or gets another deadline first is taken out again.
 */
@Service
@Transactional
public class LetterMatters {

    private static final Logger LOG = LoggerFactory.getLogger(LetterMatters.class);

    private static final Set<LetterState> OPEN = EnumSet.of(LetterState.REQUESTED, LetterState.DRAFTED);

    private final LetterTurn turn;
    private final LetterRepository rows;
    private final LetterMatterRepository matters;
    private final LetterWorkflow workflow;
    private final LetterTimeline stories;
    private final StepNames steps;
    private final PartRepository parts;
    private final Organization organization;
    private final WorkingCalendar calendar;
    private final Timeline journal;

    LetterMatters(
            LetterTurn turn,
            LetterRepository rows,
            LetterMatterRepository matters,
            LetterWorkflow workflow,
            LetterTimeline stories,
            StepNames steps,
            PartRepository parts,
            Organization organization,
            WorkingCalendar calendar,
            Timeline journal) {
        this.turn = turn;
        this.rows = rows;
        this.matters = matters;
        this.workflow = workflow;
        this.stories = stories;
        this.steps = steps;
        this.parts = parts;
        this.organization = organization;
        this.calendar = calendar;
        this.journal = journal;
    }

    /** A level that wants a letter. */
    @EventListener
    public void onRung(LevelReached reached) {
        var wanted = reached.rung().letter();
        if (wanted == null) {
            return;
        }
        var term = reached.term();
        var unit = organization.find(term.asked()).orElse(null);
        var pointId = pointOf(term.subject());
        var today = WorkingCalendar.dayOf(journal.now());
        if (unit == null || pointId == null || unit.addressee().isEmpty() || !unit.isValidOn(today)) {
            // The notices of the level must go out all the same.
            LOG.warn(
                    "Level {} of {} wants a letter, and {} gets none",
                    reached.rung().id(),
                    term.key(),
                    term.asked());
            return;
        }
        turn.take();
        if (!matters.existsByTermIdAndTermRoundAndRung(
                term.id(), term.round(), reached.rung().id())) {
            join(unit, Addressees.kindFor(unit.kind(), wanted), pointId, reached);
        }
    }

    private void join(Unit unit, LetterKind kind, long pointId, LevelReached reached) {
        var now = journal.now();
        var day = calendar.onOrAfter(WorkingCalendar.dayOf(now));
        var draft = rows.findFirstByUnitCodeAndKindAndWorkingDayAndStateInOrderByIdDesc(unit.code(), kind, day, OPEN);
        var letter = draft.orElseGet(() -> rows.save(new Letter(kind, unit.code(), day, now)));
        var authority = Objects.requireNonNullElse(reached.rung().authority(), "");
        var matter = matters.save(
                new LetterMatter(letter, pointId, reached.term(), reached.rung().id(), authority, now));
        if (draft.isEmpty()) {
            workflow.start(letter);
        }
        stories.record(
                letter,
                List.of(matter),
                LetterTimeline.SYSTEM,
                EntryKind.LETTER_DRAFTED,
                own -> "“" + steps.nameOf(matter.step()) + "”列入致"
                        + unit.addressee().orElseThrow() + "的" + kind.label() + "，等待办公室签发");
    }

    private @Nullable Long pointOf(TaskSubject subject) {
        return switch (subject.kind()) {
            case PART -> parts.get(subject.id()).point().id();
            case POINT -> subject.id();
            default -> null;
        };
    }

    /** What would be said about a task that is done, and has not been said, is not needed any more. */
    @EventListener
    public void onSettled(DeadlineSettled settled) {
        takeOut(settled.term(), LetterMatter.Left.SETTLED, "任务已经办结");
    }

    /** A task with another deadline is not late by the one that the draft names. */
    @EventListener
    public void onMoved(DeadlineMoved moved) {
        var due = Objects.requireNonNull(moved.term().due());
        takeOut(
                moved.term(),
                LetterMatter.Left.MOVED,
                "期限已改为" + calendar.shown(due, moved.term().isCounted()));
    }

    private void takeOut(Deadline term, LetterMatter.Left why, String because) {
        if (!matters.isInADraft(term.id())) {
            return;
        }
        turn.take();
        for (var matter : matters.inDrafts(term.id())) {
            matter.leave(why, journal.now());
            var letter = rows.get(matter.letterId());
            var isLast = matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id()).stream()
                    .noneMatch(LetterMatter::isIn);
            var kind = letter.kind().label();
            stories.record(
                    letter,
                    List.of(matter),
                    LetterTimeline.SYSTEM,
                    EntryKind.LETTER_DROPPED,
                    own -> isLast
                            ? kind + "不再需要：" + because + "，没有发出。"
                            : "“" + steps.nameOf(matter.step()) + "”从待签发的" + kind + "中取出：" + because + "。");
            if (isLast) {
                letter.settle();
                workflow.noLongerNeeded(letter);
            }
        }
    }
}
