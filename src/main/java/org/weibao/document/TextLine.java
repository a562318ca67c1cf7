package org.weibao.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the document.
 *
 * @param start of its first character that is no space
 * @param end after its last character that is no space
 * @param folded its text without white space, except the tabs of a table
 */
record TextLine(int start, int end, String folded, boolean tableRow) {

    static List<TextLine> of(SourceText source) {
        var lines = new ArrayList<TextLine>();
        String text = source.text();
        var tables = source.tables().iterator();
        Span table = tables.hasNext() ? tables.next() : null;
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            while (table != null && table.end() <= from) {
                table = tables.hasNext() ? tables.next() : null;
            }
            boolean row = table != null && table.start() < to && table.end() > from;
            lines.add(line(text, from, to, row || laidOutInCells(text, from, to)));
            from = to + 1;
        }
        return lines;
    }

    /** The lines of a part of the text. */
    static List<TextLine> of(String text, int from, int to) {
        var lines = new ArrayList<TextLine>();
        int start = from;
        while (start < to) {
            int end = Math.min(to, end(text, start));
            lines.add(line(text, start, end, false));
            start = end + 1;
        }
        return lines;
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && "\n\r\f\u000b\u2028\u2029".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    private static boolean laidOutInCells(String text, int from, int to) {
        int tabs = 0;
        boolean words = false;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\t' || text.charAt(i) == '|') {
                tabs += words || text.charAt(i) == '|' ? 1 : 0;
            } else {
                words |= !Folding.isSpace(text.charAt(i));
            }
        }
        return tabs >= 2;
    }

    private static TextLine line(String text, int from, int to, boolean row) {
        int start = from;
        int end = to;
        while (start < end && Folding.isSpace(text.charAt(start)) && !(row && text.charAt(start) == '\t')) {
            start++;
        }
        while (end > start && Folding.isSpace(text.charAt(end - 1)) && !(row && text.charAt(end - 1) == '\t')) {
            end--;
        }
        var folded = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Folding.isSpace(c) || (row && c == '\t')) {
                folded.append(Folding.fold(c));
            }
        }
        return new TextLine(start, end, folded.toString(), row);
    }

    boolean blank() {
        return folded.isEmpty();
    }

    /** In Chinese characters; a letter or a digit is half of one. */
    double width() {
        double width = 0;
        for (int i = 0; i < folded.length(); i++) {
            width += folded.charAt(i) < 0x100 ? 0.5 : 1;
        }
        return width;
    }

    char lastCharacter() {
        return blank() ? '\n' : folded.charAt(folded.length() - 1);
    }
}
