package org.weibao.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.board.PointView;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;

/** A workbook goes out and comes back: what nobody edited is no difference, and what was edited is. */
class WorkbookRoundTripTest {

    private static final int PLANS = 60;
    private static final long PLAN = 7;

    private final Cells cells =
            new Cells(Organization.read(new ConfigurationFolder("./config")), LocalDate.of(2026, 3, 2));

    private final List<PointView> two = List.of(SamplePoints.plain(1, 3, "家庭教育"), SamplePoints.plain(2, 5, "关爱留守儿童"));

    @Test
    void whatNobodyEditedIsNoDifference() {
        for (var seed = 0; seed < PLANS; seed++) {
            var plan = new SamplePoints(seed).plan();
            assertThat(differences(written(plan), plan)).as("plan " + seed).isEmpty();
        }
    }

    @Test
    void whatSomebodyChangedInTheSystemStaysIfTheWorkbookDoesNotSpeakOfIt() {
        for (var seed = 0; seed < PLANS / 4; seed++) {
            var content = written(two);
            var now = List.of(SamplePoints.plain(1, 4, "改过的标题" + seed), two.get(1));
            assertThat(differences(content, now)).isEmpty();
            assertThat(comparison(content, now).notes())
                    .singleElement()
                    .asString()
                    .contains("一(1) 改过的标题" + seed);
        }
    }

    @Test
    void noCellIsAFormulaAndEachIsQuoted() throws IOException {
        for (var seed = 0; seed < 10; seed++) {
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(new SamplePoints(seed).plan())))) {
                for (Sheet sheet : workbook) {
                    for (Row row : sheet) {
                        row.forEach(cell -> {
                            assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
                            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                        });
                    }
                }
            }
        }
    }

    @Test
    void anEditedCellIsOneDifference() {
        assertEdited(Field.TITLE, " 家庭教育指导\n服务 ", "要点", "家庭教育", "家庭教育指导 服务");
        assertEdited(Field.CATEGORY, "学校保护", "类别", "家庭保护", "学校保护");
        assertEdited(Field.PRIORITY, "重点", "重要程度", "一般", "重点");
        assertEdited(Field.LEAD, "公安局", "牵头单位", "市妇联", null);
        assertEdited(Field.LEAD, "市民政局", "牵头单位", "市妇联", "市民政局");
        assertEdited(Field.RESPONSIBLE, "市民政局，各成员单位（展开）", "责任单位", "市公安局、各成员单位", "市民政局、各成员单位（展开）");
        assertEdited(Field.COUNTIES, "", "县（区）", "甲县", "");
        assertEdited(Field.DEADLINE, "2026年9月1日", "期限", "2026-06-30", "2026-09-01");
        assertEdited(Field.DEADLINE, "", "期限", "2026-06-30", "");
        assertEdited(Field.STANDARD, "一\n\n二", "办结标准", "各条任务措施均已落实", "一\n二");
        assertEdited(Field.LEFT_OUT, "并入别项", "不列入本年的理由", "", "并入别项");
        assertEdited(Field.MEASURE, "举办讲座和沙龙", "第1条任务措施", "举办讲座", "举办讲座和沙龙");
        assertEdited(Field.CARRIERS, "市公安局", "第1条任务措施的承办单位", "全部责任单位", "市公安局");
        assertEdited(Field.BY_COUNTIES, "是", "第1条任务措施是否由县（区）承办", "否", "是");
        assertEdited(Field.TARGET, "３０", "第1条任务措施的指标", "讲座，场，20.1，累加", "讲座，场，30，累加");
    }

    private void assertEdited(Field field, String typed, String what, String before, String after) {
        var found = differences(edited(written(two), sheet -> set(sheet, 0, field, typed)), two);
        var difference = assertThat(found)
                .singleElement()
                .returns("一(1) 家庭教育", Difference::point)
                .returns(what, Difference::what)
                .returns(before, Difference::present)
                .returns(null, Difference::exported)
                .returns(false, Difference::removal);
        if (after == null) {
            difference.extracting(Difference::problem).asString().contains("不是已知的单位", "“市公安局”");
        } else {
            difference.returns(after, Difference::after).returns(null, Difference::problem);
        }
    }

    @Test
    void anotherWritingOfTheSameIsNoDifference() {
        var content = edited(written(two), sheet -> {
            set(sheet, 0, Field.TITLE, "家庭教育 ");
            set(sheet, 0, Field.DEADLINE, "2026/6/30");
            set(sheet, 0, Field.TARGET, "20.10");
            set(sheet, 0, Field.RESPONSIBLE, "市公安局，各成员单位");
        });
        assertThat(differences(content, two)).isEmpty();
        var typed = edited(written(two), sheet -> {
            cell(sheet, 0, Field.TARGET).setCellValue(20.1);
            var style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            cell(sheet, 0, Field.DEADLINE).setCellStyle(style);
            cell(sheet, 0, Field.DEADLINE).setCellValue(LocalDate.of(2026, 6, 30));
        });
        assertThat(differences(typed, two))
                .as("a number and a date that a program has recognized")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIORITY:紧急:重要程度“紧急”不在可选的范围内，可以是一般、重点。",
                "DEADLINE:2026-02-30:期限“2026-02-30”不是日期，请写作2026-11-27的样子。",
                "TARGET:二十:目标值“二十”应为不小于0的数，最多十二位整数和两位小数。",
                "TARGET:1.234:目标值“1.234”应为不小于0的数，最多十二位整数和两位小数。",
                "CARRIERS:市民政局:“市民政局”不是这项要点的牵头、责任或配合单位，不能承办任务措施，请先列入责任单位。",
                "RESPONSIBLE:市公安局:“各成员单位”是文件原文的称谓，不能删去；不需要的，请写作“各成员单位（不展开）”。",
                "RESPONSIBLE:甲县、各成员单位:“甲县”是县（区），不能作为责任单位，请填在县（区）一栏。",
                "COUNTIES:癸县:“癸县”不是已知的县（区）。",
                "LEAD:市妇联、市公安局:牵头单位只能有一个，请把其余单位填在责任单位一栏。",
                "TITLE::请填写要点。",
                "INDICATOR::指标名称是空的，单位和目标值也应当清空，或者填写指标名称。",
                "BY_COUNTIES:可能:县（区）承办应填“是”或者“否”，表中填的是“可能”。"
            })
    void whatCannotBeReadSaysWhy(String line) {
        var parts = line.split(":", 3);
        var content = edited(written(two), sheet -> set(sheet, 0, Field.valueOf(parts[0]), parts[1]));
        assertThat(differences(content, two)).singleElement().returns(parts[2], Difference::problem);
    }

    @Test
    void bothSidesChangedIsAConflict() {
        var content = edited(written(two), sheet -> set(sheet, 0, Field.TITLE, "单位的标题"));
        var now = List.of(SamplePoints.plain(1, 4, "办公室的标题"), two.get(1));
        assertThat(differences(content, now))
                .singleElement()
                .returns("办公室的标题", Difference::present)
                .returns("单位的标题", Difference::after)
                .returns("家庭教育", Difference::exported);
        assertThat(differences(content, List.of(SamplePoints.plain(1, 4, "单位的标题"), two.get(1))))
                .as("both say the same")
                .isEmpty();
    }

    @Test
    void rowsAreAddedRemovedCopiedAndSorted() {
        var removed = edited(written(two), sheet -> remove(sheet, 1));
        assertThat(differences(removed, two))
                .singleElement()
                .returns("第2条任务措施（工作簿中已删去）", Difference::what)
                .returns(true, Difference::removal);

        var withoutFirst = edited(written(two), sheet -> remove(sheet, 0));
        assertThat(differences(withoutFirst, two))
                .as("the point's cells go with their row, and nothing is said about them")
                .singleElement()
                .returns("第1条任务措施（工作簿中已删去）", Difference::what);

        var withoutPoint = edited(written(two), sheet -> {
            remove(sheet, 2);
            remove(sheet, 3);
        });
        assertThat(differences(withoutPoint, two))
                .singleElement()
                .returns("一(2) 关爱留守儿童", Difference::point)
                .returns("不列入本年", Difference::after)
                .returns(true, Difference::removal);

        var added = edited(written(two), sheet -> {
            sheet.shiftRows(at(1), at(3), 1);
            set(sheet, 1, Field.MEASURE, "开展走访");
        });
        assertThat(differences(added, two))
                .singleElement()
                .returns("一(1) 家庭教育", Difference::point)
                .returns("增加任务措施（第5行）", Difference::what)
                .returns("开展走访（承办单位：全部责任单位）", Difference::after);

        var copied = edited(written(two), sheet -> {
            sheet.shiftRows(at(2), at(3), 1);
            for (var i = 0; i <= Field.values().length; i++) {
                var from = sheet.getRow(at(1)).getCell(i);
                row(sheet, 2).createCell(i).setCellValue(from.getStringCellValue());
            }
            set(sheet, 2, Field.MEASURE, "由复制的行改来");
        });
        assertThat(differences(copied, two)).singleElement().returns("由复制的行改来（承办单位：市公安局；县（区）承办）", Difference::after);

        var sorted = edited(written(two), sheet -> {
            for (var field :
                    Stream.concat(Field.ofMeasure().stream(), Stream.of()).toList()) {
                swap(sheet, field.ordinal());
            }
            swap(sheet, Field.values().length);
        });
        assertThat(differences(sorted, two))
                .singleElement()
                .returns("任务措施的顺序", Difference::what)
                .returns("第2条、第1条", Difference::after);
    }

    private static void swap(Sheet sheet, int column) {
        var one = row(sheet, 0).getCell(column);
        var other = row(sheet, 1).getCell(column);
        var text = one.getStringCellValue();
        one.setCellValue(other.getStringCellValue());
        other.setCellValue(text);
    }

    @Test
    void aNewPointStandsInARowOfItsOwn() {
        var content = edited(written(two), sheet -> {
            set(sheet, 4, Field.TITLE, "补充一项");
            set(sheet, 4, Field.LEAD, "市民政局");
            set(sheet, 4, Field.MEASURE, "第一条");
            set(sheet, 5, Field.MEASURE, "第二条");
            set(sheet, 5, Field.CARRIERS, "市民政局");
        });
        assertThat(differences(content, two))
                .singleElement()
                .returns("增加的要点", Difference::point)
                .returns(null, Difference::problem)
                .extracting(Difference::after)
                .asString()
                .contains("补充一项", "牵头单位：市民政局", "任务措施：第一条（", "任务措施：第二条（承办单位：市民政局）");
        var unknown = edited(written(two), sheet -> {
            set(sheet, 4, Field.TITLE, "补充一项");
            set(sheet, 4, Field.RESPONSIBLE, "市妇女联谊会");
        });
        assertThat(differences(unknown, two))
                .singleElement()
                .extracting(Difference::problem)
                .asString()
                .startsWith("“市妇女联谊会”不是已知的单位，名称相近的有");
    }

    @Test
    void aWorkbookThatIsNotReadSaysWhy() {
        var content = written(two);
        assertRefused(edited(content, sheet -> cell(sheet, 0, Field.TITLE).setCellFormula("1+1")), "“要点”一页的C4是公式");
        assertRefused(
                edited(content, sheet -> cell(sheet, 0, Field.TITLE).setCellErrorValue((byte) 42)), "“要点”一页的C4是错误值");
        assertRefused(edited(content, sheet -> book(sheet).removeSheetAt(3)), "不是由本系统导出的");
        assertRefused(edited(content, sheet -> book(sheet).removeSheetAt(0)), "没有“要点”一页");
        assertRefused(edited(content, sheet -> head(sheet, Field.DEADLINE.ordinal(), "")), "没有“期限”一栏");
        assertRefused(edited(content, sheet -> head(sheet, Field.DEADLINE.ordinal(), "要点")), "有两栏“要点”");
        assertRefused(edited(content, sheet -> head(sheet, Field.values().length, "")), "隐藏的“系统编号”一栏已被删去");
        assertRefused(edited(content, sheet -> set(sheet, 1, Field.TITLE, "另一个标题")), "第4行和第5行是同一项要点，“要点”却不一致");
        assertRefused(
                edited(content, sheet -> {
                    for (var i = 4; i < 5_100; i++) {
                        set(sheet, i, Field.MEASURE, "措施");
                    }
                }),
                "超过5000行");
        assertRefused(Arrays.copyOf(content, content.length / 2), "已经损坏");
        assertRefused(new byte[] {'P', 'K', 3, 4, 0}, "已经损坏");
    }

    private static void assertRefused(byte[] content, String sentence) {
        assertThatThrownBy(() -> WorkbookReader.read(content))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    private static XSSFWorkbook book(Sheet sheet) {
        return (XSSFWorkbook) sheet.getWorkbook();
    }

    private static void head(Sheet sheet, int column, String text) {
        sheet.getRow(WorkbookWriter.HEAD_ROWS - 1).getCell(column).setCellValue(text);
    }

    private List<Difference> differences(byte[] content, List<PointView> now) {
        return comparison(content, now).found().stream()
                .map(Comparison.Found::difference)
                .toList();
    }

    private Comparison comparison(byte[] content, List<PointView> now) {
        var read = WorkbookReader.read(content);
        assertThat(read.planId()).isEqualTo(PLAN);
        return new Comparison(read, now, cells);
    }

    static byte[] written(List<PointView> plan) {
        try (var writer = new WorkbookWriter(PLAN, "工作要点", "校核中", List.of("市妇联"), List.of("甲县"))) {
            plan.forEach(point -> writer.add(PointDraft.of(point)));
            var out = new ByteArrayOutputStream();
            writer.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] edited(byte[] content, Consumer<Sheet> edit) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            edit.accept(workbook.getSheet(WorkbookWriter.POINTS));
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int at(int row) {
        return WorkbookWriter.HEAD_ROWS + row;
    }

    private static Row row(Sheet sheet, int row) {
        var known = sheet.getRow(at(row));
        return known == null ? sheet.createRow(at(row)) : known;
    }

    private static org.apache.poi.ss.usermodel.Cell cell(Sheet sheet, int row, Field field) {
        var known = row(sheet, row).getCell(field.ordinal());
        return known == null ? row(sheet, row).createCell(field.ordinal()) : known;
    }

    private static void set(Sheet sheet, int row, Field field, String text) {
        cell(sheet, row, field).setCellValue(text);
    }

    private static void remove(Sheet sheet, int row) {
        sheet.removeRow(row(sheet, row));
    }
}
