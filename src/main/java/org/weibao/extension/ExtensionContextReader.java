package org.weibao.extension;

import org.springframework.stereotype.Component;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskContextReader;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.WorkPointRepository;

/** A request for an extension belongs to the timeline of the part or point whose task it is about. */
@Component
class ExtensionContextReader implements TaskContextReader {

    private final ExtensionRepository rows;
    private final WorkPointRepository points;
    private final PartRepository parts;

    ExtensionContextReader(ExtensionRepository rows, WorkPointRepository points, PartRepository parts) {
        this.rows = rows;
        this.points = points;
        this.parts = parts;
    }

    @Override
    public TaskSubject.Kind kind() {
        return TaskSubject.Kind.EXTENSION;
    }

    @Override
    public TaskContext read(long id) {
        var subject = rows.get(id).deadline().subject();
        if (subject.kind() == TaskSubject.Kind.PART) {
            var part = parts.get(subject.id());
            return new TaskContext(
                    null, part.point().id(), part.id(), part.point().priority(), null);
        }
        var point = points.get(subject.id());
        return new TaskContext(null, point.id(), null, point.priority(), null);
    }
}
