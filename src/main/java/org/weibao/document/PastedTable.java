package org.weibao.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.PlacedRows.Line;
import org.weibao.document.PlacedRows.Row;

/**
 * A table in plain text, below a head that names units.
 *
 * @param from its first line, by index
 * @param to after its last line
 */
record PastedTable(int from, int to, TableHead head, List<Row> rows) {

    private static final Pattern TWO_SPACES = Pattern.compile("[ \\u3000\\u00a0]{2,}");
    /** Each space ends a cell, so that two of them have an empty one between them. */
    private static final Pattern ONE_SPACE = Pattern.compile("[ \\u3000\\u00a0]");

    private static final Pattern RULE = Pattern.compile("[:-]*");
    private static final Pattern GOES_ON = Pattern.compile(".{0,30}\\(?续(上)?表\\d{0,2}\\)?");
    private static final Pattern DATE = Pattern.compile("20\\d\\d年\\d{1,2}月\\d{1,2}日(印发)?|二[〇○零].{2,4}年.{2,8}日(印发)?");
    private static final int MOST_COLUMNS = 20;
    private static final int FEWEST = 3;
    private static final int FEWEST_BY_ONE_SPACE = 4;
    private static final int LONGEST_HEAD = 400;
    private static final int MOST_LINES = 30;
    private static final int FIRST_LINES = 40;
    private static final int LINES_OF_TITLE = 8;
    private static final int SHORTEST_TITLE = 6;

    /** The table whose head is that line; null if it is none. */
    static @Nullable PastedTable at(String original, List<TextLine> lines, int index) {
        if (lines.get(index).blank() || lines.get(index).folded().length() > LONGEST_HEAD) {
            return null;
        }
        var finder = new Finder(original, lines, index);
        TableHead head = finder.head();
        return head == null || head.words().size() > MOST_COLUMNS ? null : finder.table(head);
    }

    /** Whether that line is the head of one. */
    static boolean begins(String original, List<TextLine> lines, int index) {
        return lines.get(index).tableRow()
                && lines.get(index).folded().length() <= LONGEST_HEAD
                && new Finder(original, lines, index).head() != null;
    }

    /** The cells of a line by tabs and bars. */
    static List<TextLine> cells(String original, TextLine line, boolean barFirst, boolean barLast) {
        int from = line.start();
        int to = line.end();
        while (from > 0 && original.charAt(from - 1) == '\t') {
            from--;
        }
        while (to < original.length() && original.charAt(to) == '\t') {
            to++;
        }
        if (from < to && original.charAt(from) == '|' && barFirst) {
            from++;
        }
        var cells = new ArrayList<TextLine>();
        for (int i = from; i <= to; i++) {
            if (i == to || original.charAt(i) == '\t' || original.charAt(i) == '|') {
                cells.add(cell(original, from, i));
                from = i + 1;
            }
        }
        int last = cells.size() - 1;
        return barLast && last > 0 && cells.get(last).blank() ? cells.subList(0, last) : cells;
    }

    private static TextLine cell(String original, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Folding.isSpace(original.charAt(start))) {
            start++;
        }
        while (end > start && Folding.isSpace(original.charAt(end - 1))) {
            end--;
        }
        var folded = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!Folding.isSpace(original.charAt(i))) {
                folded.append(Folding.fold(original.charAt(i)));
            }
        }
        return new TextLine(start, end, folded.toString(), true);
    }

    private static final class Finder {

        private final String original;
        private final List<TextLine> lines;
        private final int first;
        /** Whether the row begins with a bar. */
        private final boolean barFirst;

        private final boolean barLast;
        /** What parts cells where neither tabs nor bars do; null if they do. */
        private @Nullable Pattern apart;

        private final Set<String> heads = new HashSet<>();
        private @Nullable Set<String> titles;
        /** After the head, which may have two rows. */
        private int below;

        /** How many cells it has, empty ones at its end included. */
        private int width;

        Finder(String original, List<TextLine> lines, int first) {
            this.original = original;
            this.lines = lines;
            this.first = first;
            this.barFirst = lines.get(first).folded().startsWith("|");
            this.barLast = lines.get(first).folded().endsWith("|");
            this.below = first + 1;
        }

        private List<TextLine> cells(TextLine line) {
            if (apart == null) {
                return PastedTable.cells(original, line, barFirst, barLast);
            }
            var cells = new ArrayList<TextLine>();
            int from = line.start();
            Matcher space = apart.matcher(original).region(from, line.end());
            while (space.find()) {
                cells.add(cell(original, from, space.start()));
                from = space.end();
            }
            cells.add(cell(original, from, line.end()));
            boolean one = apart == ONE_SPACE;
            return one && width > 0 && cells.size() != width
                    ? List.of(cell(original, line.start(), line.end()))
                    : cells;
        }

        private List<String> words(TextLine line) {
            return cells(line).stream().map(TextLine::folded).toList();
        }

        @Nullable
        TableHead head() {
            TextLine line = lines.get(first);
            if (!line.tableRow()) {
                String written = original.substring(line.start(), line.end());
                boolean bySpace = written.indexOf('\t') < 0 && written.indexOf('|') < 0;
                apart = !bySpace ? null : TWO_SPACES.matcher(written).find() ? TWO_SPACES : ONE_SPACE;
            }
            List<String> words = words(line);
            int fewest = apart == null ? 2 : apart == ONE_SPACE ? FEWEST_BY_ONE_SPACE : FEWEST;
            if (words.size() < fewest || !line.tableRow() && !words.stream().allMatch(PastedTable::ofHead)) {
                return null;
            }
            var head = new TableHead(words, false);
            heads.add(line.folded());
            int next = nextFilled(first + 1);
            TableHead both = next < lines.size() && lines.get(next).folded().length() <= LONGEST_HEAD
                    ? head.under(words(lines.get(next)))
                    : null;
            if (both != null && both.readable() && words(lines.get(next)).size() > 1) {
                heads.add(lines.get(next).folded());
                below = next + 1;
                head = both;
            }
            width = head.words().size();
            return head.readable() ? head : null;
        }

        private int nextFilled(int from) {
            int next = from;
            while (next < lines.size()
                    && next - from < FEWEST
                    && lines.get(next).blank()) {
                next++;
            }
            return next;
        }

        /** Looks further only where rows go on, so that many short tables take no longer than a long one. */
        @Nullable
        PastedTable table(TableHead head) {
            for (int most = FIRST_LINES; ; most *= 2) {
                List<Line> below = below(most);
                PastedTable table = below.isEmpty() ? null : table(head, below);
                boolean all = below.size() < most;
                if (all || table == null || table.to <= below.get(most / 2).index()) {
                    return table;
                }
            }
        }

        private @Nullable PastedTable table(TableHead head, List<Line> below) {
            var best = new PlacedRows(original, head, below);
            TableHead found = head;
            for (TableHead shifted : shifted(head, below)) {
                var placed = new PlacedRows(original, shifted, below);
                if (placed.misfit() < best.misfit()) {
                    best = placed;
                    found = shifted;
                }
            }
            return best.rows().isEmpty()
                    ? null
                    : new PastedTable(first, below.get(best.used() - 1).index() + 1, found, best.rows());
        }

        /** Where empty cells were added at the end for merged ones, the words may stand too far to the left. */
        private static List<TableHead> shifted(TableHead head, List<Line> below) {
            var heads = new ArrayList<TableHead>();
            var words = new ArrayList<>(head.words());
            int empty = below.stream()
                    .filter(line -> line.cells().size() >= words.size())
                    .mapToInt(line -> emptyAtEnd(
                            line.cells().stream().map(TextLine::folded).toList()))
                    .min()
                    .orElse(words.size());
            for (int i = emptyAtEnd(words); i > empty; i--) {
                Collections.rotate(words, 1);
                heads.add(new TableHead(words, false));
            }
            return heads;
        }

        private static int emptyAtEnd(List<String> words) {
            int empty = 0;
            while (empty < words.size() && words.get(words.size() - 1 - empty).isEmpty()) {
                empty++;
            }
            return empty;
        }

        /** The lines that may belong to the table, up to another one or to where text follows. */
        private List<Line> below(int most) {
            var found = new ArrayList<Line>();
            boolean gap = false;
            int plain = 0;
            int openUntil = -1;
            for (int i = below; i < lines.size() && plain < MOST_LINES && found.size() < most; i++) {
                TextLine line = lines.get(i);
                List<TextLine> cells = line.blank() ? List.of() : cells(line);
                if (cells.stream().allMatch(TextLine::blank)) {
                    gap |= line.blank();
                    plain += line.blank() ? 1 : 0;
                    continue;
                }
                boolean parted = cells.size() > 1;
                if (parted && begins(cells, line)) {
                    if (found.isEmpty() || !heads.contains(line.folded()) || textAtEnd(found)) {
                        withoutTitle(found);
                        break;
                    }
                    continue;
                }
                if (parted
                                && cells.stream().allMatch(cell -> RULE.matcher(cell.folded())
                                        .matches())
                        || !parted && isNoise(line.folded())) {
                    continue;
                }
                boolean open = i <= openUntil;
                openUntil = open ? openUntil : closes(i);
                boolean signed = !parted && i + 1 < lines.size() && isDate(nextFilled(i + 1));
                found.add(new Line(i, cells, open, gap, signed));
                gap = false;
                plain = parted ? 0 : plain + 1;
            }
            return found;
        }

        private boolean isDate(int index) {
            return index < lines.size()
                    && DATE.matcher(lines.get(index).folded()).matches();
        }

        private boolean begins(List<TextLine> cells, TextLine line) {
            return heads.contains(line.folded())
                    || line.folded().length() <= LONGEST_HEAD
                            && new TableHead(
                                            cells.stream().map(TextLine::folded).toList(), false)
                                    .strict();
        }

        /** Lines above the head come again on each page. */
        private Set<String> titles() {
            if (titles != null) {
                return titles;
            }
            titles = new HashSet<>();
            for (int i = Math.max(0, first - LINES_OF_TITLE); i < first; i++) {
                TextLine line = lines.get(i);
                if (line.folded().length() >= SHORTEST_TITLE && !CellFit.namesBodies(original, line)) {
                    titles.add(line.folded());
                }
            }
            return titles;
        }

        private boolean isNoise(String words) {
            return Noise.is(words)
                    || titles().contains(words)
                    || GOES_ON.matcher(words).matches();
        }

        /** Whether the last line is the heading of another table and no part of a cell. */
        private boolean textAtEnd(List<Line> found) {
            if (found.isEmpty()) {
                return false;
            }
            Line last = found.get(found.size() - 1);
            return !last.parted() && !CellFit.namesBodies(original, last.cells().get(0));
        }

        private void withoutTitle(List<Line> found) {
            while (textAtEnd(found)
                    && found.get(found.size() - 1).cells().get(0).folded().indexOf('。') < 0) {
                found.remove(found.size() - 1);
            }
        }

        /** The line in which a cell in quotes ends that is open after the line; -1 if none is. */
        private int closes(int line) {
            if (isEven(line)) {
                return -1;
            }
            for (int i = line + 1; i < lines.size() && i - line <= MOST_LINES; i++) {
                if (!isEven(i)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean isEven(int line) {
            return lines.get(line).folded().chars().filter(c -> c == '"').count() % 2 == 0;
        }
    }

    private static boolean ofHead(String word) {
        return TableHead.isNumberColumn(word) || TableHead.isHead(word);
    }
}
