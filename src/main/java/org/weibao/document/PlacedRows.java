package org.weibao.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.weibao.document.Reading.UnitRole;
import org.weibao.document.TableHead.Column;

/**
 * Parts the lines below a head into rows and their cells into columns. A row has no more cells than the head, in its
 * order; cells may be left out, because they are empty or merged with those above, and may go on in the next line. Of
 * all ways the one is taken in which the words fit the kinds of the columns best. The work grows with the number of
 * cells.
 */
final class PlacedRows {

    /**
     * A line of a table.
     *
     * @param cells the parts between what parts cells
     * @param open whether it begins inside a cell in quotes
     * @param apart whether blank lines stand before it
     * @param signed whether a date below it makes it a signature
     */
    record Line(int index, List<TextLine> cells, boolean open, boolean apart, boolean signed) {

        boolean parted() {
            return cells.size() > 1;
        }
    }

    /**
     * A row, or the head of a group of rows.
     *
     * @param cells the lines of each cell, by column; none if it was left out
     * @param unsure whether two parts had to be put into one cell
     */
    record Row(List<List<TextLine>> cells, boolean group, boolean unsure) {

        boolean isLeftOut(int column) {
            return cells.get(column).isEmpty();
        }
    }

    private static final int GOES_ON = 1;
    private static final int IN_ONE_CELL = 12;
    private static final int ENDS_TABLE = 2;
    private static final int MOST_OUTSIDE = 12;
    private static final int LONGEST_GROUP = 40;
    private static final int SHORT_GROUP = 20;
    private static final int NEW_ROW = -1;
    private static final long NO_WAY = Long.MAX_VALUE / 4;

    private final String original;
    private final List<Line> lines;
    private final List<Column> columns;
    private final int width;
    /** What it costs to leave out the columns before each. */
    private int[] leftOut;

    /** The same in a row that has none above; nothing there is merged. */
    private final int[] leftOutAtFirst;

    private final int[] leftOutBelow;

    /** Whether tasks have short names in a column before that of the sentences, so that no row begins with those. */
    private final boolean named;

    private final int padding;
    private final int group;
    private final int outside;

    private long[] cost;
    private final List<int[]> before = new ArrayList<>();
    private final List<int[][]> ways = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private long best;
    private int used;

    PlacedRows(String original, TableHead head, List<Line> lines) {
        this.original = original;
        this.lines = lines;
        this.columns = head.columns();
        this.width = columns.size();
        this.leftOutAtFirst = leftOut(head, true);
        this.leftOutBelow = leftOut(head, false);
        this.leftOut = leftOutBelow;
        this.named = columns.indexOf(Column.TASK) < columns.lastIndexOf(Column.TASK);
        this.padding = width;
        this.group = width + 1;
        this.outside = width + 2;
        this.cost = new long[width + 3];
        Arrays.fill(cost, NO_WAY);
        cost[group] = 0;
        lines.forEach(this::step);
        trace();
    }

    List<Row> rows() {
        return rows;
    }

    /** How badly the lines fit below the head. */
    long misfit() {
        return best;
    }

    /** How many of the lines belong to the table. */
    int used() {
        return used;
    }

    /** Groups and leads are merged most often, and those to the right less than those to the left. */
    private static int[] leftOut(TableHead head, boolean first) {
        List<Column> columns = head.columns();
        var sum = new int[columns.size() + 1];
        boolean onlyUnits = columns.indexOf(Column.UNITS) == columns.lastIndexOf(Column.UNITS);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            int earlier = (int) columns.subList(0, i).stream()
                    .filter(other -> other == column)
                    .count();
            sum[i + 1] = sum[i]
                    + switch (column) {
                        case NUMBER -> 8;
                        case CATEGORY, OTHER -> 1 + earlier;
                        case TASK -> columns.lastIndexOf(column) > i ? 3 : 8;
                        case UNITS -> head.role(i) == UnitRole.LEAD ? first ? 6 : 3 : onlyUnits ? 3 : 4;
                        case DEADLINE -> 3;
                    };
        }
        return sum;
    }

    private int leftOut(int from, int to) {
        return leftOut[to] - leftOut[from];
    }

    /** From the ways that end in each column with the line before to those with this line. */
    private void step(Line line) {
        List<TextLine> cells = line.cells();
        int last = cells.size() - 1;
        int ended = endOfRow();
        long row = line.open() ? NO_WAY : ended(ended);
        leftOut = ended == group ? leftOutAtFirst : leftOutBelow;
        var way = new int[last + 1][width + 1];
        var sums = new long[width + 1];
        CellFit fit = CellFit.of(original, cells.get(0));
        sums[padding] = NO_WAY;
        boolean sentence = last == 0 && CellFit.isSentence(cells.get(0).folded());
        for (int c = 0; c < width; c++) {
            int own = fit.under(columns.get(c));
            long starts = row + leftOut(0, c) + own + (sentence && named ? IN_ONE_CELL : 0);
            boolean never = line.signed() || columns.get(c) == Column.NUMBER;
            long goesOn = cost[c] + GOES_ON + (line.apart() ? GOES_ON : 0) + (never ? CellFit.NEVER : 0) + own;
            way[0][c] = starts <= goesOn ? NEW_ROW : c;
            sums[c] = Math.min(NO_WAY, Math.min(starts, goesOn));
        }
        for (int k = 1; k <= last; k++) {
            sums = next(sums, cells.get(k), way[k]);
        }
        var from = new int[width + 3];
        var sum = new long[width + 3];
        for (int c = 0; c <= width; c++) {
            sum[c] = sums[c];
            int first = c;
            for (int k = last; k > 0; k--) {
                first = way[k][first];
            }
            from[c] = way[0][first] == NEW_ROW ? ended : first;
        }
        sum[group] = Math.min(NO_WAY, row + groupCost(cells));
        from[group] = ended;
        boolean ends = row + ENDS_TABLE < cost[outside];
        from[outside] = ends ? ended : outside;
        sum[outside] = Math.min(NO_WAY, (ends ? row + ENDS_TABLE : cost[outside]) + outsideCost(line));
        before.add(from);
        ways.add(way);
        cost = sum;
    }

    private long[] next(long[] sums, TextLine cell, int[] way) {
        CellFit fit = CellFit.of(original, cell);
        var next = new long[width + 1];
        for (int c = 0; c <= width; c++) {
            boolean pads = c == padding;
            next[c] = NO_WAY;
            if (pads && !cell.blank()) {
                continue;
            }
            int own = pads ? 1 : fit.under(columns.get(c));
            for (int p = 0; p <= c; p++) {
                int between = p == c ? pads ? 0 : IN_ONE_CELL : leftOut(p + 1, c);
                long sum = sums[p] + between + own;
                if (sum < next[c]) {
                    next[c] = sum;
                    way[c] = p;
                }
            }
        }
        return next;
    }

    /** The state before a new row that costs least. */
    private int endOfRow() {
        int least = group;
        for (int state = 0; state < outside; state++) {
            least = ended(state) < ended(least) ? state : least;
        }
        return least;
    }

    private long ended(int state) {
        int more = state < width ? leftOutBelow[width] - leftOutBelow[state + 1] : 0;
        return Math.min(NO_WAY, cost[state] + more);
    }

    private static int groupCost(List<TextLine> cells) {
        List<TextLine> filled = cells.stream().filter(cell -> !cell.blank()).toList();
        String words = filled.size() == 1 ? filled.get(0).folded() : "";
        if (words.isEmpty() || words.length() > LONGEST_GROUP || words.indexOf('。') >= 0) {
            return CellFit.NEVER;
        }
        Marker marker = MarkerScanner.at(words + "\n", 0);
        if (marker != null && marker.kind().above(MarkerKind.ARABIC)) {
            return 0;
        }
        boolean other = BodyWords.names(words) || WrittenDates.isDeadline(words) || words.indexOf('、') >= 0;
        return other ? 8 : words.length() <= SHORT_GROUP ? 4 : 6;
    }

    /** Rows do not stand outside, and names hardly. */
    private int outsideCost(Line line) {
        if (line.parted()) {
            return Math.min(MOST_OUTSIDE, 4 * (line.cells().size() - 1));
        }
        return !line.signed() && CellFit.namesBodies(original, line.cells().get(0)) ? 2 : 0;
    }

    private void trace() {
        int last = outside;
        best = cost[outside];
        if (ended(endOfRow()) < best) {
            last = endOfRow();
            best = ended(last);
        }
        var ends = new int[lines.size()];
        for (int i = lines.size() - 1; i >= 0; i--) {
            ends[i] = last;
            last = before.get(i)[last];
        }
        for (int i = 0; i < lines.size() && ends[i] != outside; i++) {
            add(lines.get(i), ends[i], ways.get(i));
            used = i + 1;
        }
    }

    private void add(Line line, int end, int[][] way) {
        List<TextLine> parts = line.cells();
        if (end == group) {
            rows.add(
                    new Row(List.of(parts.stream().filter(part -> !part.blank()).toList()), true, false));
            return;
        }
        var at = new int[parts.size()];
        int column = end;
        for (int k = parts.size() - 1; k >= 0; k--) {
            at[k] = column;
            column = way[k][column];
        }
        boolean starts = column == NEW_ROW;
        Row row = starts ? new Row(empty(), false, false) : rows.remove(rows.size() - 1);
        boolean unsure = row.unsure();
        for (int k = 0; k < at.length; k++) {
            if (at[k] < padding) {
                row.cells().get(at[k]).add(parts.get(k));
                unsure |= k > 0 && at[k] == at[k - 1];
            }
        }
        rows.add(new Row(row.cells(), false, unsure));
    }

    private List<List<TextLine>> empty() {
        var cells = new ArrayList<List<TextLine>>();
        for (int i = 0; i < width; i++) {
            cells.add(new ArrayList<>());
        }
        return cells;
    }
}
