package org.weibao.letter;

import org.springframework.stereotype.Component;
import org.weibao.supervision.Case;
import org.weibao.supervision.CaseReader;
import org.weibao.supervision.Subject;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.WorkPoints;

/**
 * What the escalation knows of the office's own tasks about letters. They belong to the story of the point with which the
 * letter began and not to that of the part, whose unit would read there that a letter to it is waiting.
 */
@Component
class LetterCases implements CaseReader {

    private final MatterRows matters;
    private final WorkPoints points;

    LetterCases(MatterRows matters, WorkPoints points) {
        this.matters = matters;
        this.points = points;
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.LETTER;
    }

    @Override
    public Case read(long id) {
        var all = matters.findByLetterIdOrderById(id);
        var isKey = LetterReader.pointsOf(all).stream()
                .anyMatch(point -> points.get(point).priority() == Priority.KEY);
        return new Case(null, all.get(0).pointId(), null, isKey ? Priority.KEY : Priority.NORMAL, null);
    }
}
