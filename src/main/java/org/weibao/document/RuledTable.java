package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** A table of a page of a PDF. A cell that reaches over rows says the same in each. */
final class RuledTable {

    private static final float NEAR = 3;
    private static final String NOT_FIRST = "、，。；：！？）》”’】,.;:!?)%";
    private static final String NOT_LAST = "（《“‘【(";

    private final List<Float> xs;
    private final List<Float> ys;
    private final Cell[][] cells;

    RuledTable(List<Float> xs, List<Float> ys, Cell[][] cells) {
        this.xs = xs;
        this.ys = ys;
        this.cells = cells;
    }

    float top() {
        return ys.get(0);
    }

    /** The cell at that place of the page; null if it is outside. */
    @Nullable
    Cell at(float x, float y) {
        var row = place(ys, y);
        var column = place(xs, x);
        return row < 0 || column < 0 ? null : cells[row][column];
    }

    private static int place(List<Float> edges, float at) {
        var place = -1;
        while (place + 1 < edges.size() && edges.get(place + 1) <= at) {
            place++;
        }
        return place == edges.size() - 1 ? -1 : place;
    }

    /** Whether it has the same columns. */
    boolean isLike(RuledTable other) {
        var like = xs.size() == other.xs.size();
        for (var i = 0; like && i < xs.size(); i++) {
            like = Math.abs(xs.get(i) - other.xs.get(i)) < NEAR;
        }
        return like;
    }

    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (var row : cells) {
            var texts = new ArrayList<String>();
            for (var column = 0; column < row.length; column++) {
                texts.add(row[column].column == column ? row[column].text() : "");
            }
            rows.add(texts);
        }
        return rows;
    }

    /** A cell and the characters in it. */
    static final class Cell {

        private final int column;
        private final float left;
        float right;
        private final List<TextPosition> glyphs = new ArrayList<>();

        Cell(int column, float left, float right) {
            this.column = column;
            this.left = left;
            this.right = right;
        }

        void add(TextPosition glyph) {
            glyphs.add(glyph);
        }

        /** Its lines go on where what follows had no room on the line. */
        String text() {
            var text = new StringBuilder();
            var lineLeft = 0f;
            var margin = right - left;
            for (var each : glyphs) {
                margin = Math.min(margin, each.getXDirAdj() - left);
            }
            for (var i = 0; i < glyphs.size(); i++) {
                var glyph = glyphs.get(i);
                var before = i == 0 ? glyph : glyphs.get(i - 1);
                if (i == 0) {
                    lineLeft = glyph.getXDirAdj();
                } else if (Math.abs(glyph.getYDirAdj() - before.getYDirAdj()) > glyph.getFontSizeInPt() / 2) {
                    var written = before.getXDirAdj() + before.getWidthDirAdj() - lineLeft;
                    var free = right - left - 2 * Math.max(0, margin) - written;
                    if (free > widthOfFirst(i)) {
                        text.append('\n');
                    }
                    lineLeft = glyph.getXDirAdj();
                }
                text.append(glyph.getUnicode());
            }
            return text.toString();
        }

        /** What cannot be parted: a number or a word, and the marks around it. */
        private float widthOfFirst(int from) {
            var width = 0f;
            for (var i = from; i < glyphs.size(); i++) {
                var said = glyphs.get(i).getUnicode();
                if (i > from
                        && !NOT_FIRST.contains(said)
                        && !NOT_LAST.contains(glyphs.get(i - 1).getUnicode())
                        && !(isWord(said) && isWord(glyphs.get(i - 1).getUnicode()))) {
                    break;
                }
                width += glyphs.get(i).getWidthDirAdj();
            }
            return width;
        }

        private static boolean isWord(String said) {
            return said.chars().allMatch(each -> each < 128 && Character.isLetterOrDigit(each));
        }
    }
}
