package org.weibao.deadline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskContextRepository.Row;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Part;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointRepository;

/** Looks up the subjects of tasks, and writes in their timelines. */
@Component
public class TaskLookup {

    /** The most ids of one statement. */
    private static final int AT_ONCE = 1000;

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Timeline timeline;
    private final Organization organization;
    private final OpenTasks tasks;
    private final TaskContextRepository contexts;

    TaskLookup(
            WorkPointRepository points,
            PartRepository parts,
            Timeline timeline,
            Organization organization,
            OpenTasks tasks,
            TaskContextRepository contexts) {
        this.points = points;
        this.parts = parts;
        this.timeline = timeline;
        this.organization = organization;
        this.tasks = tasks;
        this.contexts = contexts;
    }

    /**
     * The records of one subject; a part or point is read once in a transaction.
     *
     * @throws NotYours if it does not exist
     */
    public TaskContext of(TaskSubject subject) {
        return switch (subject.kind()) {
            case PART -> {
                var part = parts.get(subject.id());
                var point = part.point();
                yield context(
                        new Row(part.id(), point.id(), part.id(), point.priority(), part.role(), part.unitCode()));
            }
            case POINT -> {
                var point = points.get(subject.id());
                yield context(new Row(point.id(), point.id(), point.priority()));
            }
            case PLAN, LETTER, EXTENSION ->
                Objects.requireNonNull(of(List.of(subject)).get(subject));
        };
    }

    /**
     * The records of many subjects, by one statement for each kind and thousand.
     *
     * @throws NotYours if one of them does not exist
     */
    public Map<TaskSubject, TaskContext> of(Collection<TaskSubject> subjects) {
        Map<TaskSubject, TaskContext> found = new HashMap<>();
        subjects.stream()
                .collect(groupingBy(TaskSubject::kind, mapping(TaskSubject::id, toSet())))
                .forEach((kind, ids) -> chunks(List.copyOf(ids)).forEach(chunk -> read(kind, chunk)
                        .forEach((id, context) -> found.put(new TaskSubject(kind, id), context))));
        if (!found.keySet().containsAll(subjects)) {
            throw new NotYours();
        }
        return found;
    }

    private Map<Long, TaskContext> read(TaskSubject.Kind kind, List<Long> ids) {
        return switch (kind) {
            case PLAN ->
                ids.stream().collect(toMap(id -> id, id -> new TaskContext(id, null, null, Priority.NORMAL, null)));
            case POINT -> contexts.ofPoints(ids).stream().collect(toMap(Row::id, TaskLookup::context));
            case PART -> contexts.ofParts(ids).stream().collect(toMap(Row::id, TaskLookup::context));
            case LETTER ->
                contexts.ofLetters(ids).stream().collect(toMap(Row::id, TaskLookup::context, TaskLookup::ofLetter));
            case EXTENSION -> contexts.ofExtensions(ids).stream().collect(toMap(Row::id, TaskLookup::context));
        };
    }

    private static TaskContext context(Row row) {
        return new TaskContext(
                null,
                row.pointId(),
                row.partId(),
                row.priority(),
                row.role() == Role.SUPPORTING ? row.unitCode() : null);
    }

    /**
     * The office's own task about a letter belongs to the timeline of the letter's first point. It does not belong to a
     * part's, where the unit would read of a letter to it before the release. One priority point makes the task a
     * priority one.
     */
    private static TaskContext ofLetter(TaskContext first, TaskContext next) {
        return next.priority() == Priority.KEY
                ? new TaskContext(null, first.pointId(), null, Priority.KEY, null)
                : first;
    }

    private static List<List<Long>> chunks(List<Long> ids) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += AT_ONCE) {
            chunks.add(ids.subList(start, Math.min(start + AT_ONCE, ids.size())));
        }
        return chunks;
    }

    /** The facts of an open task. */
    public TaskFacts facts(Deadline deadline) {
        return facts(deadline, of(deadline.subject()));
    }

    /** The facts of an open task with known records. */
    public TaskFacts facts(Deadline deadline, TaskContext about) {
        return facts(about, deadline.step(), deadline.assigneeBody(), deadline.due(), deadline.datedAt());
    }

    /** The facts of a task that begins. A supporting unit's task (配合单位) has no due day here: it has no escalation. */
    public TaskFacts facts(TaskSubject subject, String step, Deadline.Opening opening) {
        return facts(of(subject), step, opening.assigneeBody(), opening.due(), opening.at());
    }

    private TaskFacts facts(
            TaskContext about, String step, String assigneeBody, @Nullable LocalDate due, Instant since) {
        return new TaskFacts(
                step,
                organization.kindOf(assigneeBody),
                about.priority(),
                about.escalates(assigneeBody) ? due : null,
                WorkingCalendar.dayOf(since));
    }

    /** The engine's task of a deadline; empty if the task is done or gone. */
    public Optional<OpenTask> findTask(Deadline deadline) {
        return Optional.of(deadline).filter(Deadline::isOpen).flatMap(tasks::find);
    }

    /**
     * The engine's task of a deadline.
     *
     * @throws Conflict if the task is done or gone
     */
    public OpenTask task(Deadline deadline) {
        return findTask(deadline).orElseThrow(() -> new Conflict("这项任务已经办完或者不再需要，请刷新后再选。"));
    }

    /** The unit or county whose officers or head have the task; empty for the desks of office and leading group. */
    public Optional<Unit> unitOf(OpenTask task) {
        return organization.owning(task.group());
    }

    /** The part of a part's own task. */
    public Optional<Part> partOf(TaskSubject subject) {
        return subject.kind() == TaskSubject.Kind.PART ? Optional.of(parts.get(subject.id())) : Optional.empty();
    }

    /** The point of a part's or a point's own task. */
    public WorkPoint pointOf(TaskSubject subject) {
        return partOf(subject).map(Part::point).orElseGet(() -> points.get(subject.id()));
    }

    /**
     * Writes in the timeline of the task's part, point or plan.
     *
     * @return the entry's id
     */
    public long record(TaskSubject subject, String actor, EntryKind kind, String text) {
        var about = of(subject);
        if (about.partId() != null) {
            return timeline.onPart(parts.get(about.partId()), actor, kind, text);
        }
        if (about.pointId() != null) {
            return timeline.onPoint(points.get(about.pointId()), actor, kind, text);
        }
        return timeline.onPlan(Objects.requireNonNull(about.planId()), actor, kind, text);
    }

    /** Point and unit: the beginning of the business key of a process about the task. */
    public String key(TaskSubject subject, Unit unit) {
        return pointOf(subject).code() + "/" + unit.code();
    }
}
