package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One page of a person's list.
 *
 * @param total the number of tasks on all pages
 * @param counts for each value of show, of light, and for week the number of tasks that it would leave, with the other filters as
 *     they are; all is without these three
 * @param points the points of the tasks
 * @param steps the steps of the tasks
 * @param unit whether the user heads a unit, and may see the unit's tasks
 * @param urging the word for urging them: 催办, or 商请 for a consulted body
 */
public record DeskView(
        LocalDate today,
        List<DeskRow> rows,
        int total,
        int page,
        int pages,
        Map<String, Integer> counts,
        List<Choice> points,
        List<Choice> steps,
        boolean unit,
        String urging) {

    /** A value to filter by. */
    public record Choice(String code, String label) {}
}
