package org.weibao.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.ListContent.Name;
import org.weibao.document.PlacedRows.Row;
import org.weibao.document.Reading.Measure;
import org.weibao.document.Reading.NamedUnit;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;
import org.weibao.document.TableHead.Column;

/** Reads tables of 序号, 任务, 内容 and 责任单位: each row is a point. */
final class TableReader {

    private static final int LONGEST_UNITS = 300;
    private static final int MOST_TRIED = 40;
    private static final int FIRST_ROWS = 4;
    private static final int FIRST_COLUMNS = 4;
    private static final Pattern RULE = Pattern.compile("[:-]*");

    record Cell(TextLine line, CompactText text) {}

    private final String original;
    private final @Nullable Integer year;
    private final @Nullable LeadRule rule;
    private final List<Point> points = new ArrayList<>();
    private final TableHead head;
    private final List<Column> columns;
    private List<String> section = List.of();
    /** The last filled cell of each column of units, for cells that are merged downwards. */
    private final Map<Integer, Cell> unitsAbove = new HashMap<>();

    /** The numbers of groups, by column. */
    private final TreeMap<Integer, String> groups = new TreeMap<>();

    private String taskAbove = "";
    private int count;
    /** Whether a column of units was found by its cells. */
    private boolean guessed;

    /** Whether no row comes after it that would say where its last cell ends. */
    private boolean last;

    private TableReader(String original, TableHead head, @Nullable Integer year, @Nullable LeadRule rule) {
        this.original = original;
        this.head = head;
        this.columns = head.columns();
        this.year = year;
        this.rule = rule;
    }

    /** The points of the rows. */
    static List<Point> read(String original, PastedTable table, @Nullable Integer year, @Nullable LeadRule rule) {
        var reader = new TableReader(original, table.head(), year, rule);
        List<List<Cell>> cells = table.rows().stream()
                .map(row -> row.cells().stream().map(reader::cell).toList())
                .toList();
        List<List<Cell>> rows = cells.stream()
                .filter(row -> row.size() == reader.columns.size())
                .toList();
        reader.columnsOfUnits(rows);
        reader.groupsOfRows(rows);
        reader.columnOfNumbers(rows);
        for (int i = 0; i < cells.size(); i++) {
            Row row = table.rows().get(i);
            reader.last = i == cells.size() - 1;
            if (row.group()) {
                reader.section(cells.get(i).get(0).line().folded());
            } else {
                reader.row(row, cells.get(i));
            }
        }
        return reader.points;
    }

    /** The same of a table whose cells stand on lines of their own. */
    static List<Point> readCells(
            String original, List<List<TextLine>> rows, @Nullable Integer year, @Nullable LeadRule rule) {
        List<String> words =
                rows.get(0).stream().map(line -> line.folded().replace("|", "")).toList();
        var reader =
                new TableReader(original, new TableHead(words, !TableHead.isNumberColumn(words.get(0))), year, rule);
        if (!reader.head.readable()) {
            return List.of();
        }
        rows.subList(1, rows.size()).forEach(lines -> reader.row(null, reader.cells(lines)));
        return reader.points;
    }

    private List<Cell> cells(List<TextLine> parts) {
        return parts.stream().map(part -> cell(List.of(part))).toList();
    }

    /** A column whose head does not say that it has the numbers. */
    private void columnOfNumbers(List<List<Cell>> rows) {
        for (int column = 0; column < Math.min(columns.size(), FIRST_COLUMNS); column++) {
            if (columns.contains(Column.NUMBER)) {
                return;
            }
            int at = column;
            List<String> words = rows.stream()
                    .filter(row -> at < row.size() && !row.get(at).line().blank())
                    .map(row -> row.get(at).line().folded())
                    .toList();
            if (words.size() > 1 && words.stream().allMatch(word -> word.matches("\\d{1,3}"))) {
                columns.set(column, Column.NUMBER);
            }
        }
    }

    /** A first column of tasks that says the same in many neighbouring rows names groups of rows. */
    private void groupsOfRows(List<List<Cell>> rows) {
        int task = columns.indexOf(Column.TASK);
        if (task < 0 || task == columns.lastIndexOf(Column.TASK)) {
            return;
        }
        String before = "";
        int same = 0;
        int others = 0;
        for (List<Cell> row : rows) {
            String words = task < row.size() ? row.get(task).line().folded() : "";
            if (!words.isEmpty() && !words.equals(head.words().get(task))) {
                same += words.equals(before) ? 1 : 0;
                others += words.equals(before) ? 0 : 1;
                before = words;
            }
        }
        if (same > 1 && same * 3 >= others) {
            columns.set(task, Column.CATEGORY);
        }
    }

    /** A column without a word for units whose cells name bodies and nothing else. */
    private void columnsOfUnits(List<List<Cell>> rows) {
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column) != Column.TASK && columns.get(column) != Column.OTHER) {
                continue;
            }
            int filled = 0;
            int named = 0;
            for (List<Cell> row : rows.subList(0, Math.min(rows.size(), MOST_TRIED))) {
                CompactText text = column < row.size() ? row.get(column).text() : null;
                if (text == null || text.text().isBlank() || text.text().length() > LONGEST_UNITS) {
                    filled += text == null || text.text().isBlank() ? 0 : 1;
                    continue;
                }
                filled++;
                ListContent content = ListReader.read(text, 0, text.text().length(), year);
                named += content.empty() || content.unread > 0 || content.unusual > 0 ? 0 : 1;
            }
            if (named > 1 && named * 3 >= filled * 2) {
                columns.set(column, Column.UNITS);
                guessed = true;
            }
        }
    }

    /** The points of a table whose first row has short words, none of them for units, above cells that name bodies. */
    static List<Point> guessed(String original, List<TextLine> rows, @Nullable Integer year, @Nullable LeadRule rule) {
        boolean barFirst = rows.get(0).folded().startsWith("|");
        boolean barLast = rows.get(0).folded().endsWith("|");
        for (int i = 0; i + 2 < rows.size() && i < FIRST_ROWS; i++) {
            List<String> words = PastedTable.cells(original, rows.get(i), barFirst, barLast).stream()
                    .map(TextLine::folded)
                    .toList();
            if (!TableHead.mayBe(words)) {
                continue;
            }
            var reader = new TableReader(original, new TableHead(words, false), year, rule);
            List<List<Cell>> below = rows.subList(i + 1, rows.size()).stream()
                    .map(row -> reader.cells(PastedTable.cells(original, row, barFirst, barLast)))
                    .toList();
            reader.columnsOfUnits(below);
            if (reader.guessed && reader.columns.contains(Column.TASK)) {
                reader.groupsOfRows(below);
                below.forEach(row -> reader.row(null, row));
                return reader.points;
            }
        }
        return List.of();
    }

    /** @param placed where the cells were; null if each stands in its column */
    private void row(@Nullable Row placed, List<Cell> cells) {
        List<String> words = cells.stream().map(cell -> cell.line().folded()).toList();
        long filled = words.stream().filter(word -> !word.isEmpty()).count();
        if (filled == 0 || words.equals(head.words()) || words.stream().allMatch(RULE.asMatchPredicate())) {
            return;
        }
        if (filled == 1
                || words.stream().distinct().filter(word -> !word.isEmpty()).count() == 1) {
            words.stream().filter(word -> !word.isEmpty()).findFirst().ifPresent(this::section);
            return;
        }
        if (filled == 2 && columns.get(0) == Column.NUMBER && isGroup(words.get(0))) {
            section(words.get(0) + "、");
            return;
        }
        point(placed, cells);
    }

    /** 一 or (一) before the name of a group of rows. */
    private static boolean isGroup(String number) {
        return number.matches("\\(?[" + Numerals.HAN + "]{1,3}\\)?[、.]?");
    }

    /** The cell of these lines; each line is read by itself where it can be. */
    private Cell cell(List<TextLine> parts) {
        if (parts.isEmpty()) {
            return new Cell(new TextLine(0, 0, "", true), CompactText.of(original, List.of(), new BitSet()));
        }
        int start = parts.get(0).start();
        int end = parts.get(parts.size() - 1).end();
        while (start < end && isBlank(original.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(original.charAt(end - 1))) {
            end--;
        }
        if (end - start > 1 && original.charAt(start) == '"' && original.charAt(end - 1) == '"') {
            start++;
            end--;
        }
        var lines = new ArrayList<TextLine>();
        var folded = new StringBuilder();
        for (TextLine part : parts) {
            int from = Math.max(start, part.start());
            int to = Math.max(from, Math.min(end, part.end()));
            var words = new StringBuilder();
            for (int i = from; i < to; i++) {
                if (!Folding.isSpace(original.charAt(i))) {
                    words.append(Folding.fold(original.charAt(i)));
                }
            }
            lines.add(new TextLine(from, to, words.toString(), lines.isEmpty()));
            folded.append(words);
        }
        var whole = new TextLine(start, end, folded.toString(), true);
        boolean lists = lines.size() > 1 && lines.stream().allMatch(line -> CellFit.namesBodies(original, line));
        boolean sentences = folded.indexOf("。") >= 0;
        return new Cell(whole, CompactText.of(original, lists || sentences ? lines : List.of(whole), new BitSet()));
    }

    private static boolean isBlank(char c) {
        return Folding.isSpace(c) || c == '|';
    }

    private void section(String words) {
        Marker marker = words.isEmpty() ? null : MarkerScanner.at(words + "\n", 0);
        section = marker == null ? section : List.of(marker.label());
        unitsAbove.clear();
    }

    private void point(@Nullable Row placed, List<Cell> cells) {
        count++;
        TextLine row = whole(cells);
        var doubts = new ArrayList<Doubt>();
        String number = "";
        Cell task = null;
        var texts = new ArrayList<Cell>();
        var names = new ArrayList<NamedUnit>();
        var collectives = new ArrayList<String>();
        var counties = new ArrayList<String>();
        var lists = new ArrayList<Span>();
        LocalDate deadline = null;
        boolean anyUnits = false;
        if (guessed) {
            doubts.add(new Doubt("表头没有写明责任单位，按各格的内容认出，请核对", place(row)));
        }
        boolean numbered = isNumbered(cells);
        if (placed == null ? cells.size() != columns.size() : isUnsure(placed, numbered)) {
            doubts.add(new Doubt("这一行的格数与表头不同，请核对", place(row)));
        }
        if (isJoined(placed, cells) && !(numbered && !last && placed != null && isWhole(placed))) {
            doubts.add(new Doubt("表格里的一格分成了几行，按内容拼合，请核对", place(row)));
        }
        sections(cells);
        for (int i = 0; i < cells.size() && i < columns.size(); i++) {
            Cell cell = cells.get(i);
            String words = cell.line().folded();
            switch (columns.get(i)) {
                case NUMBER -> number = words.replaceAll("[.、()]", "");
                case TASK -> {
                    if (!words.isEmpty()) {
                        texts.add(cell);
                    }
                }
                case DEADLINE -> deadline = deadline == null ? WrittenDates.day(words, year) : deadline;
                case UNITS -> {
                    Cell said = cell;
                    Cell above = unitsAbove.get(i);
                    if (words.isEmpty()
                            && above != null
                            && (isLeftOut(placed, i) || head.role(i) == UnitRole.LEAD || onlyUnits())) {
                        said = above;
                        doubts.add(new Doubt("责任单位一格为空，按与上一行合并列出，请核对", place(row)));
                    }
                    if (!said.line().folded().isEmpty()) {
                        anyUnits = true;
                        unitsAbove.put(i, said);
                        lists.add(place(said.line()));
                        units(said, head.role(i), names, collectives, counties, doubts);
                    }
                }
                default -> {}
            }
        }
        if (texts.isEmpty() && !anyUnits) {
            return;
        }
        if (texts.size() > 1 && texts.get(0).line().folded().equals(taskAbove)) {
            task = texts.get(1);
        } else if (!texts.isEmpty()) {
            task = texts.get(0);
        }
        taskAbove = texts.isEmpty() ? taskAbove : texts.get(0).line().folded();
        Marker marker = task == null || task.line().blank()
                ? null
                : MarkerScanner.at(task.text().text(), 0);
        String label = !number.isEmpty() ? number : marker == null ? String.valueOf(count) : marker.label();
        var path = new ArrayList<String>(section);
        path.add(label.length() > 8 ? String.valueOf(count) : label);
        var measures = new ArrayList<Measure>();
        for (Cell cell : texts) {
            if (cell != task || texts.size() == 1) {
                String words = cell.text().text();
                measures.addAll(new MeasureReader(cell.text()).read(0, words.length(), List.of()));
            }
        }
        points.add(new Point(
                "",
                path,
                task == null ? "" : heading(task, marker),
                place(row),
                names,
                collectives,
                counties,
                lists,
                measures,
                deadline,
                false,
                doubts));
    }

    private static TextLine whole(List<Cell> cells) {
        List<TextLine> filled =
                cells.stream().map(Cell::line).filter(line -> !line.blank()).toList();
        return new TextLine(filled.get(0).start(), filled.get(filled.size() - 1).end(), "", true);
    }

    private boolean isNumbered(List<Cell> cells) {
        int number = columns.indexOf(Column.NUMBER);
        return number >= 0
                && number < cells.size()
                && cells.get(number).line().folded().matches("\\d{1,3}[.、]?");
    }

    private static boolean isLeftOut(@Nullable Row placed, int column) {
        return placed != null && placed.isLeftOut(column);
    }

    private boolean isWhole(Row placed) {
        return placed.cells().stream().noneMatch(List::isEmpty) && !placed.unsure();
    }

    /** Groups before a number and units of the row above, on which there is a doubt of its own, are left out for sure. */
    private boolean isUnsure(Row placed, boolean numbered) {
        int number = columns.indexOf(Column.NUMBER);
        boolean unsure = placed.unsure();
        for (int i = 0; i < columns.size(); i++) {
            boolean sure = numbered && i < number || columns.get(i) == Column.UNITS && unitsAbove.containsKey(i);
            unsure |= placed.isLeftOut(i) && !sure && !head.words().get(i).isEmpty();
        }
        return unsure;
    }

    private boolean isJoined(@Nullable Row placed, List<Cell> cells) {
        return cells.stream()
                .map(cell -> original.substring(cell.line().start(), cell.line().end()))
                .anyMatch(words -> words.indexOf('\n') >= 0 && (placed == null || words.indexOf('"') < 0));
    }

    /** 一、 and (一) in the cells before those of the task number the groups that the row begins. */
    private void sections(List<Cell> cells) {
        int before = Math.min(cells.size(), columns.indexOf(Column.TASK));
        for (int i = 0; i < before; i++) {
            if (columns.get(i) == Column.NUMBER) {
                continue;
            }
            String words = cells.get(i).line().folded();
            Marker marker = words.length() < 2 ? null : MarkerScanner.at(words + "\n", 0);
            if (marker != null && marker.kind().above(MarkerKind.ARABIC)) {
                groups.tailMap(i).clear();
                groups.put(i, marker.label());
                section = List.copyOf(groups.values());
            }
        }
    }

    private boolean onlyUnits() {
        return columns.stream().filter(column -> column == Column.UNITS).count() == 1;
    }

    private static Span place(TextLine line) {
        return new Span(line.start(), Math.max(line.start(), line.end()));
    }

    private static String heading(Cell cell, @Nullable Marker marker) {
        String words = cell.text().text();
        int from = marker == null ? 0 : marker.end();
        int to = from;
        while (to < words.length() && "。\n".indexOf(words.charAt(to)) < 0) {
            to++;
        }
        String heading = cell.text().withSpaces(from, to).strip();
        return heading.endsWith("：") || heading.endsWith(":") || heading.endsWith("；")
                ? heading.substring(0, heading.length() - 1)
                : heading;
    }

    private void units(
            Cell cell,
            UnitRole role,
            List<NamedUnit> names,
            List<String> collectives,
            List<String> counties,
            List<Doubt> doubts) {
        int length = cell.text().text().length();
        boolean all = role == UnitRole.RESPONSIBLE;
        ListContent content = ListReader.read(cell.text(), 0, length, year, all ? rule : null);
        if (all && content.partedByAComma) {
            doubts.add(new Doubt(ListContent.PARTED_BY_A_COMMA, place(cell.line())));
        }
        for (Name name : content.names) {
            UnitRole own = name.role() == UnitRole.RESPONSIBLE ? role : name.role();
            if (names.stream().noneMatch(old -> old.name().equals(name.name()))) {
                names.add(new NamedUnit(name.name(), own, cell.text().span(name.start(), name.end())));
            }
        }
        content.collectivePhrases.stream()
                .filter(phrase -> !collectives.contains(phrase))
                .forEach(collectives::add);
        content.countyPhrases.stream()
                .filter(phrase -> !counties.contains(phrase))
                .forEach(counties::add);
        content.doubts.forEach(sentence -> doubts.add(new Doubt(sentence, place(cell.line()))));
    }
}
