package org.weibao.supervision;

import java.time.Instant;
import java.util.List;

/**
 * Who took which file, the latest first.
 *
 * @param total how many there are on all pages
 */
public record ExportsView(int total, int page, int pages, List<Row> rows) {

    public ExportsView {
        rows = List.copyOf(rows);
    }

    /**
     * A file that was written.
     *
     * @param scope what it shows, in words
     * @param lines how many lines its table has
     */
    public record Row(Instant at, String by, String kindLabel, String scope, int lines) {}
}
