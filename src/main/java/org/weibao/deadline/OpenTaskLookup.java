package org.weibao.deadline;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Conflict;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Part;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointRepository;

/** What stands around the task of a deadline: who is asked, the part and point it belongs to, and their story. */
@Component
public class OpenTaskLookup {

    private final OpenTasks tasks;
    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Timeline timeline;
    private final Organization organization;

    OpenTaskLookup(
            OpenTasks tasks,
            WorkPointRepository points,
            PartRepository parts,
            Timeline timeline,
            Organization organization) {
        this.tasks = tasks;
        this.points = points;
        this.parts = parts;
        this.timeline = timeline;
        this.organization = organization;
    }

    /** @throws Conflict if the task is done or gone */
    public OpenTask task(Deadline deadline) {
        return Optional.of(deadline)
                .filter(Deadline::isOpen)
                .flatMap(tasks::find)
                .orElseThrow(() -> new Conflict("这项任务已经办完或者不再需要，请刷新后再选。"));
    }

    /** The unit or county that is asked, by an officer or by a head; none for the desks of office and leading group. */
    public Optional<Unit> unitOf(OpenTask task) {
        return organization.owning(task.group());
    }

    public Optional<Part> partOf(TaskSubject subject) {
        return subject.kind() == TaskSubject.Kind.PART ? Optional.of(parts.get(subject.id())) : Optional.empty();
    }

    /** The point of a part's or a point's own task. */
    public WorkPoint pointOf(TaskSubject subject) {
        return partOf(subject).map(Part::point).orElseGet(() -> points.get(subject.id()));
    }

    /** Writes a line of the timeline of the part, or of the point, which is known by its id. */
    public long tell(TaskSubject subject, String actor, EntryKind kind, String text) {
        return partOf(subject)
                .map(part -> timeline.onPart(part, actor, kind, text))
                .orElseGet(() -> timeline.onPoint(points.get(subject.id()), actor, kind, text));
    }

    /** Point and unit: what the business key of a process about the task begins with. */
    public String key(TaskSubject subject, Unit unit) {
        return pointOf(subject).code() + "/" + unit.code();
    }
}
