package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One page of somebody's list.
 *
 * @param total how many tasks there are on all pages
 * @param counts how many tasks each filter shows, by its name; beside q, point and step no filter narrows them
 * @param points the points that the list has tasks of
 * @param steps the steps that it has tasks of
 * @param unit whether the reader heads a unit, and may see all that it has to do
 * @param urging what urging is called for them: 催办, or 商请 for a consulted body
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

    /** Something to filter by. */
    public record Choice(String code, String label) {}
}
