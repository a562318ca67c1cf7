package org.weibao.supervision;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Conflict;
import org.weibao.workpoint.EventKind;
import org.weibao.workpoint.Journal;
import org.weibao.workpoint.Part;
import org.weibao.workpoint.Parts;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPoints;

/** What stands around the task of a term: who is asked, the part and point it belongs to, and their story. */
@Component
class WatchedCases {

    private final WatchedTasks tasks;
    private final WorkPoints points;
    private final Parts parts;
    private final Journal journal;
    private final Organization organization;

    WatchedCases(WatchedTasks tasks, WorkPoints points, Parts parts, Journal journal, Organization organization) {
        this.tasks = tasks;
        this.points = points;
        this.parts = parts;
        this.journal = journal;
        this.organization = organization;
    }

    /** @throws Conflict if the task is done or gone */
    WatchedTask task(Term term) {
        return Optional.of(term)
                .filter(Term::isOpen)
                .flatMap(tasks::find)
                .orElseThrow(() -> new Conflict("这项任务已经办完或者不再需要，请刷新后再选。"));
    }

    /** The unit or county that is asked, by an officer or by a head; none for the desks of office and leading group. */
    Optional<Unit> unitOf(WatchedTask task) {
        return organization.owning(task.group());
    }

    Optional<Part> partOf(Subject subject) {
        return subject.kind() == Subject.Kind.PART ? Optional.of(parts.get(subject.id())) : Optional.empty();
    }

    /** The point of a part's or a point's own task. */
    WorkPoint pointOf(Subject subject) {
        return partOf(subject).map(Part::point).orElseGet(() -> points.get(subject.id()));
    }

    /** Writes a line of the timeline of the part, or of the point, which is known by its id. */
    long tell(Subject subject, String actor, EventKind kind, String text) {
        return partOf(subject)
                .map(part -> journal.onPart(part, actor, kind, text))
                .orElseGet(() -> journal.onPoint(points.get(subject.id()), actor, kind, text));
    }

    /** Point and unit: what the business key of a process about the task begins with. */
    String key(Subject subject, Unit unit) {
        return pointOf(subject).code() + "/" + unit.code();
    }
}
