package org.weibao.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.ListContent.Name;
import org.weibao.document.Reading.Measure;
import org.weibao.document.Reading.NamedUnit;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;

/** Reads tables of 序号, 任务, 内容 and 责任单位: each row is a point. */
final class TableReader {

    private static final Pattern NUMBER = Pattern.compile("序号|编号|序|No\\.?|任务编号");
    private static final Pattern UNITS = Pattern.compile(
            ".{0,4}(责任|牵头|配合|协办|主办|承办|落实|负责|参与|参加|实施|完成|主责|协同)(.{0,4})(单位|部门|主体|处室|科室|股室)(.{0,8})|责任分工|任务分工|分工");
    private static final Pattern DEADLINE = Pattern.compile(".{0,4}(时限|时间|期限|进度|节点).{0,6}");
    private static final Pattern CATEGORY = Pattern.compile("类别|领域|分类|板块|项目类别|类型|方面|任务类别|工作类别|部分|章节");
    private static final Pattern TASK = Pattern.compile(".{0,6}(任务|内容|措施|事项|要点|目标|项目|举措|要求|工作).{0,6}");
    private static final Pattern OTHER = Pattern.compile("备注|责任人|联系人|分管领导|责任领导|牵头领导|市领导|分值|说明|考核.*|评分.*|完成情况");

    private static final int LONGEST_HEAD = 8;
    private static final int LONGEST_HEAD_WORD = 12;
    private static final int LONGEST_UNITS = 300;
    private static final int MOST_TRIED = 40;
    private static final int FIRST_ROWS = 4;
    private static final int FIRST_COLUMNS = 4;
    private static final Pattern RULE = Pattern.compile("[:-]*");

    enum Column {
        NUMBER,
        CATEGORY,
        TASK,
        UNITS,
        DEADLINE,
        OTHER
    }

    record Cell(TextLine line, CompactText text) {}

    private final String original;
    private final @Nullable Integer year;
    private final @Nullable LeadRule rule;
    private final List<Column> columns = new ArrayList<>();
    private final List<UnitRole> roles = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final List<String> header = new ArrayList<>();
    private List<String> section = List.of();
    /** The last filled cell of each column of units, for cells that are merged downwards. */
    private final Map<Integer, Cell> unitsAbove = new HashMap<>();

    /** The numbers of groups, by column. */
    private final TreeMap<Integer, String> groups = new TreeMap<>();

    private String taskAbove = "";
    private int count;
    /** Whether the first column has numbers though its head does not say so. */
    private boolean numbered;

    /** Whether a column of units was found by its cells. */
    private boolean guessed;

    /** Whether a cell of the row was put together from several lines. */
    private boolean joined;

    /** Whether a bar stands before the first cell; if none does, a row that begins with one has an empty first cell. */
    private boolean barFirst = true;

    /** What parts the cells of a row without tabs. */
    private Pattern apart = TableRows.APART;

    private TableReader(String original, @Nullable Integer year, @Nullable LeadRule rule) {
        this.original = original;
        this.year = year;
        this.rule = rule;
    }

    /** The points of the rows; empty if no row is a head with units. */
    static List<Point> read(String original, List<TextLine> rows, @Nullable Integer year, @Nullable LeadRule rule) {
        var reader = new TableReader(original, year, rule);
        reader.barFirst = original.startsWith("|", rows.get(0).start());
        reader.apart = TableRows.apart(
                original.substring(rows.get(0).start(), rows.get(0).end()));
        List<List<Cell>> cells =
                new MergedCells(rows.stream().map(reader::cells).toList()).placed();
        for (int i = 0; i < rows.size(); i++) {
            boolean head = reader.header.isEmpty();
            String written = original.substring(rows.get(i).start(), rows.get(i).end());
            reader.joined = written.indexOf('\n') >= 0 && written.indexOf('"') < 0;
            reader.row(rows.get(i), cells.get(i));
            if (head && !reader.header.isEmpty()) {
                reader.columnsOfUnits(cells.subList(i + 1, cells.size()));
                reader.groupsOfRows(cells.subList(i + 1, cells.size()));
                reader.columnOfNumbers(cells.subList(i + 1, cells.size()));
            }
        }
        return reader.header.isEmpty() ? guessed(original, rows, year, rule) : reader.points;
    }

    /** The same of a table whose cells stand on lines of their own. */
    static List<Point> readCells(
            String original, List<List<TextLine>> rows, @Nullable Integer year, @Nullable LeadRule rule) {
        var reader = new TableReader(original, year, rule);
        reader.numbered = !isNumberColumn(rows.get(0).get(0).folded());
        for (List<TextLine> row : rows) {
            TextLine last = row.get(row.size() - 1);
            reader.joined = row.stream()
                    .anyMatch(line -> original.substring(line.start(), Math.max(line.start(), line.end()))
                                    .strip()
                                    .indexOf('\n')
                            >= 0);
            var whole = new TextLine(row.get(0).start(), Math.max(row.get(0).start(), last.end()), "", true);
            reader.row(
                    whole,
                    row.stream()
                            .map(line -> reader.cell(line.start(), line.end()))
                            .toList());
        }
        return reader.points;
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
            if (!words.isEmpty() && !words.equals(header.get(task))) {
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

    /** A first row of short words above cells that name bodies, in a table without a word for units. */
    private static List<Point> guessed(
            String original, List<TextLine> rows, @Nullable Integer year, @Nullable LeadRule rule) {
        for (int i = 0; i + 2 < rows.size() && i < FIRST_ROWS; i++) {
            var reader = new TableReader(original, year, rule);
            List<List<Cell>> below =
                    rows.subList(i + 1, rows.size()).stream().map(reader::cells).toList();
            List<String> words = reader.cells(rows.get(i)).stream()
                    .map(cell -> cell.line().folded())
                    .toList();
            boolean head = words.size() >= 3
                    && words.stream().allMatch(word -> word.length() <= LONGEST_HEAD_WORD)
                    && words.stream()
                            .anyMatch(word -> isNumberColumn(word)
                                    || TASK.matcher(word).matches()
                                    || CATEGORY.matcher(word).matches());
            if (!head) {
                continue;
            }
            reader.addColumns(words);
            reader.columnsOfUnits(below);
            if (reader.guessed && reader.columns.contains(Column.TASK)) {
                reader.groupsOfRows(below);
                for (int row = 0; row < below.size(); row++) {
                    reader.row(rows.get(i + 1 + row), below.get(row));
                }
                return reader.points;
            }
        }
        return List.of();
    }

    private void row(TextLine row, List<Cell> cells) {
        if (header.isEmpty()) {
            head(cells);
            return;
        }
        List<String> words = cells.stream().map(cell -> cell.line().folded()).toList();
        long filled = words.stream().filter(word -> !word.isEmpty()).count();
        if (filled == 0 || words.equals(header) || words.stream().allMatch(RULE.asMatchPredicate())) {
            return;
        }
        if (filled == 1
                || words.stream().distinct().filter(word -> !word.isEmpty()).count() == 1) {
            cells.stream()
                    .map(Cell::line)
                    .filter(line -> !line.blank())
                    .findFirst()
                    .ifPresent(line -> section(TextLine.of(original, line.start(), line.end())
                            .get(0)
                            .folded()));
            return;
        }
        if (filled == 2 && columns.get(0) == Column.NUMBER && isGroup(words.get(0))) {
            section(words.get(0) + "、");
            return;
        }
        if (count == 0 && isSecondHead(words)) {
            secondHead(words);
            return;
        }
        point(row, cells);
    }

    /** 牵头单位 and 配合单位 below 责任单位. */
    private boolean isSecondHead(List<String> words) {
        return words.size() == header.size()
                && words.stream().allMatch(word -> word.isEmpty() || isNumberColumn(word) || isHead(word))
                && words.stream().anyMatch(TableReader::namesUnits);
    }

    private void secondHead(List<String> words) {
        var both = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            both.add(words.get(i).isEmpty() ? header.get(i) : words.get(i));
        }
        guessed = false;
        header.clear();
        columns.clear();
        roles.clear();
        addColumns(both);
    }

    /** 一 or (一) before the name of a group of rows. */
    private static boolean isGroup(String number) {
        return number.matches("\\(?[" + Numerals.HAN + "]{1,3}\\)?[、.]?");
    }

    private List<Cell> cells(TextLine row) {
        var cells = new ArrayList<Cell>();
        int from = row.start();
        if (from < row.end() && original.charAt(from) == '|' && barFirst) {
            from++;
        }
        String written = original.substring(from, row.end());
        if (written.indexOf('\t') < 0 && written.indexOf('|') < 0) {
            Matcher space = apart.matcher(original).region(from, row.end());
            while (space.find()) {
                cells.add(cell(from, space.start()));
                from = space.end();
            }
            cells.add(cell(from, row.end()));
            return cells;
        }
        for (int i = from; i <= row.end(); i++) {
            if (i == row.end() || original.charAt(i) == '\t' || original.charAt(i) == '|') {
                cells.add(cell(from, i));
                from = i + 1;
            }
        }
        return cells;
    }

    private Cell cell(int from, int to) {
        int start = from;
        int end = to;
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
        var folded = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!Folding.isSpace(original.charAt(i))) {
                folded.append(Folding.fold(original.charAt(i)));
            }
        }
        var line = new TextLine(start, end, folded.toString(), true);
        return new Cell(line, CompactText.of(original, List.of(line), new BitSet()));
    }

    private static boolean isBlank(char c) {
        return Folding.isSpace(c) || c == '|';
    }

    private void head(List<Cell> cells) {
        List<String> words = cells.stream().map(cell -> cell.line().folded()).toList();
        boolean units = words.stream().anyMatch(word -> UNITS.matcher(word).matches());
        boolean number = words.stream().anyMatch(TableReader::isNumberColumn);
        boolean task = words.stream()
                .anyMatch(word -> (number
                                ? column(word) == Column.TASK
                                : TASK.matcher(word).matches())
                        && !UNITS.matcher(word).matches());
        if (!units || !task) {
            return;
        }
        addColumns(words);
    }

    private void addColumns(List<String> words) {
        header.addAll(words);
        int number =
                (int) words.stream().takeWhile(word -> !isNumberColumn(word)).count();
        number = number == words.size() ? -1 : number;
        for (String word : words) {
            boolean ofSeveralRows = columns.size() < number && column(word) == Column.TASK;
            columns.add(ofSeveralRows ? Column.CATEGORY : numbered && columns.isEmpty() ? Column.NUMBER : column(word));
            Labels.Meaning meaning = Labels.meaning(word.replaceAll("\\(.*", ""));
            roles.add(
                    meaning == Labels.Meaning.LEAD
                            ? UnitRole.LEAD
                            : meaning == Labels.Meaning.SUPPORTING ? UnitRole.SUPPORTING : UnitRole.RESPONSIBLE);
        }
    }

    /** Whether it is a word of the first row. */
    static boolean isHead(String word) {
        return word.length() <= LONGEST_HEAD
                && (namesUnits(word)
                        || TASK.matcher(word).matches()
                        || CATEGORY.matcher(word).matches()
                        || DEADLINE.matcher(word).matches()
                        || OTHER.matcher(word).matches());
    }

    static boolean namesUnits(String word) {
        return UNITS.matcher(word).matches();
    }

    static boolean isNumberColumn(String word) {
        return NUMBER.matcher(word).matches();
    }

    static Column column(String word) {
        if (NUMBER.matcher(word).matches()) {
            return Column.NUMBER;
        }
        if (OTHER.matcher(word).matches()) {
            return Column.OTHER;
        }
        if (UNITS.matcher(word).matches()) {
            return Column.UNITS;
        }
        if (DEADLINE.matcher(word).matches()) {
            return Column.DEADLINE;
        }
        return CATEGORY.matcher(word).matches() ? Column.CATEGORY : word.isEmpty() ? Column.OTHER : Column.TASK;
    }

    private void section(String words) {
        Marker marker = words.isEmpty() ? null : MarkerScanner.at(words + "\n", 0);
        section = marker == null ? section : List.of(marker.label());
        unitsAbove.clear();
    }

    private void point(TextLine row, List<Cell> cells) {
        count++;
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
        if (cells.size() != columns.size()) {
            doubts.add(new Doubt("这一行的格数与表头不同，请核对", place(row)));
        }
        if (joined) {
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
                    if (words.isEmpty() && above != null && (roles.get(i) == UnitRole.LEAD || onlyUnits())) {
                        said = above;
                        doubts.add(new Doubt("责任单位一格为空，按与上一行合并列出，请核对", place(row)));
                    }
                    if (!said.line().folded().isEmpty()) {
                        anyUnits = true;
                        unitsAbove.put(i, said);
                        lists.add(place(said.line()));
                        units(said, roles.get(i), names, collectives, counties, doubts);
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

    /** 一、 and (一) in the cells before those of the task number the groups that the row begins. */
    private void sections(List<Cell> cells) {
        int before = Math.min(cells.size(), columns.indexOf(Column.TASK));
        for (int i = 0; i < before; i++) {
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
