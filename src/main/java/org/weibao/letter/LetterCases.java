package org.weibao.letter;

import org.springframework.stereotype.Component;
import org.weibao.supervision.Case;
import org.weibao.supervision.CaseReader;
import org.weibao.supervision.Subject;
import org.weibao.workpoint.WorkPoints;

/**
 * What the ladder knows of the office's own tasks about letters. They belong to the story of the point and not to that of the
 * part, whose unit would read there that a letter to it is waiting.
 */
@Component
class LetterCases implements CaseReader {

    private final LetterRows rows;
    private final WorkPoints points;

    LetterCases(LetterRows rows, WorkPoints points) {
        this.rows = rows;
        this.points = points;
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.LETTER;
    }

    @Override
    public Case read(long id) {
        var point = points.get(rows.get(id).pointId());
        return new Case(null, point.id(), null, point.priority(), null);
    }
}
