package org.weibao.supervision;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;

/**
 * The ledger (台账) as an Excel file. Rows leave the memory while they are written. Every text is a text cell with a
 * quote prefix, so that no program reads it as a formula, also after somebody edits it.
 */
final class LedgerSheet implements AutoCloseable {

    /** A column: its head, and its width in Latin characters. */
    private record Column(String head, int width, boolean centred) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("序号", 6, true),
            new Column("要点", 18, false),
            new Column("措施", 28, false),
            new Column("牵头单位", 12, true),
            new Column("责任单位", 22, false),
            new Column("进展", 36, false),
            new Column("指标", 20, false),
            new Column("状态", 16, true),
            new Column("期限", 12, true),
            new Column("办结时间", 12, true),
            new Column("备注", 28, false));

    private static final int STATE = 7;

    /** Above the first row of content: title, facts, heads. */
    private static final int HEAD_ROWS = 3;

    private static final int FROZEN_COLUMNS = 2;
    private static final int WINDOW = 100;
    private static final float LINE = 14.5f;
    private static final float MARGIN = 6;
    private static final float HIGHEST = 409;
    private static final short TITLE_SIZE = 16;
    private static final short TEXT_SIZE = 10;
    private static final String FONT = "宋体";

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
    private final SXSSFSheet sheet = workbook.createSheet("台账");
    private final CellStyle text;
    private final CellStyle centred;
    private final Map<Mark, CellStyle> states = new EnumMap<>(Mark.class);
    private int count;

    LedgerSheet(String title, String facts) {
        workbook.setCompressTempFiles(true);
        text = style(HorizontalAlignment.LEFT, null, false);
        centred = style(HorizontalAlignment.CENTER, null, false);
        for (var mark : Mark.values()) {
            states.put(mark, style(HorizontalAlignment.CENTER, fill(mark), mark.isLate()));
        }
        page();
        head(title, facts);
    }

    /** How many rows there are so far. */
    int count() {
        return count;
    }

    void add(LedgerRow content) {
        var row = sheet.createRow(HEAD_ROWS + count);
        count++;
        var texts = Stream.of(
                        content.point(),
                        content.measure(),
                        content.lead(),
                        content.responsible(),
                        content.progress(),
                        content.indicator(),
                        content.state(),
                        Objects.requireNonNullElse(content.deadline(), ""),
                        Objects.requireNonNullElse(content.ended(), ""),
                        content.note())
                .toList();
        var number = row.createCell(0);
        number.setCellValue(count);
        number.setCellStyle(centred);
        var lines = 1;
        for (var i = 0; i < texts.size(); i++) {
            var column = i + 1;
            var style = column == STATE
                    ? Objects.requireNonNull(states.get(content.mark()))
                    : COLUMNS.get(column).centred() ? centred : text;
            write(row, column, texts.get(i), style);
            lines = Math.max(lines, lines(texts.get(i), COLUMNS.get(column).width()));
        }
        row.setHeightInPoints(Math.min(HIGHEST, lines * LINE + MARGIN));
    }

    void write(OutputStream out) throws IOException {
        sheet.setAutoFilter(new CellRangeAddress(HEAD_ROWS - 1, HEAD_ROWS - 1 + count, 0, COLUMNS.size() - 1));
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private void page() {
        for (var i = 0; i < COLUMNS.size(); i++) {
            sheet.setColumnWidth(i, COLUMNS.get(i).width() * 256);
        }
        sheet.createFreezePane(FROZEN_COLUMNS, HEAD_ROWS);
        sheet.setRepeatingRows(new CellRangeAddress(0, HEAD_ROWS - 1, -1, -1));
        sheet.setFitToPage(true);
        var page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.getFooter().setCenter("第 &P 页，共 &N 页");
    }

    private void head(String title, String facts) {
        var large = plain(HorizontalAlignment.CENTER, TITLE_SIZE);
        var plain = plain(HorizontalAlignment.LEFT, TEXT_SIZE);
        line(0, title, large, 30);
        line(1, facts, plain, 20);
        var heads = style(HorizontalAlignment.CENTER, new byte[] {(byte) 0xE4, (byte) 0xEA, (byte) 0xF2}, true);
        var row = sheet.createRow(HEAD_ROWS - 1);
        row.setHeightInPoints(22);
        for (var i = 0; i < COLUMNS.size(); i++) {
            write(row, i, COLUMNS.get(i).head(), heads);
        }
    }

    private void line(int number, String content, CellStyle style, float height) {
        var row = sheet.createRow(number);
        row.setHeightInPoints(height);
        write(row, 0, content, style);
        sheet.addMergedRegion(new CellRangeAddress(number, number, 0, COLUMNS.size() - 1));
    }

    private static void write(Row row, int column, String content, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!content.isEmpty()) {
            var most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
            cell.setCellValue(content.length() > most ? content.substring(0, most) : content);
        }
    }

    /** The lines that the text takes; a Han character is as wide as two Latin ones. */
    static int lines(String content, int width) {
        var room = width - 1;
        return content.lines()
                .mapToInt(line -> {
                    var wide =
                            line.codePoints().map(each -> each < 0x80 ? 1 : 2).sum();
                    return Math.max(1, (wide + room - 1) / room);
                })
                .sum();
    }

    private CellStyle style(HorizontalAlignment alignment, byte @Nullable [] colour, boolean bold) {
        var style = (XSSFCellStyle) workbook.createCellStyle();
        style.setQuotePrefixed(true);
        style.setWrapText(true);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setFont(font(TEXT_SIZE, bold));
        if (colour != null) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(new XSSFColor(colour, null));
        }
        return style;
    }

    private CellStyle plain(HorizontalAlignment alignment, short size) {
        var style = workbook.createCellStyle();
        style.setQuotePrefixed(true);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setFont(font(size, false));
        return style;
    }

    private Font font(short size, boolean bold) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        font.setBold(bold);
        font.setColor(IndexedColors.BLACK.getIndex());
        return font;
    }

    /** Light enough for black text; the word says the same without colours. */
    private static byte @Nullable [] fill(Mark mark) {
        return switch (mark) {
            case RED -> new byte[] {(byte) 0xF4, (byte) 0xA6, (byte) 0xA0};
            case YELLOW -> new byte[] {(byte) 0xFF, (byte) 0xE0, (byte) 0x8A};
            case BLUE -> new byte[] {(byte) 0xC6, (byte) 0xDC, (byte) 0xF5};
            case GREEN -> new byte[] {(byte) 0xDC, (byte) 0xF0, (byte) 0xE2};
            case DONE, CARRIED_OVER -> new byte[] {(byte) 0xE4, (byte) 0xE8, (byte) 0xEC};
            case UNLIT, NOT_STARTED, UNFINISHED, RELEASED, LEFT_OUT -> null;
        };
    }
}
