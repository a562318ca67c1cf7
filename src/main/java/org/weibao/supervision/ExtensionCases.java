package org.weibao.supervision;

import org.springframework.stereotype.Component;
import org.weibao.workpoint.Part;

/** A request for an extension is told of in the story of the part or point whose task it is about. */
@Component
class ExtensionCases implements CaseReader {

    private final ExtensionRows rows;
    private final WatchedCases cases;

    ExtensionCases(ExtensionRows rows, WatchedCases cases) {
        this.rows = rows;
        this.cases = cases;
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.EXTENSION;
    }

    @Override
    public Case read(long id) {
        var subject = rows.get(id).term().subject();
        var point = cases.pointOf(subject);
        var part = cases.partOf(subject).map(Part::id).orElse(null);
        return new Case(null, point.id(), part, point.priority(), null);
    }
}
