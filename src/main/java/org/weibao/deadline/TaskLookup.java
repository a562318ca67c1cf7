package org.weibao.deadline;

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
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Part;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.PartWeight;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointRepository;

/** Looks up what tasks are about, and writes in the timeline of that. */
@Component
public class TaskLookup {

    /** As many ids as one question to the database may name. */
    private static final int AT_ONCE = 1000;

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Timeline timeline;
    private final Organization organization;
    private final OpenTasks tasks;
    private final List<TaskContextReader> readers;

    TaskLookup(
            WorkPointRepository points,
            PartRepository parts,
            Timeline timeline,
            Organization organization,
            OpenTasks tasks,
            List<TaskContextReader> readers) {
        this.points = points;
        this.parts = parts;
        this.timeline = timeline;
        this.organization = organization;
        this.tasks = tasks;
        this.readers = List.copyOf(readers);
    }

    /**
     * One, by what the transaction has read already.
     *
     * @throws NotYours if it is not there
     */
    public TaskContext of(TaskSubject subject) {
        return switch (subject.kind()) {
            case PART -> ofPart(parts.get(subject.id()).weight());
            case POINT -> ofPoint(points.get(subject.id()));
            case PLAN, LETTER, EXTENSION -> ofOther(subject);
        };
    }

    /**
     * Many at once, with few questions to the database.
     *
     * @throws NotYours if one of them is not there
     */
    public Map<TaskSubject, TaskContext> of(Collection<TaskSubject> subjects) {
        Map<TaskSubject, TaskContext> cases = new HashMap<>();
        for (var ids : chunks(subjects, TaskSubject.Kind.PART)) {
            parts.weigh(ids).forEach(part -> cases.put(TaskSubject.part(part.id()), ofPart(part)));
        }
        for (var ids : chunks(subjects, TaskSubject.Kind.POINT)) {
            points.findByIdIn(ids).forEach(point -> cases.put(TaskSubject.point(point.id()), ofPoint(point)));
        }
        for (var subject : subjects) {
            switch (subject.kind()) {
                case PLAN, LETTER, EXTENSION -> cases.put(subject, ofOther(subject));
                case PART, POINT -> {
                    if (!cases.containsKey(subject)) {
                        throw new NotYours();
                    }
                }
            }
        }
        return cases;
    }

    private static TaskContext ofPart(PartWeight part) {
        return new TaskContext(
                null,
                part.pointId(),
                part.id(),
                part.priority(),
                part.role() == Role.SUPPORTING ? part.unitCode() : null);
    }

    private static TaskContext ofPoint(WorkPoint point) {
        return new TaskContext(null, point.id(), null, point.priority(), null);
    }

    private TaskContext ofOther(TaskSubject subject) {
        if (subject.kind() == TaskSubject.Kind.PLAN) {
            return new TaskContext(subject.id(), null, null, Priority.NORMAL, null);
        }
        return readers.stream()
                .filter(reader -> reader.kind() == subject.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody reads " + subject.key()))
                .read(subject.id());
    }

    private static List<List<Long>> chunks(Collection<TaskSubject> subjects, TaskSubject.Kind kind) {
        var ids = subjects.stream()
                .filter(subject -> subject.kind() == kind)
                .map(TaskSubject::id)
                .distinct()
                .toList();
        List<List<Long>> chunks = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += AT_ONCE) {
            chunks.add(ids.subList(start, Math.min(start + AT_ONCE, ids.size())));
        }
        return chunks;
    }

    /** A task as it is. */
    public TaskFacts facts(Deadline deadline) {
        return facts(deadline, of(deadline.subject()));
    }

    /** A task as it is, of a case that is known. */
    public TaskFacts facts(Deadline deadline, TaskContext about) {
        return facts(about, deadline.step(), deadline.assigneeBody(), deadline.due(), deadline.datedAt());
    }

    /** A task as it begins. A supporting unit's tasks (配合单位) are watched without a due day: they have no escalation. */
    public TaskFacts facts(TaskSubject subject, String step, Deadline.Opening opening) {
        return facts(of(subject), step, opening.assigneeBody(), opening.due(), opening.at());
    }

    private TaskFacts facts(
            TaskContext about, String step, String assigneeBody, @Nullable LocalDate due, Instant since) {
        return new TaskFacts(
                step,
                organization.kindOf(assigneeBody),
                about.priority(),
                assigneeBody.equals(about.supportingUnit()) ? null : due,
                WorkingCalendar.dayOf(since));
    }

    /**
     * The engine's task of a deadline.
     *
     * @throws Conflict if the task is done or gone
     */
    public OpenTask task(Deadline deadline) {
        return Optional.of(deadline)
                .filter(Deadline::isOpen)
                .flatMap(tasks::find)
                .orElseThrow(() -> new Conflict("这项任务已经办完或者不再需要，请刷新后再选。"));
    }

    /** The unit or county whose officers or head have the task; none for the desks of office and leading group. */
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
     * Writes in the timeline of the part, the point or the plan that a task belongs to.
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

    /** Point and unit: what the business key of a process about the task begins with. */
    public String key(TaskSubject subject, Unit unit) {
        return pointOf(subject).code() + "/" + unit.code();
    }
}
