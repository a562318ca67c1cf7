package org.weibao.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does not go on by itself, the latest first.
 *
 * @param total how many there are on all pages
 */
public record IncidentsView(int total, int page, int pages, List<Row> rows) {

    public IncidentsView {
        rows = List.copyOf(rows);
    }

    /**
     * An incident.
     *
     * @param text what happened
     * @param remedy who does what about it
     * @param affected what it holds up; null if that has ended meanwhile
     */
    public record Row(Instant at, String text, String remedy, InstancesView.@Nullable Row affected) {}
}
