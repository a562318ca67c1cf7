package org.weibao.escalation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.Organization;
import org.weibao.workpoint.PartRepository;

/** The light of a task, a part or a point, with its reason. No other class computes a light. */
@Service
@Transactional(readOnly = true)
public class LightQuery {

    private static final BinaryOperator<TaskLight> WORSE = BinaryOperator.maxBy(TaskLight.BY_URGENCY);

    private final DeadlineService deadlines;
    private final TaskLookup lookup;
    private final PartRepository parts;
    private final EscalationPolicy escalation;
    private final StepNames steps;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    LightQuery(
            DeadlineService deadlines,
            TaskLookup lookup,
            PartRepository parts,
            EscalationPolicy escalation,
            StepNames steps,
            WorkingCalendar calendar,
            Organization organization,
            Clock clock) {
        this.deadlines = deadlines;
        this.lookup = lookup;
        this.parts = parts;
        this.escalation = escalation;
        this.steps = steps;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /** Of an open task; none if there is no such one, or nothing is due. */
    public Optional<TaskLight> ofTask(TaskSubject subject, String step) {
        return task(subject, step).map(WaitingStep::light);
    }

    /** An open task with its light; none if there is no such one. */
    public Optional<WaitingStep> task(TaskSubject subject, String step) {
        return deadlines.find(subject, step).filter(Deadline::isOpen).map(deadline -> steps(List.of(deadline))
                .get(0));
    }

    /** Of a part: the worst of its open tasks; none if nothing is due. */
    public Optional<TaskLight> ofPart(long partId) {
        return worst(deadlines.open(TaskSubject.part(partId)));
    }

    /** Of a point: the worst of its own and its parts' open tasks; none if nothing is due. */
    public Optional<TaskLight> ofPoint(long pointId) {
        var subjects = Stream.concat(
                        Stream.of(TaskSubject.point(pointId)),
                        parts.findByPointIdOrderById(pointId).stream().map(part -> TaskSubject.part(part.id())))
                .toList();
        return worst(deadlines.open(subjects));
    }

    private Optional<TaskLight> worst(List<Deadline> open) {
        return steps(open).stream()
                .map(WaitingStep::light)
                .filter(Objects::nonNull)
                .reduce(WORSE);
    }

    /** Of everything where something is due: its parts and points as {@link #ofPart} and {@link #ofPoint} say. */
    public Map<TaskSubject, TaskLight> all() {
        var open = deadlines.open();
        var about = lookup.of(open.stream().map(Deadline::subject).collect(toSet()));
        Map<TaskSubject, TaskLight> worst = new HashMap<>();
        for (var step : steps(open, about)) {
            var signal = step.light();
            if (signal == null) {
                continue;
            }
            worst.merge(signal.subject(), signal, WORSE);
            var pointId = Objects.requireNonNull(about.get(signal.subject())).pointId();
            if (signal.subject().kind() == TaskSubject.Kind.PART && pointId != null) {
                worst.merge(TaskSubject.point(pointId), signal, WORSE);
            }
        }
        return worst;
    }

    /** Of each of these tasks where something is due, by {@link Deadline#key}. */
    public Map<String, TaskLight> of(Collection<Deadline> open) {
        return steps(open).stream()
                .map(WaitingStep::light)
                .filter(Objects::nonNull)
                .collect(toMap(signal -> signal.subject().key() + "/" + signal.step(), signal -> signal));
    }

    /** In their order. */
    private List<WaitingStep> steps(Collection<Deadline> open) {
        return steps(open, lookup.of(open.stream().map(Deadline::subject).collect(toSet())));
    }

    private List<WaitingStep> steps(Collection<Deadline> open, Map<TaskSubject, TaskContext> about) {
        return steps(open.stream()
                .map(deadline -> SupervisedTask.of(deadline, Objects.requireNonNull(about.get(deadline.subject()))))
                .toList());
    }

    /** Of tasks that somebody else has read, in their order. */
    public List<WaitingStep> steps(List<SupervisedTask> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var schedule = escalation.latest();
        return open.stream().map(task -> step(task, schedule, now)).toList();
    }

    private WaitingStep step(SupervisedTask task, LevelSchedule schedule, Instant now) {
        var due = task.due();
        return new WaitingStep(
                task.step(),
                steps.nameOf(task.step()),
                organization.nameOf(task.assigneeBody()),
                due,
                due != null && calendar.mayChange(due, task.counted()),
                due == null || !task.escalates()
                        ? null
                        : signal(task, due, schedule.levelAt(facts(task, due), now), now));
    }

    private TaskFacts facts(SupervisedTask task, LocalDate due) {
        return new TaskFacts(task.step(), organization.kindOf(task.assigneeBody()), task.priority(), due, task.since());
    }

    private TaskLight signal(SupervisedTask task, LocalDate due, Optional<EscalationLevel> level, Instant now) {
        var today = WorkingCalendar.dayOf(now);
        List<Integer> announced = new ArrayList<>();
        List<Integer> provisional = new ArrayList<>();
        years(due, today).forEach(year -> (calendar.isProvisional(LocalDate.of(year, 1, 1)) ? provisional : announced)
                .add(year));
        return new TaskLight(
                level.map(EscalationLevel::light).orElse(Light.GREEN),
                task.subject(),
                task.step(),
                organization.nameOf(task.assigneeBody()),
                level.orElse(null),
                due,
                task.originalDue(),
                calendar.between(due, today),
                announced,
                provisional,
                calendar.timeLeft(due, now).inWords(),
                reason(task, due, now) + basis(level, announced, provisional));
    }

    private static IntStream years(LocalDate due, LocalDate today) {
        var later = due.isAfter(today) ? due : today;
        var earlier = due.isAfter(today) ? today : due;
        return IntStream.rangeClosed(earlier.getYear(), later.getYear());
    }

    private String reason(SupervisedTask task, LocalDate due, Instant now) {
        var original = task.originalDue();
        return "应于" + calendar.shown(due, task.counted()) + "前" + steps.nameOf(task.step())
                + (original == null || original.equals(due) ? "" : "（原定" + WorkingCalendar.named(original) + "）")
                + "，" + calendar.timeLeft(due, now).inWords();
    }

    private static String basis(Optional<EscalationLevel> level, List<Integer> announced, List<Integer> provisional) {
        return Stream.of(
                        level.map(row -> "按规则表第" + row.row() + "行"),
                        years(announced).map(years -> "按国务院办公厅" + years + "放假安排计算"),
                        years(provisional).map(WorkingCalendar::countedWithoutNotice))
                .flatMap(Optional::stream)
                .collect(joining("；", "（", "）。"));
    }

    private static Optional<String> years(List<Integer> years) {
        return years.isEmpty()
                ? Optional.empty()
                : Optional.of(years.stream().map(year -> year + "年").collect(joining("、")));
    }
}
