package org.weibao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.weibao.shared.Refusal;

/** Reads a workbook that has come back. Its rows are bound to points and measures by a hidden column. */
final class WorkbookReader {

    static final String FIELD = "workbook";

    private static final DataSize LARGEST_UNPACKED = DataSize.ofMegabytes(16);
    private static final int MOST_ROWS = 5_000;
    private static final int LOOKED_THROUGH = 20;
    private static final Pattern KEY = Pattern.compile("P(\\d{1,18})(?:M(\\d{1,18}))?");
    private static final String EXPORT_AGAIN = "请重新导出，在导出的工作簿中填改。";

    private final Map<Long, Base> base = new HashMap<>();
    private final Map<String, Long> byCode = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();

    private WorkbookReader() {}

    /** The rows of one point. */
    private static final class Group {
        @Nullable
        Long id;

        int row;
        final Map<Field, String> values = new EnumMap<>(Field.class);
        final Map<Field, Integer> rows = new EnumMap<>(Field.class);
        final List<Returned.Measure> measures = new ArrayList<>();
    }

    private record Line(int row, String key, Map<Field, String> values) {

        String code() {
            return values.getOrDefault(Field.CODE, "").strip();
        }

        boolean isBlank() {
            return values.values().stream().allMatch(String::isBlank);
        }
    }

    /**
     * Reads it.
     *
     * @throws Refusal if it is no workbook of ours, or holds what is not read
     */
    static ReadWorkbook read(byte[] content) {
        checkSize(content);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            var reader = new WorkbookReader();
            var planId = reader.readBase(workbook.getSheet(WorkbookWriter.BASE));
            reader.readPoints(workbook.getSheet(WorkbookWriter.POINTS));
            return new ReadWorkbook(planId, reader.base, reader.returned());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            throw refusal("工作簿已经损坏，读不出来。" + EXPORT_AGAIN);
        }
    }

    /** Counted while unpacking: the sizes that the directory names may be wrong. */
    private static void checkSize(byte[] content) {
        var left = LARGEST_UNPACKED.toBytes();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            var buffer = new byte[8192];
            while (zip.getNextEntry() != null) {
                for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw refusal("工作簿解开后过大。请删去图片和不需要的内容，或者" + EXPORT_AGAIN);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw refusal("工作簿已经损坏，读不出来。" + EXPORT_AGAIN);
        }
    }

    private long readBase(@Nullable Sheet sheet) {
        var first = sheet == null ? null : sheet.getRow(0);
        if (sheet == null || first == null || !text(first.getCell(0)).equals(WorkbookWriter.MARK)) {
            throw refusal("这份工作簿不是由本系统导出的，或者其中隐藏的对照页已被删去。" + EXPORT_AGAIN);
        }
        for (var line : lines(sheet, columns(sheet), Field.values().length)) {
            var key = KEY.matcher(line.key());
            if (!key.matches()) {
                throw refusal("工作簿中隐藏的对照页已被改动。" + EXPORT_AGAIN);
            }
            var id = Long.parseLong(key.group(1));
            var point = base.computeIfAbsent(
                    id,
                    each -> new Base(
                            Integer.parseInt(text(sheet.getRow(line.row() - 1).getCell(Field.values().length + 1))),
                            line.values(),
                            new LinkedHashMap<>()));
            byCode.putIfAbsent(point.values().getOrDefault(Field.CODE, ""), id);
            if (key.group(2) != null) {
                point.measures().put(Long.parseLong(key.group(2)), line.values());
            }
        }
        return Long.parseLong(text(first.getCell(1)));
    }

    private void readPoints(@Nullable Sheet sheet) {
        if (sheet == null) {
            throw refusal("工作簿中没有“" + WorkbookWriter.POINTS + "”一页。" + EXPORT_AGAIN);
        }
        var columns = columns(sheet);
        for (var field : Field.values()) {
            if (!columns.containsValue(field)) {
                throw refusal("“" + WorkbookWriter.POINTS + "”一页没有“" + field.head() + "”一栏。" + EXPORT_AGAIN);
            }
        }
        var keyColumn = keyColumn(sheet);
        var seen = new HashSet<Long>();
        for (var line : lines(sheet, columns, keyColumn)) {
            if (!line.isBlank()) {
                add(line, seen);
            }
        }
    }

    private void add(Line line, Set<Long> seen) {
        var key = KEY.matcher(line.key());
        var ofKey = key.matches() ? known(key.group(1)) : null;
        var point = line.code().isEmpty() ? ofKey : byCode.get(line.code());
        var measure = key.matches() && key.group(2) != null && point != null && point.equals(ofKey)
                ? Long.valueOf(key.group(2))
                : null;
        var isAdded = point == null
                && (!line.code().isEmpty()
                        || !line.values().getOrDefault(Field.TITLE, "").isBlank());
        var group = groupOf(line, point, isAdded);
        for (var field : Field.values()) {
            var text = line.values().getOrDefault(field, "");
            if (field.ofPoint() && !text.isBlank()) {
                setOnce(group, field, text, line.row());
            }
        }
        var values = new EnumMap<Field, String>(Field.class);
        Field.ofMeasure().forEach(field -> values.put(field, line.values().getOrDefault(field, "")));
        if (values.values().stream().anyMatch(text -> !text.isBlank())) {
            var known = group.id == null ? null : base.get(group.id);
            var mine = measure != null && known != null && known.measures().containsKey(measure) && seen.add(measure);
            group.measures.add(new Returned.Measure(mine ? measure : null, line.row(), values));
        }
    }

    private @Nullable Long known(String id) {
        var number = Long.valueOf(id);
        return base.containsKey(number) ? number : null;
    }

    /** A row without a number and a title belongs to the point above it. */
    private Group groupOf(Line line, @Nullable Long point, boolean isAdded) {
        var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
        if (point == null) {
            var continues = last != null
                    && (!isAdded
                            || (last.id == null
                                    && !line.code().isEmpty()
                                    && line.code().equals(last.values.get(Field.CODE))));
            if (last != null && continues) {
                return last;
            }
            if (!isAdded) {
                throw refusal("第" + line.row() + "行不属于任何一项要点，请填写要点的名称，或者移到要点的行中。");
            }
        } else {
            var own = groups.stream().filter(group -> point.equals(group.id)).findFirst();
            if (own.isPresent()) {
                return own.get();
            }
        }
        var group = new Group();
        group.id = point;
        group.row = line.row();
        groups.add(group);
        return group;
    }

    private static void setOnce(Group group, Field field, String text, int row) {
        var before = group.values.putIfAbsent(field, text);
        if (before != null && !before.equals(text)) {
            throw refusal(
                    "第" + group.rows.get(field) + "行和第" + row + "行是同一项要点，“" + field.head() + "”却不一致，请改成一样的，或者只留一处。");
        }
        group.rows.putIfAbsent(field, row);
    }

    private List<Returned> returned() {
        return groups.stream()
                .map(group -> {
                    var lost = !group.values.containsKey(Field.CODE) && !group.values.containsKey(Field.TITLE);
                    return new Returned(
                            group.id, group.row, group.id != null && lost ? null : group.values, group.measures);
                })
                .toList();
    }

    private static Map<Integer, Field> columns(Sheet sheet) {
        var row = headRow(sheet);
        var columns = new HashMap<Integer, Field>();
        for (Cell cell : row) {
            Field.headed(text(cell).strip()).ifPresent(field -> {
                if (columns.containsValue(field)) {
                    throw refusal("“" + sheet.getSheetName() + "”一页有两栏“" + field.head() + "”，请删去一栏。");
                }
                columns.put(cell.getColumnIndex(), field);
            });
        }
        return columns;
    }

    private static int keyColumn(Sheet sheet) {
        for (Cell cell : headRow(sheet)) {
            if (text(cell).equals(Field.KEY)) {
                return cell.getColumnIndex();
            }
        }
        throw refusal("“" + sheet.getSheetName() + "”一页隐藏的“" + Field.KEY + "”一栏已被删去。" + EXPORT_AGAIN);
    }

    private static Row headRow(Sheet sheet) {
        for (var i = 0; i < LOOKED_THROUGH; i++) {
            var row = Optional.ofNullable(sheet.getRow(i));
            if (row.isPresent()
                    && Arrays.asList(texts(row.get())).containsAll(List.of(Field.TITLE.head(), Field.MEASURE.head()))) {
                return row.get();
            }
        }
        throw refusal("“" + sheet.getSheetName() + "”一页没有找到栏目名称一行。" + EXPORT_AGAIN);
    }

    private static String[] texts(Row row) {
        var texts = new ArrayList<String>();
        for (Cell cell : row) {
            texts.add(text(cell).strip());
        }
        return texts.toArray(String[]::new);
    }

    private static List<Line> lines(Sheet sheet, Map<Integer, Field> columns, int keyColumn) {
        var first = headRow(sheet).getRowNum() + 1;
        var lines = new ArrayList<Line>();
        for (Row row : sheet) {
            if (row.getRowNum() < first) {
                continue;
            }
            var values = new EnumMap<Field, String>(Field.class);
            columns.forEach((column, field) -> values.put(field, text(row.getCell(column))));
            var line = new Line(row.getRowNum() + 1, text(row.getCell(keyColumn)), values);
            if (line.isBlank() && line.key().isEmpty()) {
                continue;
            }
            lines.add(line);
            if (lines.size() > MOST_ROWS) {
                throw refusal("工作簿超过" + MOST_ROWS + "行，请删去不属于要点的行。");
            }
        }
        return lines;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        var where = "“" + cell.getSheet().getSheetName() + "”一页的" + cell.getAddress();
        return switch (cell.getCellType()) {
            case FORMULA -> throw refusal(where + "是公式，请改成文字（复制后选择性粘贴为数值）再导入。");
            case ERROR -> throw refusal(where + "是错误值，请改正后再导入。");
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue() ? Field.YES : Field.NO;
            case STRING -> cell.getStringCellValue().replace("\r\n", "\n").replace('\r', '\n');
            default -> "";
        };
    }

    private static String number(Cell cell) {
        return DateUtil.isCellDateFormatted(cell)
                ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                : NumberToTextConverter.toText(cell.getNumericCellValue());
    }

    static Refusal refusal(String sentence) {
        return new Refusal(FIELD, sentence);
    }
}
