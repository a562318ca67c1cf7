package org.weibao.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.LastNotice;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.SixProtections;

/**
 * One page of the matrix of points and bodies.
 *
 * @param year null before the first plan
 * @param years the years that have a plan, the latest first
 * @param total the points of the filter; {@code parts} counts their parts by mark
 * @param bodies the columns: first the units, then the counties
 */
public record MatrixView(
        Instant asOf,
        @Nullable Integer year,
        List<Integer> years,
        String scope,
        int total,
        int page,
        int pages,
        Map<Mark, Integer> parts,
        List<Body> bodies,
        List<Row> rows) {

    public MatrixView {
        years = List.copyOf(years);
        bodies = List.copyOf(bodies);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param late how many parts of the filter are yellow or red
     */
    public record Body(String code, String name, boolean county, int late) {}

    /**
     * What an open task says.
     *
     * @param step the step's name
     * @param holder the body that has the task
     * @param due null if nothing is due
     * @param standing how much time is left, or how late it is
     */
    public record Waiting(
            long deadlineId,
            String step,
            String holder,
            @Nullable LocalDate due,
            boolean provisional,
            String standing,
            boolean late) {}

    /**
     * A point.
     *
     * @param mark the worst of the point and its parts
     * @param waiting the point's own open task; null without one
     * @param deadline the point's deadline as people read it
     * @param late the parts that are yellow or red
     * @param cells by the body's code
     */
    public record Row(
            long id,
            String code,
            String place,
            String title,
            SixProtections protection,
            String protectionLabel,
            boolean key,
            Phase phase,
            String phaseLabel,
            @Nullable String leadCode,
            @Nullable String lead,
            Mark mark,
            String markLabel,
            @Nullable Waiting waiting,
            @Nullable String deadline,
            @Nullable LocalDate ended,
            @Nullable String note,
            int late,
            Map<String, Cell> cells) {}

    /**
     * A body's share of a point.
     *
     * @param partId null before the point has parts
     * @param state the state's name
     * @param waiting its open task; null without one
     * @param progress from 0 to 100; null before the first report
     * @param returned whether a return waits for its answer
     * @param notified the last notice about its late task; null for none
     */
    public record Cell(
            @Nullable Long partId,
            String body,
            boolean lead,
            String role,
            Mark mark,
            String markLabel,
            String state,
            int round,
            @Nullable Waiting waiting,
            @Nullable Integer progress,
            @Nullable Long reportId,
            boolean returned,
            @Nullable LastNotice notified) {}
}
