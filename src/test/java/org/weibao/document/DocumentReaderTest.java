package org.weibao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.document.Reading.Indicator;
import org.weibao.document.Reading.NamedUnit;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;

/** Samples of the genre, one for each numbering and form of list, are read without a mistake. */
class DocumentReaderTest {

    private static final Path SAMPLES = Path.of("src/test/resources/org/weibao/document/samples");

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsSample(Path file) throws IOException {
        ExpectedReading expected = ExpectedReading.of(file);
        Reading reading = read(expected.text());
        assertThat(reading.points().stream().map(ExpectedReading::of).toList()).isEqualTo(expected.points());
        assertThat(ExpectedReading.plain(reading.title())).isEqualTo(expected.title());
        var comparison = ReadingComparison.of(reading, expected);
        assertThat(comparison.differences).isEmpty();
        assertThat(comparison.invented).isZero();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsPlaces(Path file) throws IOException {
        String text = Files.readString(file);
        int before = 0;
        for (Point point : read(text).points()) {
            assertThat(point.place().start()).isGreaterThanOrEqualTo(before);
            before = point.place().start();
            assertThat(point.place().end()).isLessThanOrEqualTo(text.length());
            for (NamedUnit unit : point.units()) {
                assertThat(plain(unit.place().in(text))).isEqualTo(ExpectedReading.plain(unit.name()));
            }
            for (Reading.Measure measure : point.measures()) {
                assertThat(measure.place().start())
                        .isGreaterThanOrEqualTo(point.place().start());
                assertThat(measure.place().end())
                        .isLessThanOrEqualTo(point.place().end());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesEachPointACodeOfItsOwn(Path file) throws IOException {
        List<String> codes = read(Files.readString(file)).codes(2024);
        assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
        assertThat(codes).allMatch(code -> code.matches("2024(-\\d{1,2}){1,6}"));
    }

    @Test
    void namesPlacesAndCodes() throws IOException {
        List<Point> points = sample("broken-lines").points();
        assertThat(points.get(1).placeName()).isEqualTo("二(一)1");
        assertThat(points.get(1).code(2024)).isEqualTo("2024-2-1-1");
        Point other = sample("annexes").points().get(3);
        assertThat(other.part()).isEqualTo("第2份：东湾市2025年工作清单");
        assertThat(other.code(2025)).isEqualTo("2025-0-2-1-1");
    }

    @Test
    void tellsCodesApartWhereTheDocumentRepeatsANumber() {
        Reading reading = read("一、任务\n1.甲事。（市妇联负责）\n1.乙事。（市民政局负责）\n1.丙事。（市教育局负责）\n");
        assertThat(reading.codes(2024)).containsExactly("2024-1-1", "2024-1-1-0-1", "2024-1-1-0-2");
    }

    @Test
    void readsTheYear() throws IOException {
        assertThat(sample("broken-lines").year()).isEqualTo(2024);
        assertThat(sample("annexes").year()).isEqualTo(2025);
        assertThat(read("一、任务\n（一）甲事。（市妇联负责）").year()).isNull();
    }

    @Test
    void saysThatTheDocumentBreaksOff() throws IOException {
        Point last = sample("broken-lines").points().get(4);
        assertThat(last.incomplete()).isTrue();
        assertThat(last.doubts()).extracting(Doubt::sentence).anyMatch(sentence -> sentence.contains("中断"));
    }

    @Test
    void readsRoles() throws IOException {
        assertThat(sample("annexes").points().get(0).units())
                .extracting(NamedUnit::name, NamedUnit::role)
                .containsExactly(tuple("市妇联", UnitRole.LEAD), tuple("市教育局", UnitRole.SUPPORTING));
    }

    @Test
    void givesEachMeasureTheUnitsOfTheListAfterIt() throws IOException {
        Point point = sample("several-lists").points().get(1);
        assertThat(point.measures()).extracting(Reading.Measure::text).containsExactly("建设办案场所5个", "配备心理咨询师");
        assertThat(point.measures().get(0).units()).containsExactly("市检察院", "市公安局", "市法院");
        assertThat(point.measures().get(1).units()).containsExactly("市卫生健康委");
        assertThat(point.measures().get(0).indicator()).isEqualTo(new Indicator("建设办案场所", "个", BigDecimal.valueOf(5)));
    }

    @Test
    void marksWhatCountiesDo() throws IOException {
        Point point = sample("broken-lines").points().get(2);
        assertThat(point.measures().get(0).counties()).isTrue();
        assertThat(sample("broken-lines").points().get(1).measures()).noneMatch(Reading.Measure::counties);
    }

    @Test
    void takesSectionsInBracketsAfterASentenceForUnits() {
        Reading reading = read("一、甲事。做好评估。（社会事务处）\n二、乙事。办好实验班（附属小学）后推广。（市教育局）");
        assertThat(reading.points())
                .extracting(point -> point.units().stream().map(NamedUnit::name).toList())
                .containsExactly(List.of("社会事务处"), List.of("市教育局"));
        assertThat(reading.points().get(0).doubts()).isNotEmpty();
    }

    @Test
    void makesMeasuresOfWhatIsAskedForOnly() {
        Reading reading = read("一、甲事。为做好这项工作，特制定本要点。重点做好以下工作：\n主要内容：建设站点。\n牵头领导：张某\n（市妇联负责）\n二、乙事。（市民政局负责）");
        assertThat(reading.points().get(0).measures())
                .extracting(Reading.Measure::text)
                .containsExactly("建设站点");
    }

    @Test
    void givesEachNumberAMeasureOfItsOwn() {
        Reading reading = read("一、甲事。编印普法读本1万册，面向社会发放，开展“春风”活动20场。占比达30%、20%和10%。（市妇联负责）");
        assertThat(reading.points().get(0).measures())
                .extracting(Reading.Measure::text, Reading.Measure::indicator)
                .containsExactly(
                        tuple("编印普法读本1万册", new Indicator("编印普法读本", "册", BigDecimal.valueOf(10_000))),
                        tuple("面向社会发放，开展“春风”活动20场", new Indicator("开展“春风”活动", "场", BigDecimal.valueOf(20))),
                        tuple("占比达30%、20%和10%", null));
    }

    @Test
    void takesShortNeighboursTogetherWhereThereAreMoreThanTenMeasures() {
        Reading reading = read("一、甲事。" + "做好一件要办的事。".repeat(25) + "（市妇联负责）");
        assertThat(reading.points().get(0).measures()).hasSize(10);
        assertThat(String.join(
                        "",
                        reading.points().get(0).measures().stream()
                                .map(Reading.Measure::text)
                                .toList()))
                .contains("做好一件要办的事。做好一件要办的事");
    }

    @Test
    void goesOnWhereALineIsBrokenAfterAQuotation() {
        Reading reading = read("一、甲事\n实施《“十四五”\n时期规划》。（市妇联负责）");
        assertThat(reading.points().get(0).measures())
                .extracting(Reading.Measure::text)
                .containsExactly("实施《“十四五”时期规划》");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一、甲事。（市妇联负责）\n1.乙事。（市民政局负责）\n9.丙事。（市教育局负责）",
                "一、甲事。由市教育局会同市妇联做好，市民政局配合。",
                "一、甲事。做好工作。市民政局牵头，市妇联配合。",
                "一、甲事。完善制度，（市妇联负责）加强管理。（市民政局负责）",
                "一、甲事。（市妇联(市教育局、市公安局)负责）",
                "一、甲事：1.乙事；2.丙事。（市妇联负责）",
            })
    void doubtsWhatMayBeReadInTwoWays(String text) {
        assertThat(read(text).points())
                .allSatisfy(point -> assertThat(point.doubts()).isNotEmpty());
    }

    @Test
    void readsDeadlinesOfLists() throws IOException {
        assertThat(sample("labels").points().get(0).deadline()).isEqualTo(LocalDate.of(2023, 10, 31));
        assertThat(sample("labels").points().get(1).deadline()).isNull();
        assertThat(sample("several-lists").points().get(2).deadline()).isEqualTo(LocalDate.of(2024, 6, 30));
        assertThat(sample("table").points().get(1).deadline()).isEqualTo(LocalDate.of(2024, 6, 30));
    }

    @Test
    void doubtsWhatIsNoNameAndLeavesItOut() {
        Reading reading = read("一、甲事。（市妇联、加强宣传的力度、市民政局负责）\n二、乙事。（市教育局负责）");
        Point point = reading.points().get(0);
        assertThat(point.units()).extracting(NamedUnit::name).containsExactly("市妇联", "市民政局");
        assertThat(point.doubts()).extracting(Doubt::sentence).anyMatch(sentence -> sentence.contains("加强宣传的力度"));
    }

    @Test
    void doubtsAPointWithoutUnits() {
        Reading reading = read("一、甲事。（市妇联负责）\n二、乙事要办好。\n三、丙事。（市民政局负责）");
        assertThat(reading.points().get(1).doubts()).isNotEmpty();
        assertThat(reading.points().get(0).doubts()).isEmpty();
    }

    @Test
    void doubtsANumberOutOfOrder() {
        Reading reading = read("一、任务\n1.甲事。（市妇联负责）\n3.乙事。（市民政局负责）");
        assertThat(reading.points().get(1).doubts()).extracting(Doubt::sentence).anyMatch(s -> s.contains("不连续"));
    }

    /** The lines of a cell are as wide as it, but for the last. */
    @Test
    void putsTheLinesOfACellTogetherByTheirWidth() {
        Reading reading =
                read("序号\n重点任务\n工作措施\n责任单位\n1\n健全未成年人保护\n工作机制\n每季度召开一次会议研究\n解决突出问题\n市民政局\n2\n加强宣传\n发放手册1万册\n市妇联\n");
        assertThat(reading.points())
                .extracting(point -> plain(point.heading()))
                .containsExactly("健全未成年人保护工作机制", "加强宣传");
    }

    @Test
    void readsCellsOnLinesInGroups() {
        Reading reading = read("序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n一、儿童\n\n3\n\n新建儿童之家5个。\n\n县民政局\n\n县妇联\n\n12月底前\n\n"
                + "二、老人\n\n三、助残\n\n68\n\n建成康复中心。\n\n县残联\n\n5月底前\n");
        assertThat(reading.points()).extracting(Point::path).containsExactly(List.of("一", "3"), List.of("三", "68"));
        assertThat(reading.points().get(0).units()).extracting(NamedUnit::name).containsExactly("县民政局", "县妇联");
    }

    @Test
    void readsCellsThatEndWithABar() {
        Reading reading = read("工作任务 |\n具体要求 |\n责任单位 |\n时限 |\n|\n一、公开 |\n1 |\n公布目录。 |\n区司法局 |\n年底前 |\n|\n"
                + "二、解读 |\n2 |\n解读政策。 |\n区政府办 |\n年底前 |\n|\n");
        assertThat(reading.points()).extracting(Point::path).containsExactly(List.of("一", "1"), List.of("二", "2"));
        assertThat(reading.points()).extracting(point -> plain(point.heading())).containsExactly("公布目录", "解读政策");
    }

    /** A cell that is merged with the one above has nothing between two spaces. */
    @Test
    void readsCellsPartedByOneSpace() {
        Reading reading =
                read("序号 类别 主要任务 工作措施 牵头单位 配合单位\n1 水资源 控制用水 到2025年减少一成。 市水利局 市发展改革委\n2  节约用水 推广器具。 市水利局 市教育局\n");
        assertThat(reading.points()).extracting(point -> plain(point.heading())).containsExactly("控制用水", "节约用水");
        assertThat(reading.points().get(1).units())
                .extracting(NamedUnit::name, NamedUnit::role)
                .containsExactly(tuple("市水利局", UnitRole.LEAD), tuple("市教育局", UnitRole.SUPPORTING));
    }

    /** What is left out before a number is a group; which of the units is left out is not sure. */
    @Test
    void doubtsWhichUnitsAreLeftOut() throws IOException {
        assertThat(sample("areas-merged-downwards").points())
                .allMatch(point -> point.doubts().isEmpty());
        List<Point> points = sample("leads-merged-downwards").points();
        assertThat(points.get(0).doubts()).isEmpty();
        assertThat(points.get(1).doubts()).extracting(Doubt::sentence).containsExactly("责任单位一格为空，按与上一行合并列出，请核对");
    }

    @Test
    void mergesNothingWithARowAboveThatIsNone() {
        List<Point> points = read("序号\t任务\t牵头单位\t配合单位\t时限\n1\t甲事\t市妇联\t6月底前\n2\t乙事\t市教育局\t市民政局\t6月底前\n")
                .points();
        assertThat(named(points.get(0), UnitRole.LEAD, UnitRole.LEAD)).isEqualTo("市妇联");
        assertThat(points.get(0).doubts()).extracting(Doubt::sentence).containsExactly("这一行的格数与表头不同，请核对");
    }

    @Test
    void leavesTheSignatureBelowATableOut() {
        List<Point> points = read("序号\t任务\t责任单位\n1\t甲事\t市妇联\n2\t乙事\t市民政局\n市教育局\n市未成年人保护委员会办公室\n2025年3月1日\n")
                .points();
        assertThat(named(points.get(1), UnitRole.RESPONSIBLE, UnitRole.LEAD)).isEqualTo("市民政局、市教育局");
        assertThat(points.get(1).doubts()).isNotEmpty();
    }

    @Test
    void keepsAnEmptyFirstCellBeforeABar() {
        Reading reading = read("领域 | 序号 | 责任部门 | 任务 |\n学校 | 1 | 市教育局 | 甲事 |\n | 2 | 市公安局 | 乙事 |\n");
        assertThat(reading.points()).extracting(Point::path).containsExactly(List.of("1"), List.of("2"));
        assertThat(reading.points().get(1).units()).extracting(NamedUnit::name).containsExactly("市公安局");
    }

    @Test
    void goesOnWhereNumbersWereLeftOut() {
        Reading reading = read("一、甲方面\n1.甲事。（市妇联负责）\n2.乙事。（市民政局负责）\n二、乙方面\n18.丙事。（市教育局负责）\n19.丁事。（市公安局负责）\n");
        assertThat(reading.points())
                .extracting(Point::path)
                .containsExactly(List.of("一", "1"), List.of("一", "2"), List.of("二", "18"), List.of("二", "19"));
        assertThat(reading.points().get(2).doubts()).isNotEmpty();
    }

    @Test
    void readsArticlesButNoReferencesToThem() {
        Reading reading = read("第一章 总则\n第一条　甲事要办好。（市妇联负责）\n第二条　按照\n第九条的规定办乙事。（市民政局负责）\n第二章 措施\n第三条　丙事要办好。（市教育局负责）\n");
        assertThat(reading.points())
                .extracting(Point::path)
                .containsExactly(List.of("第一章", "第一条"), List.of("第一章", "第二条"), List.of("第二章", "第三条"));
    }

    @Test
    void readsANumberWithoutItsFirstBracket() {
        Reading reading = read("一、任务\n一）甲事。（市妇联负责）\n二）乙事。（市民政局负责）\n");
        assertThat(reading.points()).extracting(Point::path).containsExactly(List.of("一", "(一)"), List.of("一", "(二)"));
    }

    /** Aims and safeguards have no units in most plans. */
    @Test
    void doesNotDoubtAimsWithoutUnits() {
        Reading reading = read(
                "一、适用范围\n适用于本市的未成年人，完善关爱格局。\n二、任务\n（一）甲事。（市妇联负责）\n（二）乙事要办好。\n（三）丙事。（市民政局负责）\n三、保障措施\n（一）健全制度。每年修订。\n（二）加强组织领导。定期研究。\n");
        assertThat(reading.points().stream()
                        .filter(point -> point.doubts().isEmpty())
                        .map(Point::heading))
                .containsExactly("适用范围", "甲事", "丙事", "健全制度", "加强组织领导");
    }

    @Test
    void readsALabelWithoutAColon() {
        Reading reading = read("一、甲事。（责任单位市民政局、市妇联）\n二、乙事。（牵头单位县教育局；配合单位县公安局）");
        assertThat(reading.points().get(0).units())
                .extracting(NamedUnit::name, NamedUnit::role)
                .containsExactly(tuple("市民政局", UnitRole.RESPONSIBLE), tuple("市妇联", UnitRole.RESPONSIBLE));
        assertThat(reading.points().get(1).units())
                .extracting(NamedUnit::name, NamedUnit::role)
                .containsExactly(tuple("县教育局", UnitRole.LEAD), tuple("县公安局", UnitRole.SUPPORTING));
    }

    @Test
    void listsWhatALabelAnnouncesThoughItsEndingIsUnknown() {
        Reading reading = read("一、甲事。（责任单位：市妇联、市老科促）\n二、乙事（市场化运作）要办好。（市民政局负责）");
        assertThat(reading.points().get(0).units()).extracting(NamedUnit::name).containsExactly("市妇联", "市老科促");
        assertThat(reading.points().get(0).doubts()).isNotEmpty();
        assertThat(reading.points().get(1).units()).extracting(NamedUnit::name).containsExactly("市民政局");
    }

    @Test
    void tellsTheCommitteeOfAZoneFromOnesOfAllZones() {
        Reading reading = read("一、甲事。（各县（市、区）人民政府、高新区管委会负责）\n二、乙事。（市民政局，各区县政府、开发区管委会负责）");
        assertThat(reading.points().get(0).units()).extracting(NamedUnit::name).containsExactly("高新区管委会");
        assertThat(reading.points().get(1).units()).extracting(NamedUnit::name).containsExactly("市民政局");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            市教育局 6月底前完成 | 市教育局 | |
            市民政局商市财政局 | 市民政局、市财政局 | |
            市民政局负责指导，各县区负责实施 | 市民政局 | | 各县区
            市级：市民政局、市财政局；县级：各县（市、区）人民政府 | 市民政局、市财政局 | | 各县（市、区）人民政府
            市民政局，各县（市、区）党委、政府 | 市民政局 | | 各县（市、区）党委、政府
            市检察院，各区法院、检察院 | 市检察院 | | 各区法院、检察院
            市检察院，各省、自治区、直辖市及新疆生产建设兵团 | 市检察院 | | 各省、自治区、直辖市及新疆生产建设兵团
            市民政局、各省级未成年人保护工作协调机制 | 市民政局 | | 各省级未成年人保护工作协调机制
            市民政局，各地各有关部门 | 市民政局 | | 各地各有关部门
            市民政局各街道（镇）负责 | 市民政局 | | 各街道（镇）
            市教育局负总责，市公安局、市法院各司其职 | 市教育局、市公安局、市法院 | |
            责任单位：市教育局；协管单位：市公安局 | 市教育局 | 市公安局 |
            责任单位：市教育局；资金来源：市财政局 | 市教育局 | |
            责任单位：市教育局，牵头市领导：王副市长 | 市教育局 | |
            市教育局，各县<市、区>人民政府 | 市教育局 | | 各县<市、区>人民政府
            市教育局，各县（市、区）党委和人民政府，高新区党工委和管委会 | 市教育局、高新区党工委和管委会 | | 各县（市、区）党委和人民政府
            机关党委 办公室，市民政局负责 | 机关党委、办公室、市民政局 | |
            责任单位：市教育局、江湾资本、省移动公司、海陵城投 | 市教育局、江湾资本、省移动公司、海陵城投 | |
            经济和信息化厅、如东县教育局、对外联络部 | 经济和信息化厅、如东县教育局、对外联络部 | |
            市教育局、市公安局，下同 | 市教育局、市公安局 | |
            市教育局，以下任务均需各县（市、区）落实，不再列出 | 市教育局 | |
            市教育局，各区政府（含各开发区，下同）、市公安局 | 市教育局、市公安局 | | 各区政府（含各开发区，下同）
            市教育局，市各开发区管委会 | 市教育局 | | 市各开发区管委会
            省教育厅；各市、县、自治县人民政府 | 省教育厅 | | 各市、县、自治县人民政府
            以上任务均由市妇联牵头，市教育局配合 | 市妇联 | 市教育局 |
            市民政局负责牵头，市教育局协助 | 市民政局 | 市教育局 |
            A类责任单位：市民政局；辅：市教育局 | 市民政局 | 市教育局 |
            市民政局〔牵头〕、市教育局〔配合〕、市公安局 | 市民政局、市公安局 | 市教育局 |
            """)
    void readsList(String list, String responsible, String supporting, String counties) {
        Point point = read("一、甲事。（" + list + "）").points().get(0);
        assertThat(named(point, UnitRole.RESPONSIBLE, UnitRole.LEAD)).isEqualTo(responsible);
        assertThat(named(point, UnitRole.SUPPORTING, UnitRole.SUPPORTING)).isEqualTo(supporting);
        assertThat(point.countyPhrases()).isEqualTo(counties == null ? List.of() : List.of(counties));
    }

    private static String named(Point point, UnitRole role, UnitRole other) {
        List<String> names = point.units().stream()
                .filter(unit -> unit.role() == role || unit.role() == other)
                .map(NamedUnit::name)
                .toList();
        return names.isEmpty() ? null : String.join("、", names);
    }

    @Test
    void takesTheMainOneOfTwoForTheLead() {
        Point point = read("一、甲事。（市教育局主抓，市公安局配合）").points().get(0);
        assertThat(point.units()).extracting(NamedUnit::role).containsExactly(UnitRole.LEAD, UnitRole.SUPPORTING);
    }

    @Test
    void givesANumberedLabelToTheItemAbove() {
        Reading reading = read("一、任务\n（一）甲行动\n1.目标：建成10个。\n2.措施：新建。\n3.责任单位：市民政局。\n（二）乙行动。（市妇联）\n");
        assertThat(reading.points()).extracting(Point::heading).containsExactly("甲行动", "乙行动");
        assertThat(reading.points().get(0).units()).extracting(NamedUnit::name).containsExactly("市民政局");
        assertThat(reading.points().get(0).doubts()).isNotEmpty();
    }

    @Test
    void knowsARuleOfTheFirstBelowTheTitle() {
        Reading reading = read("任务清单\n（责任单位排名第一的为牵头单位）\n一、甲事。（市妇联、市民政局）\n二、乙事。（市教育局）\n");
        assertThat(reading.points().get(0).units().get(0).role()).isEqualTo(UnitRole.LEAD);
        assertThat(reading.title()).isEqualTo("任务清单");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            第一个逗号前为牵头单位 | 市妇联、市民政局
            逗号前的单位均为牵头单位，逗号后为配合单位 | 市妇联、市民政局
            “，”前为牵头部门 | 市妇联、市民政局
            分号前为牵头单位 | 市妇联、市民政局、市教育局
            第一个顿号前的为牵头单位 | 市妇联
            首位的责任单位为牵头单位 | 市妇联
            """)
    void followsTheRuleOfAList(String rule, String leads) {
        Point point =
                read("一、甲事。（责任单位：市妇联、市民政局，市教育局；市公安局。" + rule + "）").points().get(0);
        assertThat(named(point, UnitRole.LEAD, UnitRole.LEAD)).isEqualTo(leads);
        assertThat(point.units()).hasSize(4);
        assertThat(point.doubts()).isEmpty();
    }

    @Test
    void givesARoleInSquareBracketsToTheNameBeforeIt() {
        Point point = read("一、甲事。（责任单位：市民政局〔牵头〕、市教育局、市公安局）").points().get(0);
        assertThat(named(point, UnitRole.LEAD, UnitRole.LEAD)).isEqualTo("市民政局");
        assertThat(point.units()).hasSize(3);
    }

    @Test
    void doubtsOnceWhatNearlyAllPointsShare() {
        String text = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> i + ".办好第" + i + "件事。由市教育局牵头，市公安局配合。\n")
                .collect(Collectors.joining());

        Reading usual = read(text + "7.办好末事。（市妇联）\n");
        assertThat(usual.points()).allMatch(point -> point.doubts().isEmpty());
        assertThat(usual.doubts()).extracting(Doubt::sentence).anyMatch(doubt -> doubt.contains("请抽查几项"));

        Reading unusual = read(text + "7.办乙事。（市妇联）\n8.办丙事。（市妇联）\n9.办丁事。（市妇联）\n");
        assertThat(unusual.points().subList(0, 6))
                .allMatch(point -> point.doubts().size() == 1);
        assertThat(unusual.doubts()).extracting(Doubt::sentence).noneMatch(doubt -> doubt.contains("抽查"));
    }

    @Test
    void readsATableWithABarAfterEachCell() {
        Reading reading = read(
                """
                附件
                湖城2023年重点任务清单
                序号 | 任务 |
                具体内容 |
                责任单位 |
                1 |
                健全协调机制。 |
                召开全体会议，研究年度重点事项。 |
                市民政局 |
                2 |
                加强校园安全。 |
                开展排查。 |
                市教育局、市公安局 |
                3 | 守护网络空间。 |
                开展治理。 |
                市委网信办、各镇（街道） |
                """);
        assertThat(reading.points()).extracting(Point::heading).containsExactly("健全协调机制", "加强校园安全", "守护网络空间");
        assertThat(reading.points().get(1).units())
                .extracting(Reading.NamedUnit::name)
                .containsExactly("市教育局", "市公安局");
        assertThat(reading.points().get(2).countyPhrases()).containsExactly("各镇（街道）");
    }

    @Test
    void whoLeadsAboveLeadsEachItem() {
        Reading reading = read(
                "一、家庭方面（牵头单位：市妇联；配合单位：各成员单位）\n1.办甲事。（责任单位：市妇联、市教育局）\n2.办乙事。（责任单位：市公安局）\n二、学校方面（牵头单位：市教育局）\n3.办丙事。（责任单位：市公安局）\n");
        assertThat(reading.points())
                .extracting(point -> named(point, UnitRole.LEAD, UnitRole.RESPONSIBLE))
                .containsExactly("市妇联、市教育局", "市妇联、市公安局", "市教育局、市公安局");
        assertThat(reading.points())
                .extracting(point -> named(point, UnitRole.LEAD, UnitRole.LEAD))
                .containsExactly("市妇联", "市妇联", "市教育局");
        assertThat(reading.points())
                .allMatch(point ->
                        point.collectivePhrases().isEmpty() && !point.doubts().isEmpty());
    }

    @Test
    void whoLeadsAChapterLeadsTheItemsOfItsSections() {
        Reading reading = read(
                "一、家庭方面（牵头单位：市妇联）\n（一）监护\n1.办甲事。（责任单位：市教育局）\n（二）关爱\n2.办乙事。（责任单位：市公安局）\n二、学校方面\n（三）安全\n3.办丙事。（责任单位：市司法局）\n");
        assertThat(reading.points())
                .extracting(point -> named(point, UnitRole.LEAD, UnitRole.LEAD))
                .containsExactly("市妇联", "市妇联", null);
    }

    @Test
    void whoLeadsAboveLeavesTheItemAsItIs() {
        String chapter = "一、家庭方面（牵头单位：市妇联）\n1.办甲事。开展走访。（责任单位：市教育局）\n2.办乙事。\n";
        Reading reading = read(chapter + "3.办末事。全力做好。\n联系人：张三\n2024年3月5日\n");
        assertThat(reading.points().get(0).measures()).hasSize(1).allMatch(measure -> measure.units()
                .isEmpty());
        assertThat(reading.points().get(1).doubts())
                .extracting(Doubt::sentence)
                .noneMatch(sentence -> sentence.contains("正文末尾"));
        assertThat(reading.points().get(2).measures()).hasSize(1);
        assertThat(reading.doubts()).extracting(Doubt::sentence).noneMatch(sentence -> sentence.contains("没有列入要点"));

        String items = IntStream.rangeClosed(3, 30)
                .mapToObj(i -> i + ".办事。" + "开展走访，".repeat(20) + "做好工作。（责任单位：市教育局）\n")
                .collect(Collectors.joining());
        assertThat(read(chapter + items + "31.办末事。全力做好各项工作。\n").points()).hasSize(31);
    }

    @Test
    void anItemsOwnLeadGoesBeforeThatAbove() {
        Point byRule = read("责任单位中列第一位者为牵头单位。\n一、家庭方面（牵头单位：市妇联）\n1.办甲事。（责任单位：市教育局、市司法局）\n")
                .points()
                .get(0);
        assertThat(named(byRule, UnitRole.LEAD, UnitRole.LEAD)).isEqualTo("市教育局");
        assertThat(byRule.doubts()).extracting(Doubt::sentence).contains("上一级写明了牵头单位，没有列入这一项，请核对");

        Point counties =
                read("一、家庭方面（牵头单位：各县（市、区）人民政府）\n1.办甲事。（责任单位：市教育局）\n").points().get(0);
        assertThat(counties.doubts()).extracting(Doubt::sentence).contains("上一级写明了牵头单位，没有列入这一项，请核对");
    }

    @Test
    void aPointThatNamesHelpersOnlyKeepsItsDoubt() {
        String text = Stream.of("市教育局", "市公安局", "市民政局", "市司法局", "市妇联")
                .map(body -> "、办好事情。开展工作。" + body + "做好配合。\n")
                .collect(Collectors.joining());
        for (char number : "一二三四五".toCharArray()) {
            text = text.replaceFirst("(?m)^、", number + "、");
        }
        assertThat(read(text).points()).hasSize(5).allMatch(point -> !point.doubts()
                .isEmpty());
    }

    @Test
    void keepsTheRowsOfATableWithBarsThatAreWhole() {
        Reading reading = read("序号 | 任务 | 责任单位 |\n1 | 办甲事 | 市教育局 |\n2 | 办乙事 | 市公安局 |\n注1 |\n注2 |\n注3 |\n注4 |\n注5 |\n");
        assertThat(reading.points().get(1).units()).extracting(NamedUnit::name).containsExactly("市公安局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"市教育局指导各学校", "国资委监管各企业", "加强对各企业", "督促各高校", "南大街", "商业街", "相互妥协"})
    void takesWhatABodyDoesForNoBody(String words) {
        Point point = read("一、甲事。（市民政局、" + words + "按职责分工负责）\n二、乙事。（市妇联负责）\n")
                .points()
                .get(0);
        assertThat(point.units()).extracting(NamedUnit::name).containsExactly("市民政局");
        assertThat(point.collectivePhrases()).isEmpty();
        assertThat(point.doubts()).isNotEmpty();
    }

    @Test
    void doubtsOnceThatParagraphsHaveNoNumbers() {
        Reading reading = read("一、甲\n办好甲事。（市妇联负责）\n办好乙事。（市民政局负责）\n二、乙\n办好丙事。（市教育局负责）\n办好丁事。（市公安局负责）\n办好戊事。（市司法局负责）\n");
        assertThat(reading.points())
                .hasSize(5)
                .allMatch(point -> point.doubts().isEmpty())
                .extracting(point -> String.join("", point.path()))
                .containsExactly("一¶1", "一¶2", "二¶1", "二¶2", "二¶3");
        assertThat(reading.doubts()).extracting(Doubt::sentence).contains("各项大多没有编号，按段落列出，请抽查几项");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "各县市区政府、市属各开发区管委会",
                "各级人民政府",
                "属地政府",
                "市辖各区",
                "全市各区县",
                "各苏木乡镇",
                "各省辖市、省直管县（市）人民政府",
                "各盟行政公署、市人民政府",
                "各县（市、区）、市属开发区",
                "各级党委、政府",
                "区属各街道",
                "县属各乡镇"
            })
    void takesWordsForManyPlacesAsNoBody(String phrase) {
        Point point = read("一、甲事。（市民政局，" + phrase + "按职责分工负责）\n二、乙事。（市妇联负责）\n")
                .points()
                .get(0);
        assertThat(point.units()).extracting(Reading.NamedUnit::name).containsExactly("市民政局");
        assertThat(String.join("、", point.countyPhrases())).isEqualTo(phrase);
        assertThat(point.collectivePhrases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'责任单位：区民政局、西湖街、南山街', '区民政局,西湖街,南山街', ''",
        "'责任单位：市民政局、如城街道', '市民政局,如城街道', ''",
        "'责任单位：市委组织部、市关工委各工作团', '市委组织部', '市关工委各工作团'",
        "'责任单位：市公安局、市公安局各大队', '市公安局', '市公安局各大队'",
        "'责任单位：市教育局、市属各学校', '市教育局', '市属各学校'",
        "'责任单位：区教育局、区级各部门', '区教育局', '区级各部门'",
        "'责任单位：区教育局、区级部门', '区教育局', '区级部门'",
        "'责任单位：市公安局、省公安厅各总队', '市公安局', '省公安厅各总队'",
        "'（市教育局、各级党组织按职责分工负责）', '市教育局', '各级党组织'",
        "'（市教育局、各群团组织按职责分工负责）', '市教育局', '各群团组织'",
        "'（市教育局、市计生协、国网河南电力）', '市教育局,市计生协,国网河南电力', ''"
    })
    void readsStreetsAndTheGroupsOfABody(String list, String units, String collective) {
        Point point = read("一、甲事\n" + list + "\n二、乙事\n责任单位：市妇联\n").points().get(0);
        assertThat(String.join(
                        ",", point.units().stream().map(Reading.NamedUnit::name).toList()))
                .isEqualTo(units);
        assertThat(String.join(",", point.collectivePhrases())).isEqualTo(collective);
    }

    @Test
    void readsASentenceWithADateBehindTheRoles() {
        Point point = read("1.办好甲事。由市教育局牵头，市公安局配合，2024年底前取得明显成效。\n2.办乙事。（市妇联）\n")
                .points()
                .get(0);
        assertThat(named(point, UnitRole.LEAD, UnitRole.LEAD)).isEqualTo("市教育局");
        assertThat(named(point, UnitRole.SUPPORTING, UnitRole.SUPPORTING)).isEqualTo("市公安局");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "以下任务由排在第一位的单位牵头负责",
                "列在首位的单位牵头，其余单位配合",
                "排名第一的部门承担牵头责任",
                "第一责任部门为牵头部门",
                "列在最前面的单位为牵头单位",
                "牵头单位为名单中列名第一的单位",
                "分工如下（责任单位中排第一的为牵头单位）",
                "任务清单（责任单位排序首位的为牵头单位）\n现予印发"
            })
    void followsTheRuleOfADocument(String rule) {
        List<Point> points =
                read(rule + "。\n一、甲事。（市妇联、市民政局）\n二、乙事。（市教育局、市公安局）\n").points();
        assertThat(points.stream().map(point -> named(point, UnitRole.LEAD, UnitRole.LEAD)))
                .containsExactly("市妇联", "市教育局");
    }

    @Test
    void doesNotAskWhoLeadsWhereAnItemBelowSaysSo() {
        List<Point> points =
                read("一、甲方面（市妇联牵头）\n1.办甲事。（市教育局牵头，市妇联配合）\n2.办乙事。（市公安局负责）\n").points();
        assertThat(points).hasSize(2).allMatch(point -> point.doubts().stream()
                .noneMatch(doubt -> doubt.sentence().contains("上一级")));
    }

    @Test
    void takesNoPointsFromAListOfMembers() {
        List<Point> points = read("附件1\n任务分工\n一、甲事。（市妇联）\n二、乙事。（市教育局）\n附件2\n专班成员名单\n1.王一 市妇联主席\n2.李二 市教育局局长\n"
                        + "附件3\n实事清单\n1.办丙事。（市民政局）\n")
                .points();
        assertThat(points).extracting(Point::heading).containsExactly("甲事", "乙事", "办丙事");
        assertThat(points.get(1).place().end()).isLessThan(60);
    }

    @Test
    void followsARuleFromWhereItStands() {
        String rule =
                "。第一个逗号前为牵头单位，下同）\n三、丙事。（市司法局，市残联）\n四、丁事。（责任单位：市科技局，配合单位：市商务局）\n" + "五、戊事。（责任单位：市水利局；配合单位：市林业局，市残联）\n";
        List<Point> points = read("一、甲事。（市妇联，市民政局）\n二、乙事。（市教育局，市公安局" + rule).points();
        assertThat(points.stream().map(point -> named(point, UnitRole.LEAD, UnitRole.LEAD)))
                .containsExactly(null, "市教育局", "市司法局", "市科技局", "市水利局");
        points = read("逗号前为牵头单位。\n一、甲事。（市妇联，市民政局）\n").points();
        assertThat(named(points.get(0), UnitRole.LEAD, UnitRole.LEAD)).isEqualTo("市妇联");
    }

    @Test
    void followsARuleInTheCellOfATable() {
        List<Point> points = read("序号\t任务\t责任单位\n1\t甲事\t市妇联、市民政局，市教育局；逗号前为牵头单位，下同\n2\t乙事\t市公安局，市司法局\n")
                .points();
        assertThat(points.stream().map(point -> named(point, UnitRole.LEAD, UnitRole.LEAD)))
                .containsExactly("市妇联、市民政局", "市公安局");
        assertThat(points).allMatch(point -> point.doubts().isEmpty());
    }

    @Test
    void asksOnceWhetherThoseBeforeACommaLead() {
        List<Point> points = read("一、甲事。（责任单位：市妇联、市民政局，市教育局）做好乙事。（责任单位：市妇联，市公安局、市司法局）\n"
                        + "二、丙事。（责任单位：市妇联、市民政局，各县（市、区））\n三、丁事。（市妇联、市民政局，市教育局按职责分工负责）\n"
                        + "四、戊事。（市妇联，市民政局，市教育局、市公安局）\n")
                .points();
        assertThat(points.get(0).doubts())
                .extracting(Doubt::sentence)
                .containsExactly("名单用逗号分成两组，没有写明谁牵头，请核对逗号前的单位是不是牵头单位");
        assertThat(points.get(0).units()).allMatch(unit -> unit.role() == UnitRole.RESPONSIBLE);
        assertThat(points.subList(1, 4)).allMatch(point -> point.doubts().isEmpty());
    }

    @Test
    void doesNotDoubtNamesThatALabelMakesSure() {
        Reading reading = read("一、甲事。（责任单位：镇民政办、海陵水务集团、市委组织部（市委人才办）、各儿童社区）\n二、乙事。（责任单位：高新区、市妇联）");
        assertThat(reading.points().get(0).doubts()).isEmpty();
        assertThat(reading.points().get(1).doubts()).extracting(Doubt::sentence).containsExactly("“高新区”不像常见的单位名称，请核对");
    }

    /** An excerpt is doubtful as a whole and not in each of its chapters. */
    @Test
    void doesNotDoubtTheFirstNumberTwice() {
        Reading reading = read("五、任务\n17.甲事。（市妇联负责）\n18.乙事。（市民政局负责）");
        assertThat(reading.points()).allMatch(point -> point.doubts().isEmpty());
        assertThat(reading.doubts()).extracting(Doubt::sentence).anyMatch(sentence -> sentence.contains("不是从头开始"));
    }

    @Test
    void doubtsNamesWrittenTogether() {
        Point point = read("一、甲事。（市民政局市教育局、市妇联负责）").points().get(0);
        assertThat(point.doubts()).extracting(Doubt::sentence).anyMatch(sentence -> sentence.contains("连写"));
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(read("").points()).isEmpty();
        assertThat(read("今天天气很好。").doubts()).isNotEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static String plain(String text) {
        return ExpectedReading.plain(text.replaceAll("— \\d+ —", ""));
    }

    private static Reading sample(String name) throws IOException {
        return read(Files.readString(SAMPLES.resolve(name + ".txt")));
    }

    private static Reading read(String text) {
        return new DocumentReader().read(new SourceText(text, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a gap | 一、甲方面\\n1.办甲事。（市妇联）\\n3.办乙事。（市教育局）\\n | 编号不连续
            an unknown label | 1.办甲事。\\n落实主力：市妇联\\n2.办乙事。\\n落实主力：市教育局\\n | 只有单位名称
            two lists | 1.办甲事，做好各项基础工作。\\n责任单位：市妇联\\n还要办好乙事，按时做好各项工作。\\n责任单位：市教育局\\n2.办丙事。\\n责任单位：市民政局\\n | 几段各有责任单位
            an unknown column | 序号\\t任务\\t主力\\n1\\t办甲事\\t市妇联\\n2\\t办乙事\\t市教育局\\n | 表头没有写明责任单位
            a number in a line | 1.办甲事。（市妇联）\\n2.办乙事 3.办丙事。（市教育局）\\n | 像编号
            a number in a heading | 一、甲方面 （一）乙方面\\n1.办甲事。（市妇联）\\n2.办乙事。（市教育局）\\n | 上一级标题里有像编号
            units in a heading | 一、市妇联\\n1.办甲事。\\n2.办乙事。\\n | 单位写在标题里
            a row on two lines | 任务\\t措施\\t责任单位\\n甲\\t办甲事，\\n也办乙事\\t市妇联\\n | 分成了几行
            a paragraph alone | 一、甲方面\\n办甲事。（市妇联）\\n办乙事。（市教育局）\\n二、丙方面\\n办丙事。（市民政局）\\n | 只有一段
            names without brackets | 1.办甲事。（市妇联）\\n2.办乙事，市教育局、市民政局。\\n | 末尾像有单位名称
            one clause alone | （一）甲方面。\\n一是办甲事。（市妇联）\\n二是办乙事。（市教育局）\\n（二）乙方面。\\n一是办丙事。（市民政局）\\n | 按措施列出
            one zone or all | 1.办甲事。（市妇联，各区（县）、高新区）\\n | 一并列出
            rows after a table | 任务\\t措施\\t责任单位\\n甲\\t办甲事\\t市妇联\\n一段很长很长的说明文字写在两张表格之间，说明下面这一张是什么。以上。\\n乙\\t办乙事\\t市民政局\\n | 这一项之后有一张没有认出表头
            lists above their points | 一、甲方面\\n责任单位：市妇联\\n1.办甲事。\\n责任单位：市教育局\\n2.办乙事。\\n | 写在各项的编号之前
            who leads above | 一、甲方面（牵头单位：市妇联）\\n1.办甲事。（责任单位：市教育局）\\n2.办乙事。（责任单位：市公安局）\\n | 牵头单位写在上一级
            who leads in a heading | 一、市妇联牵头的任务\\n1.办甲事。（配合单位：市教育局）\\n | 上一级写明了牵头单位
            a rule in unknown words | 名称加粗的为牵头单位。\\n1.办甲事。（市妇联、市教育局）\\n | 没有读懂
            a date behind a name | 1.办甲事。（市妇联（6月底前）、市教育局（9月底前））\\n | 写有时限
            a body of two | 1.办甲事。（市委、市政府督查室、市教育局）\\n | 可能是一个单位
            a list above | 一、甲方面\\n（责任单位：市妇联）\\n1.办甲事。（市公安局）\\n2.办乙事。（市教育局）\\n | 不在要点之内,没有列入要点
            """)
    void saysWhatItIsUnsureOf(String what, String text, String sentences) {
        Reading reading = new DocumentReader()
                .read(new SourceText(text.replace("\\n", "\n").replace("\\t", "\t"), List.of()));
        var doubts = new ArrayList<>(reading.doubts());
        reading.points().forEach(point -> doubts.addAll(point.doubts()));
        assertThat(reading.points()).isNotEmpty();
        assertThat(doubts).anyMatch(doubt -> Arrays.stream(sentences.split(","))
                .anyMatch(sentence -> doubt.sentence().contains(sentence)));
    }
}
