package org.weibao.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.weibao.document.TableHead.Column;

/** Finds which lines of a row of a table belong to one cell, where a PDF broke the cells into lines. */
final class CellsOfLines {

    private static final int EMPTY_TASK = 6;
    private static final int EMPTY_UNITS = 3;
    private static final int NO_UNITS = 4;
    private static final int NO_DEADLINE = 3;

    private final String original;
    private final List<TextLine> lines;
    private final List<Column> columns;

    private CellsOfLines(String original, List<TextLine> lines, List<Column> columns) {
        this.original = original;
        this.lines = lines;
        this.columns = columns;
    }

    /** One line for each cell; an empty one where there is nothing for it. */
    static List<TextLine> best(String original, List<TextLine> lines, List<Column> columns) {
        return new CellsOfLines(original, lines, columns).best();
    }

    private List<TextLine> best() {
        int most = lines.size();
        var least = new int[columns.size() + 1][most + 1];
        var begins = new int[columns.size() + 1][most + 1];
        for (int to = 1; to <= most; to++) {
            least[0][to] = Integer.MAX_VALUE / 2;
        }
        for (int column = 1; column <= columns.size(); column++) {
            for (int to = 0; to <= most; to++) {
                least[column][to] = Integer.MAX_VALUE / 2;
                for (int from = to; from >= 0; from--) {
                    if (least[column - 1][from] >= Integer.MAX_VALUE / 2) {
                        continue;
                    }
                    int cost = least[column - 1][from] + cost(columns.get(column - 1), from, to);
                    if (cost < least[column][to]) {
                        least[column][to] = cost;
                        begins[column][to] = from;
                    }
                }
            }
        }
        var cells = new ArrayList<TextLine>();
        int to = most;
        for (int column = columns.size(); column > 0; column--) {
            int from = begins[column][to];
            cells.add(0, joined(from, to));
            to = from;
        }
        return cells;
    }

    private TextLine joined(int from, int to) {
        if (from == to) {
            int at = from == 0 ? lines.get(0).start() : lines.get(from - 1).end();
            return new TextLine(at, at, "", false);
        }
        var words = new StringBuilder();
        lines.subList(from, to).forEach(line -> words.append(line.folded()));
        return new TextLine(lines.get(from).start(), lines.get(to - 1).end(), words.toString(), false);
    }

    /** How badly the lines fit as one cell of the column. */
    private int cost(Column column, int from, int to) {
        TextLine cell = joined(from, to);
        int uneven = uneven(from, to);
        return switch (column) {
            case NUMBER -> to - from == 1 && from == 0 ? 0 : EMPTY_TASK;
            case UNITS -> uneven + (from == to ? EMPTY_UNITS : units(cell) + otherThanUnits(from, to));
            case DEADLINE -> from == to ? 2 : uneven + (WrittenDates.isDeadline(cell.folded()) ? 0 : NO_DEADLINE);
            case TASK -> from == to ? EMPTY_TASK : uneven + namesIn(from, to);
            default -> from == to ? 1 : uneven;
        };
    }

    private int units(TextLine cell) {
        ListContent content = read(cell);
        return content.unread + content.unusual + (content.empty() ? NO_UNITS : 0);
    }

    /** Deadlines and sentences have cells of their own. */
    private int otherThanUnits(int from, int to) {
        int others = 0;
        for (TextLine line : lines.subList(from, to)) {
            others += WrittenDates.isDeadline(line.folded()) || line.folded().endsWith("。") ? NO_UNITS : 0;
        }
        return others;
    }

    private ListContent read(TextLine cell) {
        CompactText text = CompactText.of(original, List.of(cell), new BitSet());
        return ListReader.read(text, 0, text.text().length(), null);
    }

    /** Lines that begin with the name of a body are hardly those of a task. */
    private int namesIn(int from, int to) {
        int names = 0;
        for (TextLine line : lines.subList(from, to)) {
            String words = line.folded();
            int end = words.indexOf('、');
            names += BodyWords.isBody(end < 0 ? words : words.substring(0, end)) ? 2 : 0;
        }
        return names;
    }

    /** The lines of a cell are as wide as it, but for the last. */
    private int uneven(int from, int to) {
        double width = 0;
        for (TextLine line : lines.subList(from, to)) {
            width = Math.max(width, line.width());
        }
        int uneven = 0;
        for (int i = from; i < to - 1; i++) {
            uneven += lines.get(i).width() < width - 2 ? 1 : 0;
        }
        return uneven;
    }
}
