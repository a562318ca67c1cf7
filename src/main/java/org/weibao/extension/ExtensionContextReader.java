package org.weibao.extension;

import org.springframework.stereotype.Component;
import org.weibao.deadline.OpenTaskLookup;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskContextReader;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Part;

/** A request for an extension is told of in the story of the part or point whose task it is about. */
@Component
class ExtensionContextReader implements TaskContextReader {

    private final ExtensionRepository rows;
    private final OpenTaskLookup cases;

    ExtensionContextReader(ExtensionRepository rows, OpenTaskLookup cases) {
        this.rows = rows;
        this.cases = cases;
    }

    @Override
    public TaskSubject.Kind kind() {
        return TaskSubject.Kind.EXTENSION;
    }

    @Override
    public TaskContext read(long id) {
        var subject = rows.get(id).deadline().subject();
        var point = cases.pointOf(subject);
        var part = cases.partOf(subject).map(Part::id).orElse(null);
        return new TaskContext(null, point.id(), part, point.priority(), null);
    }
}
