package org.weibao.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.weibao.document.MarkerScanner;
import org.weibao.document.TableHead;

/**
 * Finds the tables of a page of a PDF that have no lines around their cells. A head says where they begin; its columns
 * are parted by what stays free in all lines below, its rows by the numbers and by the free space between them. Where
 * that is not sure there is no table, and the text stays as it was written.
 */
final class AlignedTables {

    /** In characters, as all the distances here. */
    private static final float BETWEEN_RUNS = 0.5f;

    private static final float NARROWEST = 0.25f;
    private static final float END = 3.5f;
    private static final float APART = 1.5f;
    private static final float CLEAR = 0.15f;
    private static final float ABOVE_BASE = 0.85f;
    private static final float BELOW_BASE = 0.15f;

    private static final int SHORTEST_FULL = 8;
    private static final int LONGEST_GROUP = 40;

    /** A page with more is no text. */
    private static final int MOST_LINES = 300;

    private static final Pattern ITEM = Pattern.compile("\\d{1,3}[.．、](?!\\d).*");

    private static final int MOST_HEADS = 5;
    private static final int MOST_FREE = 30;

    /** Lines above the part of a table that goes on without a head: the head of the page. */
    private static final int MOST_ABOVE = 3;

    /**
     * What goes on below the end of the page.
     *
     * @param heads its rows
     * @param lines how many of the page they are
     * @param words of the columns
     * @param edges the left edge of each word and the right edge of the last
     * @param free what was free between the columns so far
     * @param onTop whether numbers stand on the first lines of their rows
     */
    record Open(
            List<List<String>> heads,
            int lines,
            List<String> words,
            List<Float> edges,
            List<List<Run>> free,
            float size,
            boolean onTop) {}

    /** From where to where: of characters in one line, or of free space. */
    record Run(float left, float right) {
        float width() {
            return right - left;
        }

        boolean touches(Run other) {
            return left < other.right && other.left < right;
        }

        float distance(Run other) {
            return Math.abs(left + right - other.left - other.right);
        }
    }

    /** Characters on one base line, from left to right. */
    record Line(float base, float size, List<TextPosition> glyphs) {

        float top() {
            return base - ABOVE_BASE * size;
        }

        float bottom() {
            return base + BELOW_BASE * size;
        }

        List<Run> runs(float gap) {
            var runs = new ArrayList<Run>();
            for (var each : glyphs) {
                var left = each.getXDirAdj();
                var right = left + each.getWidthDirAdj();
                var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
                if (last != null && left - last.right < gap * size) {
                    runs.set(runs.size() - 1, new Run(last.left, Math.max(last.right, right)));
                } else {
                    runs.add(new Run(left, right));
                }
            }
            return runs;
        }

        String text(Run run) {
            var text = new StringBuilder();
            glyphs.stream()
                    .filter(each -> each.getXDirAdj() >= run.left && each.getXDirAdj() < run.right)
                    .forEach(each -> text.append(each.getUnicode()));
            return text.toString();
        }
    }

    private final List<Line> lines;
    private final List<RuledTable> found = new ArrayList<>();
    private @Nullable Open open;
    private boolean onTop;

    /** @param before the table that the page before left open */
    AlignedTables(List<TextPosition> glyphs, @Nullable Open before) {
        lines = lines(glyphs);
        if (lines.size() > MOST_LINES) {
            return;
        }
        var at = before == null ? 0 : goOn(before);
        for (var heads = 0; at < lines.size() && heads < MOST_HEADS; ) {
            var head = AlignedHead.of(lines, at);
            heads += head == null ? 0 : 1;
            var repeated = head != null && before != null && head.words.equals(before.words);
            at = head == null ? at + 1 : table(head, at, at + head.lines, repeated && found.isEmpty() ? before : null);
        }
    }

    /** From the top of the page to its end. */
    List<RuledTable> tables() {
        return found;
    }

    /** The table that may go on with the next page. */
    @Nullable
    Open open() {
        return open;
    }

    private static List<Line> lines(List<TextPosition> glyphs) {
        var sorted = glyphs.stream()
                .filter(each -> !each.getUnicode().isBlank())
                .sorted(Comparator.comparing(TextPosition::getYDirAdj))
                .toList();
        var lines = new ArrayList<Line>();
        for (var each : sorted) {
            var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last == null || each.getYDirAdj() - last.base > last.size / 4) {
                last = new Line(each.getYDirAdj(), each.getFontSizeInPt(), new ArrayList<>());
                lines.add(last);
            }
            last.glyphs.add(each);
        }
        lines.forEach(each -> each.glyphs.sort(Comparator.comparing(TextPosition::getXDirAdj)));
        return lines;
    }

    private int goOn(Open before) {
        for (var i = 0; i < Math.min(lines.size(), MOST_ABOVE + 1); i++) {
            if (AlignedHead.of(lines, i) != null) {
                return i;
            }
            var apart = i + 1 < lines.size()
                    && lines.get(i).runs(BETWEEN_RUNS).size() == 1
                    && gap(i + 1) > APART * lines.get(i).size;
            if (!apart && similar(lines.get(i).size, before.size) && narrowed(before.free, lines.get(i)) != null) {
                return Math.max(i, table(before, i, i, before));
            }
        }
        return 0;
    }

    static boolean similar(float size, float other) {
        return Math.abs(size - other) < other / 10;
    }

    /**
     * Reads the rows from a line on.
     *
     * @param top the line of the head, if there is one
     * @param before the part on the page before
     * @return the line after them
     */
    private int table(Open head, int top, int from, @Nullable Open before) {
        var free = head.free;
        var size = from < lines.size() ? lines.get(from).size : 0;
        var groups = new HashSet<Integer>();
        var to = from;
        var ended = false;
        while (to < lines.size() && !ended) {
            var line = lines.get(to);
            var narrower = narrowed(free, line);
            if (!similar(line.size, size) || to > top && line.base - lines.get(to - 1).base > END * size) {
                ended = true;
            } else if (narrower != null && !isGroup(line)) {
                free = narrower;
                to++;
            } else if (isGroup(line)) {
                groups.add(to++);
            } else {
                ended = true;
            }
        }
        while (to > from && groups.contains(to - 1)) {
            to--;
        }
        var last = to == lines.size() || lines.get(to).base - lines.get(to - 1).base > END * size;
        onTop = before != null && before.onTop;
        var rows = rows(head, free, from, to, groups, before != null);
        if (rows == null) {
            return from;
        }
        var cells = cells(free, from, to, rows);
        if (before == null && groups.isEmpty() && !reachOverRows(head.words, cells, rows, to)) {
            return from;
        }
        var ys = List.of(lines.get(top).top(), lines.get(to - 1).bottom());
        found.add(new RuledTable(head.edges, ys, top == from ? List.of() : head.heads, cells));
        var numbered = head.words.stream().anyMatch(TableHead::isNumberColumn);
        open = last && numbered ? new Open(head.heads, head.lines, head.words, head.edges, free, size, onTop) : null;
        return to;
    }

    private static boolean isGroup(Line line) {
        var runs = line.runs(BETWEEN_RUNS);
        var text = runs.size() == 1 ? line.text(runs.get(0)) : "";
        return !text.isEmpty() && text.length() <= LONGEST_GROUP && MarkerScanner.beginsChapter(text + "\n");
    }

    /** What stays free between the columns; null if nothing does somewhere. */
    private static @Nullable List<List<Run>> narrowed(List<List<Run>> free, Line line) {
        var narrower = new ArrayList<List<Run>>();
        var runs = line.runs(BETWEEN_RUNS);
        for (var each : free) {
            var rest = each;
            for (var run : runs) {
                rest = without(rest, run, NARROWEST * line.size);
            }
            if (rest.isEmpty() || rest.size() > MOST_FREE) {
                return null;
            }
            narrower.add(rest);
        }
        return narrower;
    }

    private static List<Run> without(List<Run> free, Run run, float least) {
        var rest = new ArrayList<Run>();
        for (var each : free) {
            for (var part : List.of(
                    new Run(each.left, Math.min(each.right, run.left)),
                    new Run(Math.max(each.left, run.right), each.right))) {
                var whole = run.right <= each.left || run.left >= each.right;
                if (part.width() >= least && !(whole && rest.contains(each))) {
                    rest.add(whole ? each : part);
                }
            }
        }
        return rest;
    }

    private static Set<Integer> columns(Line line, List<Float> middles) {
        return line.glyphs.stream().map(each -> column(each, middles)).collect(Collectors.toSet());
    }

    /** The first line of each row; null if it is not sure. */
    private @Nullable Set<Integer> rows(
            Open head, List<List<Run>> free, int from, int to, Set<Integer> groups, boolean goesOn) {
        var middles = middles(free);
        var starts = new TreeSet<Integer>();
        var begin = from;
        for (var i = from; i <= to; i++) {
            if (i == to || groups.contains(i)) {
                var rows = new Rows(head, middles, begin, i, goesOn && begin == from);
                if (begin < i && !rows.find(starts)) {
                    return null;
                }
                if (i < to) {
                    starts.add(i);
                }
                begin = i + 1;
            }
        }
        return starts.isEmpty() ? null : starts;
    }

    /** The rows between two heads of groups. */
    private final class Rows {

        private final List<Float> middles;
        private final int from;
        private final int to;

        /** A page may begin with the rest of a row. */
        private final boolean goesOn;

        private final boolean numbered;
        private final List<Integer> numbers = new ArrayList<>();

        Rows(Open head, List<Float> middles, int from, int to, boolean goesOn) {
            this.middles = middles;
            this.from = from;
            this.to = to;
            this.goesOn = goesOn;
            var task = TableHead.taskColumn(head.words);
            for (var i = from; i < to; i++) {
                if (head.words.stream().anyMatch(TableHead::isNumberColumn)
                        ? columns(lines.get(i), middles).stream()
                                .anyMatch(each -> TableHead.isNumberColumn(head.words.get(each)))
                        : ITEM.matcher(text(i, task)).matches()) {
                    numbers.add(i);
                }
            }
            numbered = !numbers.isEmpty() || head.words.stream().anyMatch(TableHead::isNumberColumn);
        }

        private String text(int line, int column) {
            return lines.get(line).glyphs.stream()
                    .filter(each -> column(each, middles) == column)
                    .map(TextPosition::getUnicode)
                    .collect(Collectors.joining());
        }

        boolean find(Set<Integer> starts) {
            starts.add(from);
            if (!numbered) {
                return withoutNumbers(starts);
            }
            if (numbers.isEmpty()) {
                return false;
            }
            onTop = (goesOn ? onTop : numbers.get(0) == from) && isOnTop();
            if (onTop) {
                starts.addAll(numbers);
            }
            return onTop || byRoom(starts);
        }

        private int next(int row) {
            return row + 1 < numbers.size() ? numbers.get(row + 1) : to;
        }

        /** Whether each row begins with the line of its number, as all its cells do, and no line is further below. */
        private boolean isOnTop() {
            for (var row = 0; row < numbers.size(); row++) {
                var begun = columns(lines.get(numbers.get(row)), middles);
                for (var i = numbers.get(row) + 1; i < next(row); i++) {
                    if (!begun.containsAll(columns(lines.get(i), middles))
                            || next(row) < to && gap(i) > gap(next(row)) + CLEAR * lines.get(i).size) {
                        return false;
                    }
                }
            }
            return !maySurround() || goOnFull();
        }

        /** Whether as many lines could stand above each number as below it; the page may end before the last ones. */
        private boolean maySurround() {
            var above = 0;
            for (var row = 0; row + 1 < numbers.size(); row++) {
                above = next(row) - numbers.get(row) - 1 - above;
                if (above < 0) {
                    return false;
                }
            }
            var below = to - numbers.get(numbers.size() - 1) - 1;
            return below == above || below < above && to == lines.size();
        }

        /** Whether something goes on below the line of each number because it had no room there. */
        private boolean goOnFull() {
            for (var row = 0; row < numbers.size(); row++) {
                var number = numbers.get(row);
                if (next(row) > number + 1
                        && columns(lines.get(number + 1), middles).stream()
                                .noneMatch(each -> text(number, each).length() >= SHORTEST_FULL
                                        && right(number, each) > right(each) - lines.get(number).size)) {
                    return false;
                }
            }
            return true;
        }

        private float right(int column) {
            var right = 0f;
            for (var i = from; i < to; i++) {
                right = Math.max(right, right(i, column));
            }
            return right;
        }

        private float right(int line, int column) {
            return (float) lines.get(line).glyphs.stream()
                    .filter(each -> column(each, middles) == column)
                    .mapToDouble(each -> each.getXDirAdj() + each.getWidthDirAdj())
                    .max()
                    .orElse(0);
        }

        private boolean byRoom(Set<Integer> starts) {
            var least = Float.MAX_VALUE;
            var found = new ArrayList<>(List.of(from));
            for (var i = 1; i < numbers.size(); i++) {
                var start = numbers.get(i);
                for (var j = start - 1; j > numbers.get(i - 1); j--) {
                    start = gap(j) > gap(start) ? j : start;
                }
                if (!isClear(start, numbers.get(i - 1), numbers.get(i))) {
                    return false;
                }
                least = Math.min(least, gap(start));
                found.add(start);
            }
            found.add(to);
            for (var i = 1; i + 1 < found.size(); i++) {
                if (!endsCells(found.get(i - 1), found.get(i), found.get(i + 1))) {
                    return false;
                }
            }
            starts.addAll(found.subList(1, found.size() - 1));
            var rest = goesOn && numbers.get(0) > from;
            if (rest && numbers.size() == 1) {
                return false;
            }
            for (var i = numbers.get(0); rest && i > from; i--) {
                if (gap(i) > least - CLEAR * lines.get(i).size) {
                    starts.add(i);
                    rest = false;
                }
            }
            return true;
        }

        /** Whether no cells above and below are as near to each other as the lines of each of them. */
        private boolean endsCells(int before, int start, int next) {
            for (var column = 0; column <= middles.size(); column++) {
                var above = bases(column, start - 1, before - 1);
                var below = bases(column, start, next);
                var most = above.size() > 1 && below.size() > 1
                        ? Math.min(above.get(0) - above.get(1), below.get(1) - below.get(0))
                        : 0;
                if (most > 0 && below.get(0) - above.get(0) < most + CLEAR * lines.get(start).size) {
                    return false;
                }
            }
            return true;
        }

        /** Of the lines in that column, from one on. */
        private List<Float> bases(int column, int line, int end) {
            var bases = new ArrayList<Float>();
            for (var i = line; i != end; i += line < end ? 1 : -1) {
                if (columns(lines.get(i), middles).contains(column)) {
                    bases.add(lines.get(i).base);
                }
            }
            return bases;
        }

        /** Each row has all its cells; it is a line, or there is clearly more room above it than between its lines. */
        private boolean withoutNumbers(Set<Integer> starts) {
            var most = 0f;
            var least = Float.MAX_VALUE;
            for (var i = from + 1; i < to; i++) {
                most = Math.max(most, gap(i));
                least = Math.min(least, gap(i));
            }
            var clear = CLEAR * lines.get(from).size;
            var cells = new HashSet<Integer>();
            for (var i = from; i < to; i++) {
                if (i > from && gap(i) > most - clear) {
                    if (cells.size() <= middles.size()) {
                        return false;
                    }
                    starts.add(i);
                    cells.clear();
                } else if (i > from && gap(i) > least + clear) {
                    return false;
                }
                cells.addAll(columns(lines.get(i), middles));
            }
            return cells.size() > middles.size();
        }
    }

    private boolean isClear(int start, int after, int to) {
        for (var i = after + 1; i <= to; i++) {
            if (i != start && gap(i) > gap(start) - CLEAR * lines.get(i).size) {
                return false;
            }
        }
        return true;
    }

    /** The free space above a line. */
    private float gap(int line) {
        return lines.get(line).top() - lines.get(line - 1).bottom();
    }

    private static List<Float> middles(List<List<Run>> free) {
        var middles = new ArrayList<Float>();
        for (var each : free) {
            var widest = each.stream().max(Comparator.comparing(Run::width)).orElseThrow();
            middles.add((widest.left + widest.right) / 2);
        }
        return middles;
    }

    private static int column(TextPosition glyph, List<Float> middles) {
        var x = glyph.getXDirAdj() + glyph.getWidthDirAdj() / 2;
        return (int) middles.stream().filter(each -> each <= x).count();
    }

    private RuledTable.Cell[][] cells(List<List<Run>> free, int from, int to, Set<Integer> starts) {
        var middles = middles(free);
        var left = new float[middles.size() + 1];
        var right = new float[middles.size() + 1];
        Arrays.fill(left, Float.MAX_VALUE);
        for (var line : lines.subList(from, to)) {
            for (var each : line.glyphs) {
                var column = column(each, middles);
                left[column] = Math.min(left[column], each.getXDirAdj());
                right[column] = Math.max(right[column], each.getXDirAdj() + each.getWidthDirAdj());
            }
        }
        var rows = new ArrayList<RuledTable.Cell[]>();
        for (var i = from; i < to; i++) {
            if (starts.contains(i)) {
                var cells = new RuledTable.Cell[left.length];
                for (var column = 0; column < cells.length; column++) {
                    cells[column] = new RuledTable.Cell(column, left[column], right[column]);
                }
                rows.add(cells);
            }
            var group = isGroup(lines.get(i));
            for (var each : lines.get(i).glyphs) {
                rows.get(rows.size() - 1)[group ? 0 : column(each, middles)].add(each);
            }
        }
        return rows.toArray(RuledTable.Cell[][]::new);
    }

    /** Where groups and leads have nothing in the first row, they stand in the middle of the rows that they are for. */
    private boolean reachOverRows(List<String> words, RuledTable.Cell[][] rows, Set<Integer> starts, int to) {
        var lineOfRow = new ArrayList<>(starts);
        lineOfRow.add(to);
        for (var column = 0; column < words.size(); column++) {
            if (TableHead.isNeverEmpty(words, column)
                    && rows[0][column].isEmpty()
                    && !reachesOverRows(column, rows, lineOfRow)) {
                return false;
            }
        }
        return true;
    }

    private boolean reachesOverRows(int column, RuledTable.Cell[][] rows, List<Integer> lineOfRow) {
        for (var from = 0; from < rows.length; ) {
            var filled = from;
            while (filled < rows.length && rows[filled][column].isEmpty()) {
                filled++;
            }
            var end = filled + 1;
            while (end <= rows.length
                    && !isMiddle(rows[filled][column], lineOfRow.get(from), lineOfRow.get(end) - 1)
                    && (end == rows.length || rows[end][column].isEmpty())) {
                end++;
            }
            if (end > rows.length || !isMiddle(rows[filled][column], lineOfRow.get(from), lineOfRow.get(end) - 1)) {
                return from == 0 && filled == rows.length;
            }
            for (; from < end; from++) {
                rows[from][column] = rows[filled][column];
            }
        }
        return true;
    }

    private boolean isMiddle(RuledTable.Cell cell, int first, int last) {
        var middle = (lines.get(first).base + lines.get(last).base) / 2;
        return Math.abs(cell.middle() - middle) < NARROWEST * lines.get(first).size;
    }
}
