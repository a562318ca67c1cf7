package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose cells came out as lines: 序号, 任务, 责任单位, 1, … */
record CellLines(int from, int to, List<List<TextLine>> rows) {

    private static final int MOST_COLUMNS = 10;
    private static final int LONGEST_NUMBER = 4;

    /** The table that begins with the line; null if none does. */
    static @Nullable CellLines at(List<TextLine> lines, int index) {
        if (!TableReader.isNumberColumn(words(lines.get(index)))) {
            return null;
        }
        var head = new ArrayList<TextLine>();
        int at = index;
        boolean units = false;
        while (at < lines.size() && head.size() <= MOST_COLUMNS && !isNumber(words(lines.get(at)))) {
            if (!words(lines.get(at)).isEmpty()) {
                head.add(lines.get(at));
                units |= TableReader.namesUnits(words(lines.get(at)));
            }
            at++;
        }
        if (!units || head.size() < 3 || head.size() > MOST_COLUMNS || at >= lines.size()) {
            return null;
        }
        var rows = new ArrayList<List<TextLine>>();
        rows.add(head);
        while (at < lines.size() && isNumber(words(lines.get(at)))) {
            int next = next(lines, at);
            List<TextLine> cells = row(lines, at, next, head.size());
            if (cells.size() < 3) {
                break;
            }
            rows.add(cells);
            at = next;
        }
        return new CellLines(index, at, rows);
    }

    /** Where the row ends: at the next number, or where a paragraph follows the last row. */
    private static int next(List<TextLine> lines, int row) {
        int at = row + 1;
        while (at < lines.size() && !isNumber(words(lines.get(at))) && at - row < 60) {
            Marker marker = MarkerScanner.at(words(lines.get(at)) + "\n", 0);
            if (marker != null && marker.kind() == MarkerKind.HAN && at - row > 3) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Lines too many belong to the cell of the task, the longest. */
    private static List<TextLine> row(List<TextLine> lines, int from, int to, int columns) {
        var cells = new ArrayList<TextLine>();
        for (TextLine line : lines.subList(from, to)) {
            if (!line.blank() && !words(line).isEmpty()) {
                cells.add(line);
            }
        }
        while (cells.size() > columns) {
            int longest = 1;
            for (int i = 1; i < cells.size() - 1; i++) {
                longest = cells.get(i).folded().length()
                                > cells.get(longest).folded().length()
                        ? i
                        : longest;
            }
            int with = longest + 1 < cells.size() - (columns - 2) ? longest : longest - 1;
            with = Math.max(1, Math.min(with, cells.size() - 2));
            TextLine first = cells.get(with);
            TextLine second = cells.remove(with + 1);
            cells.set(with, new TextLine(first.start(), second.end(), first.folded() + second.folded(), false));
        }
        return cells;
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
