package org.weibao.document;

import java.util.BitSet;
import java.util.List;

/** Tells the ends of paragraphs from the ends of lines. */
final class Paragraphs {

    private static final String ENDS = "。！？：:；)]";
    private static final String GOES_ON = "、，";
    private static final int FEW_LINES = 8;
    private static final double NARROW = 12;
    private static final double WIDE = 60;
    private static final int LONGEST_BRACKET = 400;

    private final List<TextLine> lines;
    private final double width;
    private final boolean wrapped;
    private int open;
    private int openFor;

    private Paragraphs(List<TextLine> lines, BitSet noise) {
        this.lines = lines;
        double[] widths = lines.stream()
                .filter(line -> !line.blank() && !line.tableRow())
                .mapToDouble(TextLine::width)
                .sorted()
                .toArray();
        width = widths.length == 0 ? 0 : widths[(int) ((widths.length - 1) * 0.9)];
        int full = 0;
        int broken = 0;
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            if (!line.blank() && !noise.get(i) && line.width() >= width - 3) {
                full++;
                broken += ENDS.indexOf(line.lastCharacter()) < 0 ? 1 : 0;
            }
        }
        wrapped = widths.length >= FEW_LINES
                && width >= NARROW
                && width <= WIDE
                && full * 3 >= widths.length
                && broken * 2 >= full;
    }

    /** The lines after which a paragraph ends, by index. */
    static BitSet ends(List<TextLine> lines, BitSet noise) {
        return new Paragraphs(lines, noise).ends(noise);
    }

    private BitSet ends(BitSet noise) {
        var ends = new BitSet(lines.size());
        int previous = -1;
        boolean gap = false;
        for (int i = 0; i < lines.size(); i++) {
            if (noise.get(i)) {
                continue;
            }
            if (lines.get(i).blank()) {
                gap = true;
                continue;
            }
            if (previous >= 0 && endsBetween(lines.get(previous), lines.get(i), gap)) {
                ends.set(previous);
                open = 0;
                openFor = 0;
            }
            count(lines.get(i));
            previous = i;
            gap = false;
        }
        if (previous >= 0) {
            ends.set(previous);
        }
        return ends;
    }

    private void count(TextLine line) {
        String text = line.folded();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                open++;
            } else if ((c == ')' || c == ']') && open > 0) {
                open--;
            }
            openFor = open > 0 ? openFor + 1 : 0;
        }
    }

    private boolean endsBetween(TextLine line, TextLine next, boolean gap) {
        if (line.tableRow() || next.tableRow()) {
            return true;
        }
        Marker marker = MarkerScanner.at(next.folded(), 0);
        boolean inBracket = open > 0 && openFor <= LONGEST_BRACKET;
        if (inBracket && (marker == null || marker.kind().compareTo(MarkerKind.ARABIC) > 0)) {
            return false;
        }
        if (marker != null || DecimalNumbers.begins(next.folded()) || Labels.begins(next.folded())) {
            return true;
        }
        boolean full = line.width() >= width - 2;
        if (GOES_ON.indexOf(line.lastCharacter()) >= 0) {
            return gap && !wrapped;
        }
        if (!wrapped) {
            return !Labels.goesOn(line.folded(), next.folded());
        }
        if (ENDS.indexOf(line.lastCharacter()) >= 0) {
            return !full || gap;
        }
        return line.width() < width * 0.75;
    }
}
