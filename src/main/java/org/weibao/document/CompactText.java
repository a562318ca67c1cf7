package org.weibao.document;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The text that is read: folded, without white space, noise and the breaks inside paragraphs. A line feed ends a
 * paragraph. Every character knows its place in the original.
 */
final class CompactText {

    private final String original;
    private final String text;
    private final int[] origin;
    private final BitSet spaced;

    private CompactText(String original, String text, int[] origin, BitSet spaced) {
        this.original = original;
        this.text = text;
        this.origin = origin;
        this.spaced = spaced;
    }

    static CompactText of(String original, List<TextLine> lines, BitSet leftOut) {
        BitSet ends = Paragraphs.ends(lines, leftOut);
        int length =
                lines.stream().mapToInt(line -> line.end() - line.start() + 1).sum();
        var text = new StringBuilder(length);
        var origin = new int[length + 1];
        var spaced = new BitSet();
        boolean space = false;
        for (int n = 0; n < lines.size(); n++) {
            TextLine line = lines.get(n);
            if (leftOut.get(n) || line.blank()) {
                continue;
            }
            int afterNumber = line.tableRow() ? -1 : TextLine.spaceAfterNumber(original, line.start(), line.end());
            for (int i = line.start(); i < line.end(); i++) {
                char c = i == afterNumber ? TextLine.readAs(original, line.start()) : original.charAt(i);
                if (Folding.isSpace(c)) {
                    space = true;
                    continue;
                }
                if (space) {
                    spaced.set(text.length());
                    space = false;
                }
                origin[text.length()] = i;
                text.append(Folding.fold(c));
            }
            space = false;
            if (ends.get(n)) {
                origin[text.length()] = line.end();
                text.append('\n');
            }
        }
        return new CompactText(original, text.toString(), Arrays.copyOf(origin, text.length() + 1), spaced);
    }

    String text() {
        return text;
    }

    /** Whether white space stood before the character, on its line. */
    boolean spacedBefore(int at) {
        return spaced.get(at);
    }

    /** The first character that comes from there or later. */
    int from(int place) {
        int at = Arrays.binarySearch(origin, 0, text.length(), place);
        return at < 0 ? -at - 1 : at;
    }

    /** The place in the original. */
    Span span(int from, int to) {
        if (to <= from) {
            int at = from < text.length() ? origin[from] : original.length();
            return new Span(at, at);
        }
        int last = text.charAt(to - 1) == '\n' ? origin[to - 1] : origin[to - 1] + 1;
        return new Span(Math.min(origin[from], last), last);
    }

    /** The characters as they were typed, without white space and without what was left out. */
    String verbatim(int from, int to) {
        var typed = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                typed.append(original.charAt(origin[i]));
            }
        }
        return typed.toString();
    }

    /** The same with one space where there was white space on a line. */
    String withSpaces(int from, int to) {
        var typed = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (spaced.get(i) && i > from) {
                typed.append(' ');
            }
            if (text.charAt(i) != '\n') {
                typed.append(original.charAt(origin[i]));
            }
        }
        return typed.toString();
    }
}
