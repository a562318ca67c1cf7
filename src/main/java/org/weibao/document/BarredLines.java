package org.weibao.document;

import java.util.ArrayList;
import java.util.List;

/** A table that was copied with a bar after each cell and, of most cells, a line of its own. */
final class BarredLines {

    private static final int FEWEST = 6;

    private BarredLines() {}

    /** The lines, with those of several cells in such a table divided. */
    static List<TextLine> divided(String original, List<TextLine> lines) {
        var divided = new ArrayList<TextLine>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            int alone = 0;
            long bars = 0;
            while (end < lines.size() && lines.get(end).folded().endsWith("|")) {
                alone += bars(lines.get(end)) == 1 ? 1 : 0;
                bars += bars(lines.get(end));
                end++;
            }
            if (end - at >= FEWEST && alone * 2 > bars) {
                lines.subList(at, end).forEach(line -> cells(original, line, divided));
            } else {
                divided.addAll(lines.subList(at, end));
            }
            if (end < lines.size()) {
                divided.add(lines.get(end));
            }
            at = end + 1;
        }
        return divided;
    }

    private static long bars(TextLine line) {
        return line.folded().chars().filter(c -> c == '|').count();
    }

    private static void cells(String original, TextLine line, List<TextLine> divided) {
        int from = line.start();
        for (int i = from; i < line.end(); i++) {
            if (original.charAt(i) == '|') {
                divided.addAll(TextLine.of(original, from, i + 1));
                from = i + 1;
            }
        }
    }
}
