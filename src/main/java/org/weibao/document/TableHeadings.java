package org.weibao.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.weibao.document.Reading.Point;

/** Finds the numbered headings that have nothing but a table below them: their numbers begin the paths of its rows. */
final class TableHeadings {

    private static final int LONGEST = 60;

    private final List<Item> items;
    private final CompactText text;

    TableHeadings(Outline outline, CompactText text) {
        this.items = outline.all();
        this.text = text;
    }

    /** Changes the paths of the rows and removes the headings from the points of the body. */
    void place(List<Point> rows, List<Point> body) {
        Set<Integer> headings = new HashSet<>();
        var placed = new ArrayList<Point>();
        int next = 0;
        Item item = null;
        boolean heads = false;
        for (Point row : rows) {
            int at = text.from(row.place().start());
            boolean other = false;
            while (next < items.size() && items.get(next).marker.start() < at) {
                item = items.get(next++);
                other = true;
            }
            heads = item != null && (other ? isHeading(item, at) : heads);
            if (item == null || !heads) {
                placed.add(row);
                continue;
            }
            headings.add(text.span(item.marker.start(), item.marker.end()).start());
            var path = new ArrayList<>(item.path());
            path.addAll(row.path());
            placed.add(withPath(row, item.part, path));
        }
        rows.clear();
        rows.addAll(placed);
        body.removeIf(point -> headings.contains(point.place().start()));
    }

    /** Whether the item has one short line only before the table. */
    private boolean isHeading(Item item, int table) {
        int end = table;
        while (end > item.marker.end() && text.text().charAt(end - 1) == '\n') {
            end--;
        }
        return item.children.isEmpty()
                && end - item.marker.end() <= LONGEST
                && text.text().substring(item.marker.end(), end).chars().noneMatch(c -> c == '\n' || c == '。');
    }

    private static Point withPath(Point row, String part, List<String> path) {
        return new Point(
                part,
                path,
                row.heading(),
                row.place(),
                row.units(),
                row.collectivePhrases(),
                row.countyPhrases(),
                row.lists(),
                row.measures(),
                row.deadline(),
                row.incomplete(),
                row.doubts());
    }
}
