package org.weibao.letter;

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

/**
 * Puts late tasks into letters. A task that reaches a level with a letter joins or begins the day's draft to its
 * addressee. A task that is done or gets another deadline first is taken out again.
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
    private final LetterTimeline letterTimeline;
    private final StepNames steps;
    private final PartRepository parts;
    private final Organization organization;
    private final WorkingCalendar calendar;
    private final Timeline timeline;

    LetterMatters(
            LetterTurn turn,
            LetterRepository rows,
            LetterMatterRepository matters,
            LetterWorkflow workflow,
            LetterTimeline letterTimeline,
            StepNames steps,
            PartRepository parts,
            Organization organization,
            WorkingCalendar calendar,
            Timeline timeline) {
        this.turn = turn;
        this.rows = rows;
        this.matters = matters;
        this.workflow = workflow;
        this.letterTimeline = letterTimeline;
        this.steps = steps;
        this.parts = parts;
        this.organization = organization;
        this.calendar = calendar;
        this.timeline = timeline;
    }

    /** Adds the task to a letter if the level has one. */
    @EventListener
    public void onLevel(LevelReached reached) {
        var wanted = reached.level().letter();
        if (wanted == null) {
            return;
        }
        var deadline = reached.deadline();
        var unit = organization.find(deadline.assigneeBody()).orElse(null);
        var pointId = pointOf(deadline.subject());
        var today = WorkingCalendar.dayOf(timeline.now());
        if (unit == null || pointId == null || unit.addressee().isEmpty() || !unit.isValidOn(today)) {
            // The level's notices must be sent nevertheless.
            LOG.warn(
                    "Level {} of {} wants a letter, and {} gets none",
                    reached.level().id(),
                    deadline.key(),
                    deadline.assigneeBody());
            return;
        }
        turn.take();
        if (!matters.existsByDeadlineIdAndDeadlineRoundAndLevelId(
                deadline.id(), deadline.round(), reached.level().id())) {
            join(unit, Addressees.kindFor(unit.kind(), wanted), pointId, reached);
        }
    }

    private void join(Unit unit, LetterKind kind, long pointId, LevelReached reached) {
        var now = timeline.now();
        var day = calendar.onOrAfter(WorkingCalendar.dayOf(now));
        var draft = rows.findFirstByUnitCodeAndKindAndWorkingDayAndStateInOrderByIdDesc(unit.code(), kind, day, OPEN);
        var letter = draft.orElseGet(() -> rows.save(new Letter(kind, unit.code(), day, now)));
        var authority = Objects.requireNonNullElse(reached.level().authority(), "");
        var matter = matters.save(new LetterMatter(
                letter, pointId, reached.deadline(), reached.level().id(), authority, now));
        if (draft.isEmpty()) {
            workflow.start(letter);
        }
        letterTimeline.record(
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

    /** Takes a finished task out of drafts. */
    @EventListener
    public void onSettled(DeadlineSettled settled) {
        // Only a task that has reached a level in this round can be in a draft.
        if (settled.deadline().levelId() != null) {
            takeOut(settled.deadline(), LetterMatter.Left.SETTLED, "任务已经办结");
        }
    }

    /** A task with another deadline is not late by the deadline that the draft names. */
    @EventListener
    public void onMoved(DeadlineMoved moved) {
        var due = Objects.requireNonNull(moved.deadline().due());
        takeOut(
                moved.deadline(),
                LetterMatter.Left.MOVED,
                "期限已改为" + calendar.shown(due, moved.deadline().isCounted()));
    }

    private void takeOut(Deadline deadline, LetterMatter.Left why, String because) {
        if (!matters.isInADraft(deadline.id())) {
            return;
        }
        turn.take();
        for (var matter : matters.inDrafts(deadline.id())) {
            matter.leave(why, timeline.now());
            var letter = rows.get(matter.letterId());
            var isLast = matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id()).stream()
                    .noneMatch(LetterMatter::isIn);
            var kind = letter.kind().label();
            letterTimeline.record(
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
