package org.weibao.letter;

import org.springframework.stereotype.Component;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskContextReader;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.WorkPointRepository;

/**
 * What the escalation knows of the office's own tasks about letters. They belong to the timeline of the letter's first
 * point. In the part's timeline its unit would read that a letter to it is waiting.
 */
@Component
class LetterContextReader implements TaskContextReader {

    private final LetterMatterRepository matters;
    private final WorkPointRepository points;

    LetterContextReader(LetterMatterRepository matters, WorkPointRepository points) {
        this.matters = matters;
        this.points = points;
    }

    @Override
    public TaskSubject.Kind kind() {
        return TaskSubject.Kind.LETTER;
    }

    @Override
    public TaskContext read(long id) {
        var all = matters.findByLetterIdOrderById(id);
        var isKey = LetterQuery.pointsOf(all).stream()
                .anyMatch(point -> points.get(point).priority() == Priority.KEY);
        return new TaskContext(null, all.get(0).pointId(), null, isKey ? Priority.KEY : Priority.NORMAL, null);
    }
}
