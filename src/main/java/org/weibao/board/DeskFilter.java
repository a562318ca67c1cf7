package org.weibao.board;

import org.jspecify.annotations.Nullable;
import org.weibao.escalation.Light;

/**
 * The filters of a list of tasks; null stands for no filter.
 *
 * @param text part of a task's name: the step, the point's code or title, the unit
 * @param show which kind of tasks: {@link #RETURNED}, {@link #URGED}, {@link #COLLEAGUES} or {@link #LATER}; without it,
 *     those that can be done now
 * @param light only tasks with this light
 * @param week whether only what is due by this Sunday
 * @param step the id of a user task
 * @param point a point's place in the document
 * @param unit whether a head wants the unit's tasks too
 * @param page from 1
 */
public record DeskFilter(
        @Nullable String text,
        @Nullable String show,
        @Nullable Light light,
        boolean week,
        @Nullable String step,
        @Nullable String point,
        boolean unit,
        int page) {

    static final String RETURNED = "returned";
    static final String URGED = "urged";
    static final String COLLEAGUES = "colleagues";
    static final String LATER = "later";

    DeskFilter withShow(@Nullable String other) {
        return new DeskFilter(text, other, light, week, step, point, unit, page);
    }

    DeskFilter withLight(@Nullable Light other) {
        return new DeskFilter(text, show, other, week, step, point, unit, page);
    }

    DeskFilter withWeek(boolean other) {
        return new DeskFilter(text, show, light, other, step, point, unit, page);
    }
}
