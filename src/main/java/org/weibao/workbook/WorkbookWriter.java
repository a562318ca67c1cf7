package org.weibao.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Labelled;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/**
 * Writes a plan as a workbook. Every text is a text cell with a quote prefix, so that no program reads it as a formula or
 * changes a number or a date in it. A hidden sheet holds what each cell said, so that only what was edited comes back.
 */
final class WorkbookWriter implements AutoCloseable {

    static final String POINTS = "要点";
    static final String BASE = "weibao";
    static final String MARK = "weibao-plan";

    /** Above the first row of content: title, facts, heads. */
    static final int HEAD_ROWS = 3;

    private static final String UNITS = "单位名单";
    private static final int FROZEN_COLUMNS = 3;
    private static final int SPARE_ROWS = 200;
    private static final int EXPLAINED_WIDTH = 100;
    /** In inches. */
    private static final double NARROW = 0.25;

    private static final float LINE = 14.5f;
    private static final float MARGIN = 6;
    private static final float HIGHEST = 409;
    private static final short TITLE_SIZE = 16;
    private static final short TEXT_SIZE = 10;
    private static final String FONT = "宋体";

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XSSFSheet sheet = workbook.createSheet(POINTS);
    private final XSSFSheet explained = workbook.createSheet("说明");
    private final XSSFSheet listed = workbook.createSheet(UNITS);
    private final XSSFSheet base = workbook.createSheet(BASE);
    private final CellStyle text = style(HorizontalAlignment.LEFT, null);
    private final CellStyle centred = style(HorizontalAlignment.CENTER, null);
    private final CellStyle fixed =
            style(HorizontalAlignment.CENTER, new byte[] {(byte) 0xF0, (byte) 0xF0, (byte) 0xF0});
    private final CellStyle heads =
            style(HorizontalAlignment.CENTER, new byte[] {(byte) 0xE4, (byte) 0xEA, (byte) 0xF2});
    private int next = HEAD_ROWS;

    /**
     * @param facts from where and when the workbook is
     * @param units the names of the units that may be chosen
     */
    WorkbookWriter(long planId, String title, String facts, List<String> units, List<String> counties) {
        head(planId, title, facts);
        page();
        explain(facts);
        list(units, counties);
    }

    void add(PointDraft point) {
        var first = next;
        var rows = Math.max(1, point.measures.size());
        for (var i = 0; i < rows; i++) {
            var measure = i < point.measures.size() ? point.measures.get(i) : null;
            var row = sheet.createRow(next);
            var kept = base.createRow(next);
            next++;
            var key = "P" + point.id + (measure == null ? "" : "M" + measure.id);
            write(row, Field.values().length, key, text);
            write(kept, Field.values().length, key, text);
            write(kept, Field.values().length + 1, String.valueOf(point.version), text);
            for (var field : Field.values()) {
                var content =
                        field.ofPoint() ? i == 0 ? point.text(field) : "" : measure == null ? "" : measure.text(field);
                write(row, field.ordinal(), content, styleOf(field));
                write(kept, field.ordinal(), content, text);
            }
        }
        heights(point, first);
        for (var field : Field.values()) {
            if (field.ofPoint() && rows > 1) {
                sheet.addMergedRegion(new CellRangeAddress(first, next - 1, field.ordinal(), field.ordinal()));
            }
        }
    }

    /** How many rows there are. */
    int rows() {
        return next - HEAD_ROWS;
    }

    void write(OutputStream out) throws IOException {
        choices();
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private CellStyle styleOf(Field field) {
        return field == Field.CODE || field == Field.PLACE ? fixed : field.centred() ? centred : text;
    }

    /** The rows are high enough for each measure, and all of them together for the point. */
    private void heights(PointDraft point, int first) {
        var total = 0;
        for (var number = first; number < next; number++) {
            var row = sheet.getRow(number);
            var lines = Field.ofMeasure().stream()
                    .mapToInt(field -> lines(row.getCell(field.ordinal()).getStringCellValue(), field.width()))
                    .max()
                    .orElse(1);
            row.setHeightInPoints(Math.min(HIGHEST, lines * LINE + MARGIN));
            total += Math.max(1, lines);
        }
        var needed = Arrays.stream(Field.values())
                .filter(Field::ofPoint)
                .mapToInt(field -> lines(point.text(field), field.width()))
                .max()
                .orElse(1);
        var more = Math.max(0, needed - total) * LINE / (next - first);
        for (var number = first; number < next; number++) {
            var row = sheet.getRow(number);
            row.setHeightInPoints(Math.min(HIGHEST, row.getHeightInPoints() + more));
        }
    }

    /** The lines that the text takes; a Han character is as wide as two Latin ones. */
    private static int lines(String content, int width) {
        var room = width - 1;
        return content.lines()
                .mapToInt(line -> Math.max(
                        1, (line.codePoints().map(each -> each < 0x80 ? 1 : 2).sum() + room - 1) / room))
                .sum();
    }

    private void head(long planId, String title, String facts) {
        var large = plain(HorizontalAlignment.CENTER, TITLE_SIZE);
        line(0, title, large, 30);
        line(1, facts, plain(HorizontalAlignment.LEFT, TEXT_SIZE), 20);
        var row = sheet.createRow(HEAD_ROWS - 1);
        var kept = base.createRow(HEAD_ROWS - 1);
        row.setHeightInPoints(34);
        for (var field : Field.values()) {
            write(row, field.ordinal(), field.head(), heads);
            write(kept, field.ordinal(), field.head(), text);
        }
        write(row, Field.values().length, Field.KEY, heads);
        var first = base.createRow(0);
        write(first, 0, MARK, text);
        write(first, 1, String.valueOf(planId), text);
        workbook.setSheetVisibility(workbook.getSheetIndex(base), SheetVisibility.VERY_HIDDEN);
    }

    private void line(int number, String content, CellStyle style, float height) {
        var row = sheet.createRow(number);
        row.setHeightInPoints(height);
        write(row, 0, content, style);
        sheet.addMergedRegion(new CellRangeAddress(number, number, 0, Field.values().length - 1));
    }

    private void page() {
        for (var field : Field.values()) {
            sheet.setColumnWidth(field.ordinal(), field.width() * 256);
        }
        sheet.setColumnHidden(Field.values().length, true);
        sheet.createFreezePane(FROZEN_COLUMNS, HEAD_ROWS);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD_ROWS - 1, HEAD_ROWS - 1, -1, -1));
        print(sheet);
    }

    private static void print(Sheet sheet) {
        sheet.setFitToPage(true);
        var page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, NARROW);
        sheet.setMargin(PageMargin.RIGHT, NARROW);
        sheet.getFooter().setCenter("第 &P 页，共 &N 页");
    }

    private void explain(String facts) {
        var style = plain(HorizontalAlignment.LEFT, TEXT_SIZE);
        style.setWrapText(true);
        explained.setColumnWidth(0, EXPLAINED_WIDTH * 256);
        var sentences = List.of(
                facts,
                "各单位在“要点”一页填改，交回办公室。办公室在校核任务中导入，逐处核对差异，选定的才写入系统；没有改动的不受影响。",
                "一行是一条任务措施。要点的各栏（序号至不列入本年的理由）在合并的单元格中填写一次。灰色的两栏不能改。",
                "增加任务措施：在这项要点的行中插入一行，只填任务措施以后的各栏。删去任务措施：删去整行。",
                "增加要点：在最后另起一行，填写要点、类别、责任单位和任务措施等各栏，序号不填。删去一项要点的全部行，导入时按“不列入本年”提出，理由由办公室填写。",
                "单位之间用顿号“、”隔开，名称见“" + UNITS + "”一页。承办单位填单位名称，或者填“" + Field.ALL_UNITS + "”“" + Field.NO_UNIT
                        + "”。文件中的统称（如各成员单位）保留原文，可在后面注明“（展开）”“（不展开）”。",
                "期限写作2026-11-27的样子，不填则从交办之日起计算。办结标准一行一项（按Alt+Enter换行）。目标值填数字，计量单位填在“单位”一栏。",
                "请保存为xlsx工作簿，不要使用公式、宏和打开密码，不要删去栏目和工作表。");
        for (var i = 0; i < sentences.size(); i++) {
            var row = explained.createRow(i);
            write(row, 0, sentences.get(i), style);
            row.setHeightInPoints(lines(sentences.get(i), EXPLAINED_WIDTH) * LINE + MARGIN);
        }
        print(explained);
    }

    private void list(List<String> units, List<String> counties) {
        var row = listed.createRow(0);
        write(row, 0, "单位", heads);
        write(row, 1, Field.COUNTIES.head(), heads);
        listed.setColumnWidth(0, 24 * 256);
        listed.setColumnWidth(1, 24 * 256);
        for (var i = 0; i < Math.max(units.size(), counties.size()); i++) {
            var line = listed.createRow(i + 1);
            write(line, 0, i < units.size() ? units.get(i) : "", text);
            write(line, 1, i < counties.size() ? counties.get(i) : "", text);
        }
    }

    private void choices() {
        choice(
                Field.LEAD,
                sheet.getDataValidationHelper()
                        .createFormulaListConstraint("'" + UNITS + "'!$A$2:$A$" + (listed.getLastRowNum() + 1)));
        choice(Field.CATEGORY, SixProtections.values());
        choice(Field.PRIORITY, Priority.values());
        choice(Field.RHYTHM, Rhythm.values());
        choice(Field.AGGREGATION, Aggregation.values());
        choice(
                Field.BY_COUNTIES,
                sheet.getDataValidationHelper().createExplicitListConstraint(new String[] {Field.YES, Field.NO}));
    }

    private void choice(Field field, Labelled[] values) {
        choice(
                field,
                sheet.getDataValidationHelper()
                        .createExplicitListConstraint(
                                Stream.of(values).map(Labelled::label).toArray(String[]::new)));
    }

    private void choice(Field field, DataValidationConstraint constraint) {
        var cells = new CellRangeAddressList(HEAD_ROWS, next + SPARE_ROWS, field.ordinal(), field.ordinal());
        var validation = sheet.getDataValidationHelper().createValidation(constraint, cells);
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(true);
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.createErrorBox(field.head(), "请从列表中选择。");
        sheet.addValidationData(validation);
    }

    private static void write(Row row, int column, String content, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(content);
    }

    private CellStyle style(HorizontalAlignment alignment, byte @Nullable [] colour) {
        var style = (XSSFCellStyle) plain(alignment, TEXT_SIZE);
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (colour != null) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(new XSSFColor(colour, null));
        }
        return style;
    }

    private CellStyle plain(HorizontalAlignment alignment, short size) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        var style = workbook.createCellStyle();
        style.setQuotePrefixed(true);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setFont(font);
        return style;
    }
}
