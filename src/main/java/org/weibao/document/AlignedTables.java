package org.weibao.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

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
    private static final float CLEAR = 0.15f;
    private static final float ABOVE_BASE = 0.85f;
    private static final float BELOW_BASE = 0.15f;

    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_COLUMNS = 30;
    private static final int LONGEST_GROUP = 40;

    /** Lines above the part of a table that goes on without a head: the head of the page. */
    private static final int MOST_ABOVE = 3;

    /**
     * What goes on below the end of the page.
     *
     * @param words of the head
     * @param edges the left edge of each word and the right edge of the last
     * @param free what was free between the columns so far
     */
    record Open(List<String> words, List<Float> edges, List<List<Run>> free, float size) {}

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
        var at = before == null ? 0 : goOn(before);
        while (at < lines.size()) {
            var head = head(lines.get(at));
            at = head == null ? at + 1 : table(head, at, at + 1);
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
        var head = new TableHead(words, false);
        if (!head.readable() || !head.strict()) {
            return null;
        }
        var edges = new ArrayList<>(runs.stream().map(Run::left).toList());
        edges.add(runs.get(runs.size() - 1).right);
        var free = new ArrayList<List<Run>>();
        for (var i = 1; i < runs.size(); i++) {
            free.add(List.of(new Run(runs.get(i - 1).right, runs.get(i).left)));
        }
        return new Open(words, edges, free, 0);
    }

    private int goOn(Open before) {
        for (var i = 0; i < Math.min(lines.size(), MOST_ABOVE + 1); i++) {
            if (head(lines.get(i)) != null) {
                return i;
            }
            if (similar(lines.get(i).size, before.size) && narrowed(before.free, lines.get(i)) != null) {
                return Math.max(i, table(before, i, i));
            }
        }
        return 0;
    }

    private static boolean similar(float size, float other) {
        return Math.abs(size - other) < other / 10;
    }

    /** Reads the rows from a line on; the line after them. */
    private int table(Open head, int top, int from) {
        var free = head.free;
        var size = from < lines.size() ? lines.get(from).size : 0;
        var groups = new ArrayList<Integer>();
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
        var rows = rows(head, free, from, to, groups);
        if (rows == null) {
            return from == top ? top : from;
        }
        add(head, free, top, from, to, rows);
        var last = to == lines.size() || lines.get(to).base - lines.get(to - 1).base > END * size;
        open = last ? new Open(head.words, head.edges, free, size) : null;
        return to;
    }

    private static boolean isGroup(Line line) {
        var runs = line.runs(BETWEEN_RUNS);
        var text = runs.size() == 1 ? line.text(runs.get(0)) : "";
        var marker = text.isEmpty() || text.length() > LONGEST_GROUP ? null : MarkerScanner.at(text + "\n", 0);
        return marker != null && marker.kind().above(MarkerKind.ARABIC);
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
            if (rest.isEmpty()) {
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

    /** The first line of each row; null if it is not sure. */
    private @Nullable List<Integer> rows(Open head, List<List<Run>> free, int from, int to, List<Integer> groups) {
        var number = 0;
        while (number < head.words.size() && !TableHead.isNumberColumn(head.words.get(number))) {
            number++;
        }
        if (number == head.words.size()) {
            return null;
        }
        var starts = new ArrayList<Integer>();
        var begin = from;
        for (var i = from; i <= to; i++) {
            if (i == to || groups.contains(i)) {
                if (i > begin && !rowsOfGroup(number, middles(free), begin, i, begin == from && from > 0, starts)) {
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

    private boolean rowsOfGroup(
            int number, List<Float> middles, int from, int to, boolean mayGoOn, List<Integer> starts) {
        var numbers = new ArrayList<Integer>();
        for (var i = from; i < to; i++) {
            if (lines.get(i).glyphs.stream().anyMatch(each -> column(each, middles) == number)) {
                numbers.add(i);
            }
        }
        if (numbers.isEmpty()) {
            return false;
        }
        starts.add(from);
        var onTop = numbers.get(0) == from;
        var least = Float.MAX_VALUE;
        for (var i = 1; i < numbers.size(); i++) {
            var next = numbers.get(i);
            var start = next;
            for (var j = next; j > numbers.get(i - 1); j--) {
                if (gap(j) > gap(start) + CLEAR * lines.get(j).size) {
                    start = j;
                }
            }
            if (start != next && onTop || !onTop && !isClear(start, numbers.get(i - 1), next)) {
                return false;
            }
            least = Math.min(least, gap(start));
            starts.add(start);
        }
        if (mayGoOn && !onTop) {
            goesOn(from, numbers.get(0), least, starts);
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

    /** A page may begin with the rest of a row. */
    private void goesOn(int from, int number, float least, List<Integer> starts) {
        for (var i = number; i > from; i--) {
            if (gap(i) > least - CLEAR * lines.get(i).size) {
                starts.add(1, i);
                return;
            }
        }
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

    private void add(Open head, List<List<Run>> free, int top, int from, int to, List<Integer> starts) {
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
