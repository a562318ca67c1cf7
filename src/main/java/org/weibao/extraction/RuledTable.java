package org.weibao.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.weibao.document.BodyWords;

/** A table of a page of a PDF. A cell that reaches over rows says the same in each. */
final class RuledTable {

    private static final float NEAR = 3;
    private static final String NOT_FIRST = "、，。；：！？）》”’】,.;:!?)%";
    private static final String NOT_LAST = "（《“‘【(";
    private static final Pattern SEPARATOR = Pattern.compile("[、，,；;。]");

    private final List<Float> xs;
    private final List<Float> ys;
    private final List<List<String>> heads;
    private final Cell[][] cells;

    RuledTable(List<Float> xs, List<Float> ys, Cell[][] cells) {
        this(xs, ys, List.of(), cells);
    }

    /** @param heads what was read of the rows above the cells */
    RuledTable(List<Float> xs, List<Float> ys, List<List<String>> heads, Cell[][] cells) {
        this.heads = heads;
        this.xs = xs;
        this.ys = ys;
        this.cells = cells;
    }

    float top() {
        return ys.get(0);
    }

    float bottom() {
        return ys.get(ys.size() - 1);
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
        var rows = new ArrayList<>(heads);
        for (var row : cells) {
            var texts = new ArrayList<String>();
            for (var column = 0; column < row.length; column++) {
                texts.add(row[column].column == column ? row[column].text() : "");
            }
            rows.add(texts);
        }
        return rows;
    }

    /** Whether lines of a cell end with the whole name of a body, and those after them begin with another. */
    static boolean areBodies(List<String> lines, List<String> more) {
        var last = lines.get(lines.size() - 1);
        var next = more.get(0);
        return !last.isEmpty()
                && next.startsWith(last.substring(0, 1))
                && BodyWords.isBody(last)
                && BodyWords.isBody(next)
                && Stream.concat(lines.stream(), more.stream()).noneMatch(SEPARATOR.asPredicate());
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

        boolean isEmpty() {
            return glyphs.isEmpty();
        }

        /** Between its first line and its last. */
        float middle() {
            return (glyphs.get(0).getYDirAdj() + glyphs.get(glyphs.size() - 1).getYDirAdj()) / 2;
        }

        /** Its lines go on where what follows had no room on the line, but not from one body to the next. */
        String text() {
            var lines = new ArrayList<String>();
            var full = new ArrayList<Boolean>();
            var margin = right - left;
            for (var each : glyphs) {
                margin = Math.min(margin, each.getXDirAdj() - left);
            }
            var start = 0;
            for (var i = 1; i <= glyphs.size(); i++) {
                var before = glyphs.get(i - 1);
                if (i == glyphs.size()
                        || Math.abs(glyphs.get(i).getYDirAdj() - before.getYDirAdj()) > before.getFontSizeInPt() / 2) {
                    var written = before.getXDirAdj()
                            + before.getWidthDirAdj()
                            - glyphs.get(start).getXDirAdj();
                    full.add(right - left - 2 * Math.max(0, margin) - written <= widthOfFirst(i));
                    var line = new StringBuilder();
                    glyphs.subList(start, i).forEach(each -> line.append(each.getUnicode()));
                    lines.add(line.toString());
                    start = i;
                }
            }
            var text = new StringBuilder();
            for (var i = 0; i < lines.size(); i++) {
                var goesOn =
                        i > 0 && full.get(i - 1) && !areBodies(lines.subList(0, i), lines.subList(i, lines.size()));
                text.append(i == 0 || goesOn ? "" : "\n").append(lines.get(i));
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
