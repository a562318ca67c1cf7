package org.weibao.extraction;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a page of a PDF by the lines that are drawn around their cells. */
final class RuledTables {

    private static final float THIN = 3;
    private static final float NEAR = 2.5f;

    /** A page with more is a drawing. */
    private static final int MOST_LINES = 3_000;

    private static final int MOST_COLUMNS = 30;
    private static final int MOST_ROWS = 200;

    /** A straight line of the page: x or y where it is, and from where to where it goes. */
    private record Rule(float at, float from, float to) {
        boolean covers(float point) {
            return from - NEAR <= point && point <= to + NEAR;
        }
    }

    private final float pageWidth;
    private final float pageHeight;
    private final float pageLeft;
    private final float pageBottom;
    private final List<Rule> across = new ArrayList<>();
    private final List<Rule> down = new ArrayList<>();
    /** From the left and from the lower edge of the page. */
    private final List<Rectangle2D.Float> drawn = new ArrayList<>();

    private final List<float[]> path = new ArrayList<>();
    private final List<List<float[]>> paths = new ArrayList<>();
    private @Nullable List<RuledTable> found;

    RuledTables(PDPage page) {
        var box = page.getCropBox();
        pageWidth = box.getWidth();
        pageHeight = box.getHeight();
        pageLeft = box.getLowerLeftX();
        pageBottom = box.getLowerLeftY();
    }

    void operator(String name, List<COSBase> operands, Matrix matrix) {
        if (drawn.size() + paths.size() + path.size() > MOST_LINES) {
            return;
        }
        switch (name) {
            case OperatorName.MOVE_TO -> {
                endPath();
                point(operands, 0, 1, matrix);
            }
            case OperatorName.LINE_TO -> point(operands, 0, 1, matrix);
            case OperatorName.CLOSE_PATH -> close();
            case OperatorName.APPEND_RECT -> rectangle(operands, matrix);
            case OperatorName.STROKE_PATH -> paint(true);
            case OperatorName.CLOSE_AND_STROKE,
                    OperatorName.FILL_NON_ZERO_AND_STROKE,
                    OperatorName.FILL_EVEN_ODD_AND_STROKE,
                    OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
                    OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE -> {
                close();
                paint(true);
            }
            case OperatorName.FILL_NON_ZERO, OperatorName.LEGACY_FILL_NON_ZERO, OperatorName.FILL_EVEN_ODD ->
                paint(false);
            case OperatorName.ENDPATH -> {
                path.clear();
                paths.clear();
            }
            default -> {}
        }
    }

    private void point(List<COSBase> operands, int x, int y, Matrix matrix) {
        if (operands.size() > y
                && operands.get(x) instanceof COSNumber first
                && operands.get(y) instanceof COSNumber second) {
            add(first.floatValue(), second.floatValue(), matrix);
        }
    }

    private void rectangle(List<COSBase> operands, Matrix matrix) {
        endPath();
        var numbers = operands.stream()
                .filter(COSNumber.class::isInstance)
                .map(each -> ((COSNumber) each).floatValue())
                .toList();
        if (numbers.size() == 4) {
            float x = numbers.get(0);
            float y = numbers.get(1);
            add(x, y, matrix);
            add(x + numbers.get(2), y, matrix);
            add(x + numbers.get(2), y + numbers.get(3), matrix);
            add(x, y + numbers.get(3), matrix);
            close();
            endPath();
        }
    }

    private void add(float x, float y, Matrix matrix) {
        Point2D.Float at = matrix.transformPoint(x, y);
        path.add(new float[] {at.x - pageLeft, at.y - pageBottom});
    }

    private void close() {
        if (path.size() > 1) {
            path.add(path.get(0));
        }
    }

    private void endPath() {
        if (path.size() > 1) {
            paths.add(List.copyOf(path));
        }
        path.clear();
    }

    private void paint(boolean stroked) {
        endPath();
        for (var each : paths) {
            if (stroked) {
                for (var i = 1; i < each.size(); i++) {
                    rule(each.subList(i - 1, i + 1));
                }
            } else {
                rule(each);
            }
        }
        paths.clear();
    }

    private void rule(List<float[]> points) {
        var box = new Rectangle2D.Float(points.get(0)[0], points.get(0)[1], 0, 0);
        points.forEach(each -> box.add(each[0], each[1]));
        if (box.width < THIN != box.height < THIN) {
            drawn.add(box);
        }
    }

    /**
     * From the top of the page to its end.
     *
     * @param direction of the text: pages are turned, and text is turned on a page
     */
    List<RuledTable> tables(float direction) {
        if (found == null) {
            drawn.forEach(each -> turned(each, Math.round(direction)));
            found = find();
        }
        return found;
    }

    private void turned(Rectangle2D.Float box, int direction) {
        float right = pageWidth - box.x - box.width;
        float top = pageHeight - box.y - box.height;
        switch (direction) {
            case 90 -> rule(box.y, box.x, box.height, box.width);
            case 180 -> rule(right, box.y, box.width, box.height);
            case 270 -> rule(top, right, box.height, box.width);
            default -> rule(box.x, top, box.width, box.height);
        }
    }

    private void rule(float left, float top, float width, float height) {
        if (height < THIN) {
            across.add(new Rule(top + height / 2, left, left + width));
        } else {
            down.add(new Rule(left + width / 2, top, top + height));
        }
    }

    private List<RuledTable> find() {
        var tables = new ArrayList<RuledTable>();
        if (down.isEmpty() || across.isEmpty() || drawn.size() >= MOST_LINES) {
            return tables;
        }
        down.sort((one, other) -> Float.compare(one.from, other.from));
        var top = down.get(0).from;
        var bottom = down.get(0).to;
        for (var each : down) {
            if (each.from > bottom + NEAR) {
                table(top, bottom, tables);
                top = each.from;
            }
            bottom = Math.max(bottom, each.to);
        }
        table(top, bottom, tables);
        return tables;
    }

    private void table(float top, float bottom, List<RuledTable> tables) {
        var columns = down.stream()
                .filter(each -> each.from >= top - NEAR && each.to <= bottom + NEAR)
                .toList();
        var lines = across.stream()
                .filter(each -> each.at >= top - NEAR && each.at <= bottom + NEAR)
                .toList();
        // At the edge of a page a row may end without a line.
        var xs = places(columns, List.of());
        var ys = places(lines, List.of(top, bottom));
        if (xs.size() < 3 || ys.size() < 2 || xs.size() > MOST_COLUMNS || ys.size() > MOST_ROWS) {
            return;
        }
        var cells = new RuledTable.Cell[ys.size() - 1][xs.size() - 1];
        for (var row = 0; row < cells.length; row++) {
            var middle = (ys.get(row) + ys.get(row + 1)) / 2;
            for (var column = 0; column < cells[row].length; column++) {
                var x = (xs.get(column) + xs.get(column + 1)) / 2;
                var y = ys.get(row);
                var left = xs.get(column);
                var cell = new RuledTable.Cell(column, xs.get(column), xs.get(column + 1));
                if (row > 0 && !isDrawn(lines, y, x)) {
                    cell = cells[row - 1][column];
                }
                if (column > 0 && !isDrawn(columns, left, middle)) {
                    var before = cells[row][column - 1];
                    before.right = Math.max(before.right, xs.get(column + 1));
                    cell = before;
                }
                cells[row][column] = cell;
            }
        }
        tables.add(new RuledTable(xs, ys, cells));
    }

    private static boolean isDrawn(List<Rule> rules, float at, float point) {
        return rules.stream().anyMatch(each -> Math.abs(each.at - at) <= NEAR && each.covers(point));
    }

    private static List<Float> places(List<Rule> rules, List<Float> edges) {
        var all = new TreeSet<Float>(edges);
        rules.forEach(each -> all.add(each.at));
        var places = new ArrayList<Float>();
        for (var each : all) {
            if (places.isEmpty() || each - places.get(places.size() - 1) > 2 * NEAR) {
                places.add(each);
            }
        }
        return places;
    }
}
