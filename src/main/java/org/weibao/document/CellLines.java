package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose cells came out as lines: 序号, 任务, 责任单位, 1, … */
record CellLines(int from, int to, List<List<TextLine>> rows) {

    private static final int MOST_COLUMNS = 10;
    private static final int LONGEST_NUMBER = 4;
    private static final int MOST_LINES = 24;
    private static final int MOST_BETWEEN = 24;
    private static final int LONGEST_GROUP = 40;

    /** The table that begins with the line; null if none does. */
    static @Nullable CellLines at(String original, List<TextLine> lines, int index) {
        if (!TableHead.isNumberColumn(words(lines.get(index)))) {
            return betweenBars(lines, index);
        }
        var head = new ArrayList<TextLine>();
        int at = index;
        boolean units = false;
        while (at < lines.size()
                && head.size() <= MOST_COLUMNS
                && !isNumber(words(lines.get(at)))
                && !isGroup(words(lines.get(at)))) {
            if (!words(lines.get(at)).isEmpty()) {
                head.add(lines.get(at));
                units |= TableHead.namesUnits(words(lines.get(at)));
            }
            at++;
        }
        if (!units || head.size() < 3 || head.size() > MOST_COLUMNS || at >= lines.size()) {
            return null;
        }
        var rows = new ArrayList<List<TextLine>>();
        rows.add(head);
        List<TableHead.Column> columns =
                head.stream().map(line -> TableHead.column(words(line))).toList();
        int end = index;
        int number = nextNumber(lines, at);
        while (number >= 0) {
            for (TextLine line : lines.subList(at, number)) {
                if (!line.blank()) {
                    rows.add(List.of(line));
                }
            }
            int next = next(lines, number);
            List<TextLine> cells = row(original, lines, number, next, columns);
            if (cells.size() < 3) {
                break;
            }
            rows.add(cells);
            at = next;
            end = next;
            number = nextNumber(lines, at);
        }
        return end == index ? null : new CellLines(index, end, rows);
    }

    /** The line of the next number, if only heads of groups stand before it; -1 if there is none. */
    private static int nextNumber(List<TextLine> lines, int from) {
        int at = from;
        while (at < lines.size()
                && at - from < MOST_BETWEEN
                && (lines.get(at).blank() || isGroup(words(lines.get(at))))) {
            at++;
        }
        return at < lines.size() && isNumber(words(lines.get(at))) ? at : -1;
    }

    /** 一、 and the name of a group of rows. */
    private static boolean isGroup(String words) {
        if (words.isEmpty() || words.length() > LONGEST_GROUP) {
            return false;
        }
        Marker marker = MarkerScanner.at(words + "\n", 0);
        return marker != null && marker.kind().above(MarkerKind.ARABIC);
    }

    /**
     * A table without a column of numbers whose cells end with | or are separated by lines that say | only: each row has
     * its number in the first cell, and heads of groups stand between the rows.
     */
    private static @Nullable CellLines betweenBars(List<TextLine> lines, int index) {
        if (!endsCell(lines, index) || !TableHead.isHead(words(lines.get(index)))) {
            return null;
        }
        var head = new ArrayList<TextLine>();
        int at = index;
        boolean units = false;
        while (at < lines.size() && head.size() <= MOST_COLUMNS && TableHead.isHead(words(lines.get(at)))) {
            head.add(lines.get(at));
            units |= TableHead.namesUnits(words(lines.get(at)));
            at += at + 1 < lines.size() && isBar(lines.get(at + 1)) ? 2 : 1;
        }
        int end = Math.min(lines.size(), at + 2 * MOST_COLUMNS);
        int first = at;
        while (at < end && !isNumber(words(lines.get(at)))) {
            at++;
        }
        if (!units || head.size() < 3 || at >= end) {
            return null;
        }
        var rows = new ArrayList<List<TextLine>>();
        rows.add(head);
        groups(cells(lines, first, at), rows);
        int read = 0;
        while (at < lines.size() && isNumber(words(lines.get(at)))) {
            int next = next(lines, at);
            List<TextLine> cells = cells(lines, at, next);
            if (cells.size() < head.size()) {
                break;
            }
            rows.add(cells.subList(0, head.size()));
            groups(cells.subList(head.size(), cells.size()), rows);
            read++;
            at = next;
        }
        return read == 0 ? null : new CellLines(index, at, rows);
    }

    private static void groups(List<TextLine> cells, List<List<TextLine>> rows) {
        for (TextLine cell : cells) {
            if (isGroup(words(cell))) {
                rows.add(List.of(cell));
            }
        }
    }

    private static List<TextLine> cells(List<TextLine> lines, int from, int to) {
        var cells = new ArrayList<TextLine>();
        boolean open = false;
        for (TextLine line : lines.subList(from, to)) {
            if (isBar(line)) {
                open = false;
                continue;
            }
            if (line.blank()) {
                continue;
            }
            if (open) {
                TextLine first = cells.remove(cells.size() - 1);
                cells.add(new TextLine(first.start(), line.end(), first.folded() + line.folded(), false));
            } else {
                cells.add(line);
            }
            open = !barred(line);
        }
        return cells;
    }

    private static boolean endsCell(List<TextLine> lines, int at) {
        return barred(lines.get(at)) || at + 1 < lines.size() && isBar(lines.get(at + 1));
    }

    private static boolean isBar(TextLine line) {
        return line.folded().equals("|");
    }

    /** Where the row ends: at the next number, or where a paragraph follows the last row. */
    private static int next(List<TextLine> lines, int row) {
        int at = row + 1;
        while (at < lines.size() && !isNumber(words(lines.get(at))) && at - row < 60) {
            Marker marker = MarkerScanner.at(words(lines.get(at)) + "\n", 0);
            if (marker != null && marker.kind() == MarkerKind.HAN && at - row > 3 && !barred(lines.get(at))) {
                break;
            }
            at++;
        }
        return at;
    }

    /** The lines of a row in its cells: as many lines as cells, or as they fit best. */
    private static List<TextLine> row(
            String original, List<TextLine> lines, int from, int to, List<TableHead.Column> columns) {
        var filled = new ArrayList<TextLine>();
        for (TextLine line : lines.subList(from, to)) {
            if (!line.blank() && !words(line).isEmpty()) {
                filled.add(line);
            }
        }
        return filled.size() == columns.size() || filled.size() > MOST_LINES
                ? filled
                : CellsOfLines.best(original, filled, columns);
    }

    private static boolean barred(TextLine line) {
        return line.folded().endsWith("|");
    }

    private static boolean isNumber(String words) {
        String number = words.replaceAll("^\\(|[.、)]$", "");
        return !number.isEmpty()
                && number.length() <= LONGEST_NUMBER
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String words(TextLine line) {
        return line.folded().replace("|", "");
    }
}
