package org.weibao.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private static final float BETWEEN_WORDS = 1.2f;

    private static final float BETWEEN_RUNS = 0.5f;
    private static final float NARROWEST = 0.25f;
    private static final float END = 3.5f;
    private static final float APART = 1.5f;
    private static final float CLEAR = 0.15f;
    private static final float ABOVE_BASE = 0.85f;
    private static final float BELOW_BASE = 0.15f;

    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_COLUMNS = 30;
    private static final int LONGEST_GROUP = 40;

    /** A page with more is no text. */
    private static final int MOST_LINES = 300;

    private static final int MOST_HEADS = 5;
    private static final int MOST_FREE = 30;

    /** Lines above the part of a table that goes on without a head: the head of the page. */
    private static final int MOST_ABOVE = 3;

    /**
     * What goes on below the end of the page.
     *
     * @param words of the head
     * @param edges the left edge of each word and the right edge of the last
     * @param free what was free between the columns so far
     * @param onTop whether numbers stand on the first lines of their rows
     */
    record Open(List<String> words, List<Float> edges, List<List<Run>> free, float size, boolean onTop) {}

    /** From where to where: of characters in one line, or of free space. */
    record Run(float left, float right) {
        float width() {
            return right - left;
        }
    }

    private record Line(float base, float size, List<TextPosition> glyphs) {

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

    /** @param before the table that the page before left open */
    AlignedTables(List<TextPosition> glyphs, @Nullable Open before) {
        lines = lines(glyphs);
        if (lines.size() > MOST_LINES) {
            return;
        }
        var at = before == null ? 0 : goOn(before);
        for (var heads = 0; at < lines.size() && heads < MOST_HEADS; ) {
            var head = head(lines.get(at));
            heads += head == null ? 0 : 1;
            var repeated = head != null && before != null && head.words.equals(before.words);
            at = head == null ? at + 1 : table(head, at, at + 1, repeated && found.isEmpty() ? before : null);
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

    private static @Nullable Open head(Line line) {
        var runs = line.runs(BETWEEN_WORDS);
        if (runs.size() < FEWEST_COLUMNS || runs.size() > MOST_COLUMNS) {
            return null;
        }
        var words = runs.stream().map(line::text).toList();
        if (!TableHead.isSurely(words)) {
            return null;
        }
        var edges = new ArrayList<>(runs.stream().map(Run::left).toList());
        edges.add(runs.get(runs.size() - 1).right);
        var free = new ArrayList<List<Run>>();
        for (var i = 1; i < runs.size(); i++) {
            free.add(List.of(new Run(runs.get(i - 1).right, runs.get(i).left)));
        }
        return new Open(words, edges, free, 0, false);
    }

    private int goOn(Open before) {
        for (var i = 0; i < Math.min(lines.size(), MOST_ABOVE + 1); i++) {
            if (head(lines.get(i)) != null) {
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

    private static boolean similar(float size, float other) {
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
        var onTop = before != null
                ? before.onTop
                : from < to && hasNumber(lines.get(firstRow(from, to, groups)), head, free);
        var rows = rows(head, free, from, to, groups, before != null, onTop);
        if (rows == null) {
            return from == top ? top : from;
        }
        add(head, free, top, from, to, rows);
        var last = to == lines.size() || lines.get(to).base - lines.get(to - 1).base > END * size;
        open = last ? new Open(head.words, head.edges, free, size, onTop) : null;
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

    private static int firstRow(int from, int to, Set<Integer> groups) {
        var first = from;
        while (first + 1 < to && groups.contains(first)) {
            first++;
        }
        return first;
    }

    private static boolean hasNumber(Line line, Open head, List<List<Run>> free) {
        var middles = middles(free);
        return line.glyphs.stream().anyMatch(each -> TableHead.isNumberColumn(head.words.get(column(each, middles))));
    }

    /** The first line of each row; null if it is not sure. */
    private @Nullable Set<Integer> rows(
            Open head, List<List<Run>> free, int from, int to, Set<Integer> groups, boolean goesOn, boolean onTop) {
        var starts = new TreeSet<Integer>();
        var begin = from;
        for (var i = from; i <= to; i++) {
            if (i == to || groups.contains(i)) {
                var numbers = new ArrayList<Integer>();
                for (var j = begin; j < i; j++) {
                    if (hasNumber(lines.get(j), head, free)) {
                        numbers.add(j);
                    }
                }
                if (begin < i && !rows(numbers, begin, goesOn && begin == from, onTop, starts)) {
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

    /** A page may begin with the rest of a row. */
    private boolean rows(List<Integer> numbers, int from, boolean goesOn, boolean onTop, Set<Integer> starts) {
        if (numbers.isEmpty() || onTop && !goesOn && numbers.get(0) != from) {
            return false;
        }
        starts.add(from);
        if (onTop) {
            starts.addAll(numbers);
            return true;
        }
        var least = Float.MAX_VALUE;
        for (var i = 1; i < numbers.size(); i++) {
            var start = numbers.get(i);
            for (var j = start - 1; j > numbers.get(i - 1); j--) {
                start = gap(j) > gap(start) ? j : start;
            }
            if (!isClear(start, numbers.get(i - 1), numbers.get(i))) {
                return false;
            }
            least = Math.min(least, gap(start));
            starts.add(start);
        }
        for (var i = numbers.get(0); goesOn && i > from; i--) {
            if (gap(i) > least - CLEAR * lines.get(i).size) {
                starts.add(i);
                goesOn = false;
            }
        }
        return true;
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

    private void add(Open head, List<List<Run>> free, int top, int from, int to, Set<Integer> starts) {
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
        var ys = new ArrayList<Float>();
        var rows = new ArrayList<RuledTable.Cell[]>();
        for (var i = top; i < to; i++) {
            if (i == top || starts.contains(i)) {
                ys.add(lines.get(i).top());
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
        ys.add(lines.get(to - 1).bottom());
        found.add(new RuledTable(head.edges, ys, rows.toArray(RuledTable.Cell[][]::new)));
    }
}
