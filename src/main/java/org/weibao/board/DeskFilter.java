package org.weibao.board;

import org.jspecify.annotations.Nullable;

/**
 * The filters of a person's list; null stands for no filter.
 *
 * @param text part of a task's name: the step, the point's code or title, the unit
 * @param show one of the names of {@link DeskView#counts()}
 * @param step the id of a user task
 * @param point a point's place in the document
 * @param unit whether a head wants the unit's tasks too
 * @param page from 1
 */
public record DeskFilter(
        @Nullable String text,
        @Nullable String show,
        @Nullable String step,
        @Nullable String point,
        boolean unit,
        int page) {}
