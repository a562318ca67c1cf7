package org.weibao.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.weibao.document.TableReader.Cell;
import org.weibao.document.TableReader.Column;

/**
 * Places the cells of a table copied from a page, where a cell that is merged with those above is left out and an empty
 * one is added at the end of the row.
 */
final class MergedCells {

    private static final int TRIED = 12;
    private static final int MOST_COLUMNS = 20;

    private final List<List<Cell>> rows;
    private final int fewest;

    MergedCells(List<List<Cell>> rows) {
        this.rows = rows;
        this.fewest = rows.stream().mapToInt(MergedCells::emptyAtEnd).min().orElse(0);
    }

    List<List<Cell>> placed() {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        boolean even = rows.stream().allMatch(row -> row.size() == width);
        int head = head();
        if (!even || width > MOST_COLUMNS || head < 0 || rows.stream().noneMatch(row -> emptyAtEnd(row) > fewest)) {
            return rows;
        }
        List<Column> columns = columns(rows.get(head));
        int best = fit(columns, head);
        int by = 0;
        for (int shift = 1; shift <= emptyAtEnd(rows.get(head)) - fewest; shift++) {
            List<Column> shifted = columns(shifted(rows.get(head), shift));
            int fit = fit(shifted, head);
            if (fit > best) {
                best = fit;
                columns = shifted;
                by = shift;
            }
        }
        var placed = new ArrayList<List<Cell>>();
        for (int i = 0; i < rows.size(); i++) {
            placed.add(i < head ? rows.get(i) : i == head ? shifted(rows.get(i), by) : best(columns, rows.get(i)));
        }
        return placed;
    }

    private int head() {
        for (int i = 0; i < rows.size() && i < TRIED; i++) {
            if (rows.get(i).stream()
                    .anyMatch(cell -> TableReader.namesUnits(cell.line().folded()))) {
                return i;
            }
        }
        return -1;
    }

    private static List<Column> columns(List<Cell> head) {
        return head.stream()
                .map(cell -> TableReader.column(cell.line().folded()))
                .toList();
    }

    /** How well the rows without an empty end stand under the head. */
    private int fit(List<Column> columns, int head) {
        int fit = 0;
        for (List<Cell> row : rows.subList(head + 1, Math.min(rows.size(), head + TRIED))) {
            fit += emptyAtEnd(row) == fewest ? fit(columns, row) : 0;
        }
        return fit;
    }

    private List<Cell> best(List<Column> columns, List<Cell> row) {
        List<Cell> best = row;
        for (int shift = 1; shift <= emptyAtEnd(row) - fewest; shift++) {
            List<Cell> shifted = shifted(row, shift);
            best = fit(columns, shifted) > fit(columns, best) ? shifted : best;
        }
        return best;
    }

    private static int fit(List<Column> columns, List<Cell> row) {
        int fit = 0;
        for (int i = 0; i < row.size(); i++) {
            String words = row.get(i).line().folded();
            CompactText text = row.get(i).text();
            fit += switch (columns.get(i)) {
                case UNITS -> {
                    ListContent content = ListReader.read(text, 0, text.text().length(), null);
                    yield content.empty() ? 0 : content.unread > 0 ? 1 : 3;
                }
                case NUMBER -> words.matches("\\d{1,3}") ? 2 : 0;
                case DEADLINE -> WrittenDates.isDeadline(words) ? 1 : 0;
                case TASK -> words.length() > 4 ? 1 : 0;
                default -> 0;
            };
        }
        return fit;
    }

    private static List<Cell> shifted(List<Cell> row, int by) {
        var shifted = new ArrayList<>(row);
        Collections.rotate(shifted, by);
        return shifted;
    }

    private static int emptyAtEnd(List<Cell> row) {
        int empty = 0;
        while (empty < row.size() && row.get(row.size() - 1 - empty).line().blank()) {
            empty++;
        }
        return empty;
    }
}
