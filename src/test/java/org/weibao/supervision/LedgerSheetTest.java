package org.weibao.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's sheet: text stays text, rows are as high as their text, a state has its own colour and word. */
class LedgerSheetTest {

    /** Of many characters: a file that is too small for its content is taken for an attack. */
    private static final String LONG = IntStream.range(0, 40_000)
            .mapToObj(i -> Character.toString(0x4E00 + i * 7_919 % 20_000))
            .collect(Collectors.joining());

    @DisplayName("S13")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "|calc",
                "'=1",
                "%0A=1"
            })
    void noTextBecomesAFormula(String payload) throws IOException {
        try (var opened = written(1, payload, Mark.RED)) {
            var row = opened.getSheetAt(0).getRow(3);

            for (var column = 1; column < 11; column++) {
                var cell = row.getCell(column);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }
            assertThat(row.getCell(5).getStringCellValue().strip()).isEqualTo(payload.strip());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 10, 0", "一二三四, 10, 1", "一二三四五, 10, 2", "abcdefghi, 10, 1", "abcdefghij, 10, 2", "'一\n二', 10, 2"})
    void aHanCharacterIsTwoColumnsWide(String text, int width, int lines) {
        assertThat(LedgerSheet.lines(text, width)).isEqualTo(lines);
    }

    @Test
    void manyRowsLeaveTheMemoryAndComeInOrder() throws IOException {
        try (var opened = written(2_000, "进展", Mark.GREEN)) {
            var sheet = opened.getSheetAt(0);

            assertThat(sheet.getLastRowNum()).isEqualTo(2_002);
            assertThat(sheet.getRow(2_002).getCell(0).getNumericCellValue()).isEqualTo(2_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Mark.class)
    void aTextThatNoCellHoldsIsCut(Mark mark) throws IOException {
        try (var opened = written(1, LONG, mark)) {
            assertThat(opened.getSheetAt(0).getRow(3).getCell(5).getStringCellValue())
                    .hasSize(32_767);
            assertThat(opened.getSheetAt(0).getRow(3).getHeightInPoints()).isEqualTo(409f);
        }
    }

    @Test
    void theLightsHaveColoursOfTheirOwn() throws IOException {
        var colours = new TreeSet<String>();
        for (var mark : Set.of(Mark.RED, Mark.YELLOW, Mark.BLUE, Mark.GREEN, Mark.DONE)) {
            try (var opened = written(1, "进展", mark)) {
                colours.add(opened.getSheetAt(0)
                        .getRow(3)
                        .getCell(7)
                        .getCellStyle()
                        .getFillForegroundXSSFColor()
                        .getARGBHex());
            }
        }
        assertThat(colours).hasSize(5);
    }

    private static XSSFWorkbook written(int rows, String text, Mark mark) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sheet = new LedgerSheet("台账", "范围")) {
            for (var i = 0; i < rows; i++) {
                sheet.add(new LedgerRow(text, text, text, text, text, text, mark, text, text, text, text));
            }
            sheet.write(out);
        }
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
