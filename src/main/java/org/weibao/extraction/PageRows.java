package org.weibao.extraction;

import java.util.ArrayList;
import java.util.List;
import org.weibao.document.TableHead;

/** Puts the parts of a table that goes on over pages together. */
final class PageRows {

    private PageRows() {}

    /** Adds the rows of the next page: the head is there once, and a row that the page broke is one. */
    static void add(List<List<String>> rows, List<List<String>> more) {
        if (rows.isEmpty()) {
            rows.addAll(more);
            return;
        }
        var from = 0;
        while (from < more.size() && from < rows.size() && more.get(from).equals(rows.get(from))) {
            from++;
        }
        var number = numberColumn(rows);
        if (from < more.size() && number >= 0 && goesOn(rows.get(rows.size() - 1), more.get(from), number)) {
            var last = rows.remove(rows.size() - 1);
            var both = new ArrayList<String>();
            for (var i = 0; i < last.size(); i++) {
                both.add(joined(last.get(i), more.get(from).get(i)));
            }
            rows.add(both);
            from++;
        }
        rows.addAll(more.subList(from, more.size()));
    }

    private static String joined(String cell, String rest) {
        if (cell.equals(rest) || cell.isEmpty() || rest.isEmpty()) {
            return cell.isEmpty() ? rest : cell;
        }
        var apart = RuledTable.areBodies(cell.lines().toList(), rest.lines().toList());
        return cell + (apart ? "\n" : "") + rest;
    }

    private static boolean goesOn(List<String> last, List<String> next, int number) {
        return next.get(number).isBlank()
                && last.size() == next.size()
                && next.stream().anyMatch(cell -> !cell.isBlank())
                && last.get(number).strip().matches("\\d{1,3}[.、]?");
    }

    private static int numberColumn(List<List<String>> rows) {
        for (var row : rows.subList(0, Math.min(rows.size(), 3))) {
            for (var i = 0; i < row.size(); i++) {
                if (TableHead.isNumberColumn(row.get(i).strip())) {
                    return i;
                }
            }
        }
        return -1;
    }
}
