package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the document.
 *
 * @param start of its first character that is no space
 * @param end after its last character that is no space
 * @param folded its text without white space, except the tabs of a table
 */
record TextLine(int start, int end, String folded, boolean tableRow) {

    private static final Pattern SPACE_AND_NUMBER = Pattern.compile("(?<![ \\u3000\\u00a0])[ \\u3000\\u00a0]++(?=["
            + Numerals.HAN + "]{1,3}、|[（(][" + Numerals.HAN + "]{1,3}[）)]|\\d{1,3}[.．、](?!\\d))");
    private static final Pattern LABEL_AND_SPACE =
            Pattern.compile("(?:(?:牵头|责任|配合|主责|主办|协办|参与|承办|落实)(?:单位|部门)|完成(?:时限|时间))[ \\u3000\\u00a0]");
    private static final int LONG = 200;
    private static final int LONGEST_NUMBER = 2;
    private static final int SHORTEST_HEADING = 3;
    private static final String NO_HEADING = "年月日号时分个名家所场次件项万亿元岁米人户至到和〇" + Numerals.HAN;

    static List<TextLine> of(SourceText source) {
        var lines = new ArrayList<TextLine>();
        String text = source.text();
        var tables = source.tables().iterator();
        Span table = tables.hasNext() ? tables.next() : null;
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from, text.length());
            while (table != null && table.end() <= from) {
                table = tables.hasNext() ? tables.next() : null;
            }
            boolean row = table != null && table.start() < to && table.end() > from || laidOutInCells(text, from, to);
            if (row || to - from < LONG) {
                lines.add(line(text, from, to, row));
            } else {
                addParagraphs(text, from, to, lines);
            }
            from = to + 1;
        }
        return lines;
    }

    /** A page copied without its line breaks has white space before the numbers instead. */
    private static void addParagraphs(String text, int from, int to, List<TextLine> lines) {
        Matcher number = SPACE_AND_NUMBER.matcher(text).region(from, to);
        int start = from;
        while (number.find()) {
            lines.add(line(text, start, number.start(), false));
            start = number.end();
        }
        lines.add(line(text, start, to, false));
    }

    /** The lines of a part of the text. */
    static List<TextLine> of(String text, int from, int to) {
        var lines = new ArrayList<TextLine>();
        int start = from;
        while (start < to) {
            int end = end(text, start, to);
            lines.add(line(text, start, end, false));
            start = end + 1;
        }
        return lines;
    }

    private static int end(String text, int from, int limit) {
        int to = from;
        while (to < limit && "\n\r\f\u000b\u2028\u2029".indexOf(text.charAt(to)) < 0) {
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
        int afterNumber = row ? -1 : spaceAfterNumber(text, start, end);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (i == afterNumber) {
                folded.append(readAs(text, start));
            } else if (!Folding.isSpace(c) || (row && c == '\t')) {
                folded.append(Folding.fold(c));
            }
        }
        return new TextLine(start, end, folded.toString(), row);
    }

    /** What the space after the first word of the line is read like. */
    static char readAs(String text, int start) {
        return LABEL_AND_SPACE.matcher(text).region(start, text.length()).lookingAt() ? ':' : '、';
    }

    /** The space after 一, 1 or 责任单位 at the start of a line; -1 if there is none. */
    static int spaceAfterNumber(String text, int start, int end) {
        Matcher label = LABEL_AND_SPACE.matcher(text).region(start, end);
        if (label.lookingAt()) {
            return label.end() - 1;
        }
        int at = start;
        boolean han = start < end && Numerals.HAN.indexOf(text.charAt(start)) >= 0;
        while (at < end
                && at - start <= LONGEST_NUMBER
                && (han ? Numerals.HAN.indexOf(text.charAt(at)) >= 0 : isDigit(text.charAt(at)))) {
            at++;
        }
        int words = at;
        while (words < end && Folding.isSpace(text.charAt(words))) {
            words++;
        }
        boolean number = at > start && at - start <= LONGEST_NUMBER && words > at && end - words >= SHORTEST_HEADING;
        return number
                        && (Character.isIdeographic(text.charAt(words)) || text.charAt(words) == '“')
                        && (NO_HEADING.indexOf(text.charAt(words)) < 0 || han && text.charAt(at) == '\u3000')
                        && !Folding.isSpace(text.charAt(words + 1))
                ? at
                : -1;
    }

    private static boolean isDigit(char c) {
        return Folding.fold(c) >= '0' && Folding.fold(c) <= '9';
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
