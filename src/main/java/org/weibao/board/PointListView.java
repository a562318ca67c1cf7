package org.weibao.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.board.DeskRow.LightSign;

/**
 * One page of the points that the current user may see (要点), the latest year first.
 *
 * @param total the number of points on all pages
 */
public record PointListView(List<Row> rows, int total, int page, int pages) {

    /**
     * A point.
     *
     * @param code the code in the address of its page
     * @param due the day of its deadline, as it is shown; null before there is one
     * @param light the worst one of its open tasks that the user may see; null for none
     * @param daysLeft for the task with that light: how many working days are left, or how late it is
     */
    public record Row(
            String code,
            String place,
            String title,
            @Nullable String lead,
            String phase,
            @Nullable String due,
            @Nullable LightSign light,
            String daysLeft) {}
}
