package org.weibao.board;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of their list; null is all of it.
 *
 * @param text what a task's name holds: the step, the point's code or title, the unit
 * @param show one of the names of {@link DeskView#counts()}
 * @param step the id of a user task
 * @param point a point's place in the document
 * @param unit whether a head wants all that the unit has to do
 * @param page the first is 1
 */
public record DeskFilter(
        @Nullable String text,
        @Nullable String show,
        @Nullable String step,
        @Nullable String point,
        boolean unit,
        int page) {}
