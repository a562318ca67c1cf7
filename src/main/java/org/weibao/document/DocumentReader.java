package org.weibao.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.Point;

/** Reads points, units and measures from the text of a document. Its time grows with the length of the text only. */
public final class DocumentReader {

    private static final int LONGEST_GROUP_HEAD = 40;
    private static final int ROWS_ABOVE_HEAD = 3;
    /** A document with them means to name units. */
    private static final Pattern ROLES = Pattern.compile("(牵头|责任|配合|承办|主办)(单位|部门|方)|牵头|分工负责");

    private static final String ENDS = "。；！？)]”》.";

    public Reading read(SourceText source) {
        List<TextLine> lines = BarredLines.divided(source.text(), TextLine.of(source));
        CompactText whole = CompactText.of(source.text(), plain(lines), new BitSet());
        Integer roughYear = Titles.year("", whole.text());
        LeadRule rule = LeadRule.ofDocument(whole);

        var tablePoints = new ArrayList<Point>();
        var unreadTables = new ArrayList<Span>();
        List<TextLine> body = withoutTables(source.text(), lines, roughYear, rule, tablePoints, unreadTables);
        CompactText text = CompactText.of(source.text(), body, Noise.lines(body));
        Outline outline = Outline.of(text.text());
        int firstItem = outline.all().isEmpty()
                ? text.text().length()
                : outline.all().get(0).marker.start();
        if (!tablePoints.isEmpty()) {
            firstItem = Math.min(firstItem, text.from(tablePoints.get(0).place().start()));
        }
        String title = Titles.of(text, firstItem);
        Integer year = Titles.year(title, text.text());

        var reader = new PointReader(text, year, rule);
        List<Point> points = new ArrayList<>(reader.read(outline));
        if (points.isEmpty() && tablePoints.isEmpty()) {
            int end = text.text().length();
            reader.unnumbered("", List.of(), 0, end, reader.lists(0, end));
            points.addAll(reader.points());
        }
        new TableHeadings(outline, text).place(tablePoints, points);
        points.addAll(tablePoints);
        points.sort(Comparator.comparingInt(point -> point.place().start()));
        var doubts = new ArrayList<Doubt>();
        List<Point> checked = finished(year, points, source.text(), doubts, text.text());
        var checks = new PointChecks(checked, source.text(), doubts);
        checks.compare();
        checks.leftOver(text, reader.unitLists());
        checks.tables(unreadTables);
        if (rule == null && LeadRule.saysOtherwise(whole.text())) {
            checks.withoutLead();
        }
        return new Reading(title, year, UsualForm.saidOnce(checked, doubts), doubts);
    }

    private static List<TextLine> plain(List<TextLine> lines) {
        return lines.stream()
                .map(line -> line.tableRow() ? untabbed(line) : line)
                .toList();
    }

    private static TextLine untabbed(TextLine line) {
        return new TextLine(
                line.start(), line.end(), line.folded().replace("\t", "").replace("|", ""), false);
    }

    /** Tables whose head names units become points; the text of others is read as lines. */
    private static List<TextLine> withoutTables(
            String original,
            List<TextLine> lines,
            @Nullable Integer year,
            @Nullable LeadRule rule,
            List<Point> points,
            List<Span> unread) {
        var body = new ArrayList<TextLine>();
        int i = 0;
        while (i < lines.size()) {
            PastedTable table = PastedTable.at(original, lines, i);
            List<Point> below = table == null ? List.of() : TableReader.read(original, table, year, rule);
            if (table != null && !below.isEmpty()) {
                points.addAll(below);
                i = table.to();
                continue;
            }
            CellLines cells = lines.get(i).tableRow() ? null : CellLines.at(original, lines, i);
            List<Point> ofCells = cells == null ? List.of() : TableReader.readCells(original, cells.rows(), year, rule);
            if (cells != null && !ofCells.isEmpty()) {
                points.addAll(ofCells);
                i = cells.to();
                continue;
            }
            if (!lines.get(i).tableRow()) {
                body.add(lines.get(i++));
                continue;
            }
            int end = table == null ? blockEnd(original, lines, i) : table.to();
            List<TextLine> rows = lines.subList(i, end);
            List<Point> read = table == null ? TableReader.guessed(original, rows, year, rule) : List.of();
            boolean aboveHead = rows.size() <= ROWS_ABOVE_HEAD
                    && end < lines.size()
                    && lines.get(end).tableRow();
            if (read.isEmpty() && !aboveHead) {
                rows.forEach(row -> cells(original, row, body));
                if (rows.size() > 2 || !points.isEmpty()) {
                    unread.add(new Span(
                            rows.get(0).start(), rows.get(rows.size() - 1).end()));
                }
            }
            points.addAll(read);
            i = end;
        }
        return body;
    }

    private static int blockEnd(String original, List<TextLine> lines, int from) {
        int end = from + 1;
        while (end < lines.size()
                && (lines.get(end).tableRow() || insideTable(lines, end))
                && !PastedTable.begins(original, lines, end)) {
            end++;
        }
        return end;
    }

    /** A blank line or a short one, such as the head of a group of rows, before the next row. */
    private static boolean insideTable(List<TextLine> lines, int at) {
        return at + 1 < lines.size()
                && lines.get(at + 1).tableRow()
                && lines.get(at).folded().length() <= LONGEST_GROUP_HEAD
                && lines.get(at).folded().indexOf('。') < 0;
    }

    private static void cells(String original, TextLine row, List<TextLine> body) {
        int from = row.start();
        for (int i = row.start(); i <= row.end(); i++) {
            if (i == row.end() || original.charAt(i) == '\t' || original.charAt(i) == '|') {
                body.addAll(TextLine.of(original, from, i));
                from = i + 1;
            }
        }
    }

    private static List<Point> finished(
            @Nullable Integer year, List<Point> points, String original, List<Doubt> doubts, String text) {
        if (points.isEmpty()) {
            doubts.add(new Doubt("没有读出带编号的要点，请核对文件是不是工作要点", null));
        }
        long withUnits = points.stream().filter(DocumentReader::namesSomebody).count();
        boolean unitsMeant = withUnits > 0 || ROLES.matcher(text).find();
        boolean unitsUsual = withUnits * 2 >= points.size();
        var checked = new ArrayList<Point>();
        var general = new GeneralPoints(points, original);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean none = !namesSomebody(point);
            String words = point.place().in(original).strip();
            boolean brokenOff = none
                    && unitsUsual
                    && i + 1 == points.size()
                    && points.size() > 1
                    && !words.isEmpty()
                    && ENDS.indexOf(Folding.fold(words.charAt(words.length() - 1))) < 0
                    && words.length() > point.heading().length() + 12;
            checked.add(with(point, brokenOff, none && unitsMeant && !general.is(i)));
        }
        if (year == null && !points.isEmpty()) {
            doubts.add(new Doubt("没有读出年度，请填写", null));
        }
        if (withUnits == 0 && !points.isEmpty()) {
            doubts.add(new Doubt("没有读出责任单位，请核对文件是否写明", null));
        }
        return checked;
    }

    private static boolean namesSomebody(Point point) {
        return !point.units().isEmpty()
                || !point.collectivePhrases().isEmpty()
                || !point.countyPhrases().isEmpty();
    }

    private static Point with(Point point, boolean incomplete, boolean withoutUnits) {
        if (!incomplete && !withoutUnits) {
            return point;
        }
        var doubts = new ArrayList<Doubt>(point.doubts());
        if (incomplete) {
            doubts.add(new Doubt("文件在这一项中断，后面的内容缺失", point.place()));
        }
        if (withoutUnits) {
            doubts.add(new Doubt("这一项没有读出责任单位，请核对", point.place()));
        }
        return new Point(
                point.part(),
                point.path(),
                point.heading(),
                point.place(),
                point.units(),
                point.collectivePhrases(),
                point.countyPhrases(),
                point.lists(),
                point.measures(),
                point.deadline(),
                incomplete,
                doubts);
    }
}
