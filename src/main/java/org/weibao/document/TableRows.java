package org.weibao.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the rows of a pasted table together where cells have several lines: a row has as many tabs as the head. */
final class TableRows {

    static final Pattern APART = Pattern.compile("[ \\u3000\\u00a0]{2,}");
    /** Each space ends a cell, so that two of them have an empty one between them. */
    private static final Pattern ONE_SPACE = Pattern.compile("[ \\u3000\\u00a0]");

    private static final int FEWEST = 3;
    private static final int FEWEST_BY_ONE_SPACE = 4;
    private static final int LONGEST_ROW = 300;
    private static final int LONGEST_BY_ONE_SPACE = 800;
    private static final int MOST_LINES = 30;
    private static final int LONGEST_LINE = 40;
    private static final int LONGEST_TEXT = 2000;

    private final String original;
    private final List<TextLine> lines;
    private final List<TextLine> joined = new ArrayList<>();
    private int tabs;
    /** How many columns a table has whose cells are parted by spaces; 0 outside of one. */
    private int spaces;

    /** What parts the cells of that table. */
    private Pattern apart = APART;

    private boolean unitsLast;

    private TableRows(String original, List<TextLine> lines) {
        this.original = original;
        this.lines = lines;
    }

    static List<TextLine> joined(String original, List<TextLine> lines) {
        return new TableRows(original, lines).joined();
    }

    private List<TextLine> joined() {
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            if (spaces == 0 && !line.tableRow()) {
                apart = apart(original.substring(line.start(), line.end()));
                spaces = columnsApart(line, true);
            }
            if (spaces > 0 && columnsApart(line, false) == spaces) {
                joined.add(new TextLine(line.start(), line.end(), line.folded(), true));
                continue;
            }
            spaces = line.blank() ? spaces : 0;
            if (line.tableRow() && isHead(line)) {
                tabs = count(line, '\t');
                joined.add(line);
                continue;
            }
            int last = tabs == 0 ? i : lastLine(i);
            if (last > i) {
                joined.add(over(i, last));
            } else if (tabs > 0 && moreUnits(line)) {
                TextLine row = joined.remove(joined.size() - 1);
                joined.add(new TextLine(row.start(), line.end(), row.folded() + line.folded(), true));
            } else {
                joined.add(line);
                tabs = !line.tableRow() && line.folded().length() > LONGEST_LINE ? 0 : tabs;
            }
            i = last;
        }
        return joined;
    }

    private boolean isHead(TextLine line) {
        String[] words = line.folded().split("\t", -1);
        boolean units = false;
        for (String word : words) {
            units |= word.length() <= LONGEST_LINE && TableReader.namesUnits(word);
        }
        if (!units || words.length < 3 || line.folded().indexOf('|') >= 0) {
            return false;
        }
        unitsLast = TableReader.namesUnits(words[words.length - 1]);
        return true;
    }

    /** How many cells two spaces part on the line; 0 if it is to be a head and is none. */
    private int columnsApart(TextLine line, boolean head) {
        String written = original.substring(line.start(), line.end());
        boolean one = apart == ONE_SPACE;
        if (written.length() > (one ? LONGEST_BY_ONE_SPACE : LONGEST_ROW)
                || written.indexOf('\t') >= 0
                || written.indexOf('|') >= 0) {
            return 0;
        }
        String[] cells = apart.split(written, -1);
        boolean units = false;
        for (String cell : head ? cells : new String[0]) {
            units |= TableReader.namesUnits(cell);
            if (!TableReader.isNumberColumn(cell) && !TableReader.isHead(cell)) {
                return 0;
            }
        }
        return head && (!units || cells.length < (one ? FEWEST_BY_ONE_SPACE : FEWEST)) ? 0 : cells.length;
    }

    /** What parts the cells of a table with that head: two spaces or, if there are none, one. */
    static Pattern apart(String head) {
        return APART.matcher(head.strip()).find() ? APART : ONE_SPACE;
    }

    /** The last line of the row that begins there; the line itself if the next ones do not complete it. */
    private int lastLine(int first) {
        int found = 0;
        int quotes = 0;
        for (int i = first; i < lines.size() && i - first <= MOST_LINES; i++) {
            TextLine line = lines.get(i);
            boolean inQuotes = quotes % 2 == 1;
            if (i > first && !inQuotes && (found == tabs || startsRow(line))) {
                break;
            }
            found += count(line, '\t');
            quotes += count(line, '"');
            if (found > tabs || found == 0 && quotes == 0) {
                break;
            }
            if (found == tabs && quotes % 2 == 0) {
                return i;
            }
        }
        return first;
    }

    private static boolean startsRow(TextLine line) {
        int tab = line.folded().indexOf('\t');
        return tab > 0 && line.folded().substring(0, tab).matches("\\d{1,3}[.、]?");
    }

    /** A line of names after a row whose last cell has units. */
    private boolean moreUnits(TextLine line) {
        if (!unitsLast
                || joined.isEmpty()
                || !joined.get(joined.size() - 1).tableRow()
                || line.tableRow()
                || line.blank()
                || line.folded().length() > LONGEST_LINE
                || joined.get(joined.size() - 1).folded().length() > LONGEST_TEXT
                || MarkerScanner.at(line.folded() + "\n", 0) != null) {
            return false;
        }
        CompactText text = CompactText.of(original, List.of(line), new BitSet());
        ListContent content = ListReader.read(text, 0, text.text().length(), null);
        return !content.empty() && content.unread == 0 && content.unusual == 0;
    }

    private TextLine over(int first, int last) {
        var folded = new StringBuilder();
        lines.subList(first, last + 1).forEach(line -> folded.append(line.folded()));
        return new TextLine(lines.get(first).start(), lines.get(last).end(), folded.toString(), true);
    }

    /** How often the character is on the line, also in white space around its words. */
    private int count(TextLine line, char wanted) {
        int from = line.start();
        while (from > 0 && original.charAt(from - 1) == '\t') {
            from--;
        }
        int to = line.end();
        while (to < original.length() && original.charAt(to) == '\t') {
            to++;
        }
        return (int)
                original.substring(from, to).chars().filter(c -> c == wanted).count();
    }
}
