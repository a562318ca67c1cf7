package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.escalation.LastNotices;
import org.weibao.support.WebSession;

/**
 * 督办总览, its figures and its files, on a year with three points: one with a late county, one that its lead has not
 * accepted yet, and one that is closed.
 */
class SupervisionTest extends Scenario {

    private static final String API = "/camunda/api/weibao/supervision";
    private static final int YEAR = 1987;

    /** Reports are due on 31 March; on that day they are ten working days late. */
    private static final LocalDate LATE = LocalDate.of(2023, 4, 17);

    /** Read as formulas by a program that guesses; and what identifies people. */
    private static final List<String> PAYLOADS = List.of(
            "=HYPERLINK(\"http://evil.example\",\"点击\")",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "＝1+1",
            "联系人13812345678，身份证11010519491231002X");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LastNotices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService runtime;

    private final Map<String, WebSession> sessions = new HashMap<>();

    private String late;
    private String fresh;
    private String closed;

    @BeforeAll
    void aYear() {
        clock.startAgain();
        late = points.ledBy("fulian")
                .ofYear(YEAR)
                .in("jia", "yi")
                .everybody(PAYLOADS.get(0))
                .countedInCounties(PAYLOADS.get(3), "宣讲")
                .published();
        fresh = points.ledBy("minzheng")
                .ofYear(YEAR)
                .with("gongan")
                .everybody("救助")
                .published();
        closed = points.ledBy("jiaoti").ofYear(YEAR).everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, late, answer("ACCEPTED"));
        for (var county : List.of("jia", "yi")) {
            office.desk(county + "-officer").does(Elements.ACCEPT_PART, late + "/" + county, accept());
        }
        office.desk("jia-officer")
                .does(
                        Elements.REPORT,
                        late + "/jia",
                        report(part(late, "jia"), false, PAYLOADS.get(1) + "\n" + PAYLOADS.get(5), 143, null));
        close();
        clock.setTo(LATE);
        office.fireDueTimers(late);
    }

    private void close() {
        var lead = office.desk("jiaoti-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, closed, answer("ACCEPTED"));
        lead.does(Elements.REPORT, closed, report(part(closed, "jiaoti"), true, "完成"));
        lead.does(
                Elements.COMPILE,
                closed,
                compiled(pointQuery.point(points.idOf(closed)).measures(), "全部完成"));
        office.desk("jiaoti-head").does(Elements.SIGN, closed, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, closed, checked(true, true));
        office.desk("recorder")
                .does(Elements.DECIDE, closed, verdict("2023-03-06", on(points.idOf(closed), "CLOSED", "达到标准")));
    }

    @BeforeEach
    void onThatDay() {
        clock.setTo(LATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "office-1", "recorder"})
    void whoSeesEverythingSeesTheWholeYear(String user) {
        var matrix = matrix(user, "");

        assertThat(codes(matrix)).containsExactly(late, fresh, closed);
        assertThat(get(user, "/summary?year=" + YEAR).path("points")).hasSize(3);
        assertThat(get(user, "/weekly").path("lines")).isNotEmpty();
        assertThat(session(user).get(API + "/ledger.xlsx?year=" + YEAR).status())
                .isEqualTo(200);
        assertThat(session(user).get(API + "/weekly.docx").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "fulian-officer, tasklist",
        "fulian-head, tasklist",
        "jia-officer, tasklist",
        "jia-head, tasklist",
        "admin, admin"
    })
    void nobodyElseGetsAnything(String user, String app) {
        var session = WebSession.signedIn(port, user, app);
        for (var path : List.of(
                "/matrix",
                "/summary",
                "/weekly",
                "/ledger.xlsx",
                "/weekly.docx",
                "/letters",
                "/incidents",
                "/exports",
                "",
                "/other")) {
            assertThat(session.get(API + path).status()).as(path).isEqualTo(403);
        }
        assertThat(WebSession.anonymous(port).get(API + "/matrix").status()).isEqualTo(401);
    }

    @Test
    void aCellSaysLightStateProgressAndTheRecipientsOfTheLastNotice() {
        var row = row(matrix("supervisor", ""), late);
        var yi = row.path("cells").path("yi");
        var jia = row.path("cells").path("jia");

        assertThat(row.path("mark").asText()).isEqualTo("RED");
        assertThat(row.path("late").asInt()).isEqualTo(2);
        assertThat(row.path("lead").asText()).isEqualTo("市妇联");
        assertThat(yi.path("mark").asText()).isEqualTo("RED");
        assertThat(yi.path("state").asText()).isEqualTo("落实中");
        assertThat(yi.path("progress").isNull()).isTrue();
        assertThat(yi.path("waiting").path("step").asText()).isEqualTo("落实并填报进展");
        assertThat(yi.path("waiting").path("due").asText()).isEqualTo("2023-03-31");
        assertThat(yi.path("waiting").path("standing").asText()).isEqualTo("已逾期10个工作日");
        assertThat(yi.path("notified").path("day").asText()).isEqualTo("2023-04-17");
        assertThat(yi.path("notified").path("people").toString()).contains("陈立");
        assertThat(jia.path("mark").asText()).isEqualTo("GREEN");
        assertThat(jia.path("progress").asInt()).isEqualTo(40);
        assertThat(row.path("cells").path("fulian").path("lead").asBoolean()).isTrue();
    }

    @Test
    void aLaterNoticeThatNobodyGotByMailDoesNotHideTheLastOne() {
        var task = jdbc.sql(
                        """
                        SELECT d.task_id FROM deadline d JOIN part p ON p.id = d.part_id JOIN work_point w ON w.id = p.point_id
                        WHERE w.code = :code AND p.unit_code = 'yi' AND d.settled_at IS NULL""")
                .param("code", late)
                .query(String.class)
                .single();
        var last = notices.about(Set.of(task));
        assertThat(last).containsOnlyKeys(task);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            INSERT INTO notice (notice_key, kind, urgent, point_id, part_id, task_id, head, title, text, written_at)
                            SELECT 'nobody', kind, urgent, point_id, part_id, task_id, head, title, text,
                              TIMESTAMP '2023-04-18 08:00:00'
                            FROM notice WHERE id = (SELECT MAX(m.id) FROM notice m WHERE m.task_id = :task
                              AND m.kind IN ('REMINDER', 'ESCALATION', 'URGING'))""")
                    .param("task", task)
                    .update();
            assertThat(notices.about(Set.of(task))).isEqualTo(last);
            status.setRollbackOnly();
        });
    }

    @Test
    void beforeAPointHasPartsItsBodiesAreThereAndAClosedOneStays() {
        var matrix = matrix("supervisor", "");

        var waits = row(matrix, fresh);
        assertThat(waits.path("cells").path("minzheng").path("mark").asText()).isEqualTo("RED");
        assertThat(waits.path("cells").path("gongan").path("mark").asText()).isEqualTo("NOT_STARTED");
        assertThat(waits.path("waiting").path("step").asText()).isEqualTo("签收");
        var done = row(matrix, closed);
        assertThat(done.path("mark").asText()).isEqualTo("DONE");
        assertThat(done.path("phaseLabel").asText()).isEqualTo("已销号");
        assertThat(done.path("ended").asText()).isEqualTo("2023-03-06");
        assertThat(matrix.path("bodies").findValuesAsText("code")).containsSubsequence("jiaoti", "fulian", "jia", "yi");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "county=yi | late",
                "county=bing | ",
                "unit=gongan | fresh",
                "unit=fulian&county=yi | late",
                "unit=gongan&county=yi | ",
                "light=RED | late fresh",
                "light=GREEN | late",
                "light=GREEN&county=yi | ",
                "light=YELLOW&light=BLUE | ",
                "light=DONE | closed",
                "light=NOT_STARTED | fresh",
                "phase=IMPLEMENTATION | late",
                "phase=CLOSED | closed",
                "phase=IMPLEMENTATION&light=RED | late",
                "protection=FAMILY&phase=IMPLEMENTATION&county=yi | late",
                "protection=FAMILY | late fresh closed",
                "protection=SCHOOL | ",
                "q=% | ",
                "q=要点 | late fresh closed",
                "q=' OR '1'='1 | "
            },
            delimiter = '|')
    void aFilterNarrows(String filter, String expected) {
        var names = Map.of("late", late, "fresh", fresh, "closed", closed);
        var matrix = matrix("supervisor", "&" + encoded(filter));

        assertThat(codes(matrix))
                .containsExactlyElementsOf(
                        expected == null
                                ? List.of()
                                : List.of(expected.split(" ")).stream()
                                        .map(names::get)
                                        .toList());
        assertThat(matrix.path("total").asInt()).isEqualTo(codes(matrix).size());
    }

    /** Which counties are late with this point, and who got a notice of it: one answer. */
    @Test
    void onePointAndOneSideAreFoundByTheirNames() {
        var matrix = matrix("supervisor", "&county=yi&light=RED&q=" + late);

        assertThat(codes(matrix)).containsExactly(late);
        assertThat(row(matrix, late).path("cells")).hasSize(1);
        assertThat(matrix.path("bodies").findValuesAsText("code")).containsExactly("yi");
        assertThat(matrix.path("bodies").get(0).path("late").asInt()).isEqualTo(1);
        assertThat(matrix.path("scope").asText()).isEqualTo("乙县，红灯，含“" + late + "”");
    }

    @ParameterizedTest
    @CsvSource({"light=PINK, light", "worst=PINK, worst", "phase=x, phase", "protection=1, protection"})
    void anUnknownNameIsRefused(String filter, String field) {
        var answer = session("supervisor").get(API + "/matrix?" + filter);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void pagesAreBoundedAndOutsideOfThemIsTheNearest() {
        for (var page : List.of("-1", "0", "1", "2", "999999")) {
            assertThat(matrix("supervisor", "&page=" + page).path("page").asInt())
                    .isOne();
        }
    }

    @Test
    void theSummaryCountsWhatTheMatrixShows() {
        var summary = get("supervisor", "/summary?year=" + YEAR);

        assertThat(counted(summary.path("points")))
                .containsExactlyInAnyOrder("交办 1 {\"RED\":1}", "落实 1 {\"RED\":1}", "已销号 1 {\"DONE\":1}");
        assertThat(counted(summary.path("parts")))
                .containsExactlyInAnyOrder("落实 3 {\"RED\":2,\"GREEN\":1}", "已销号 1 {\"DONE\":1}");
        assertThat(summary.path("overdue").asInt()).isEqualTo(3);
        assertThat(summary.path("incidents").isInt()).isTrue();
        assertThat(changed(summary, "CLOSED")).isZero();

        clock.startAgain();
        assertThat(changed(get("supervisor", "/summary?year=" + YEAR), "CLOSED"))
                .isOne();
        clock.setTo(LocalDate.of(2023, 4, 10));
        var changes = get("supervisor", "/summary?year=" + YEAR);
        assertThat(changed(changes, "NEWLY_LATE")).isEqualTo(2);
        assertThat(changes.path("changes").toString()).contains("乙县");
    }

    /** Also for a light that a point has beside a worse one. */
    @Test
    void aFigureOfPointsOpensAsManyPoints() {
        for (var count : get("supervisor", "/summary?year=" + YEAR).path("points")) {
            for (var mark : count.path("marks").properties()) {
                var filter =
                        "/matrix?year=" + YEAR + "&phase=" + count.path("phase").asText() + "&worst=";
                assertThat(get("supervisor", filter + mark.getKey())
                                .path("total")
                                .asInt())
                        .as(count + " " + mark.getKey())
                        .isEqualTo(mark.getValue().asInt())
                        .isPositive();
            }
        }
        assertThat(get("supervisor", "/matrix?year=" + YEAR + "&light=GREEN")
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(get("supervisor", "/matrix?year=" + YEAR + "&worst=GREEN")
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(get("supervisor", "/matrix?year=" + YEAR + "&worst=RED")
                        .path("scope")
                        .asText())
                .isEqualTo("要点为红灯");
    }

    /** A supporting unit's own task is never late, before somebody consults it and while it answers. */
    @Test
    void aSupportingUnitIsFoundAmongThoseWithoutALight() {
        var year = YEAR - 60;
        var code = points.ledBy("fulian")
                .ofYear(year)
                .supportedBy("gongan")
                .everybody("学习")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        assertThat(foundWithout(year)).containsExactly(code);
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        INSERT INTO deadline (version, part_id, step, task_id, assignee_body, opened_at, round, due, original_due,
                          dated_at, blue_from, yellow_from, red_from, extension_open)
                        SELECT d.version, o.id, d.step, CONCAT('of ', o.id), o.unit_code, d.opened_at, d.round, d.due, d.original_due,
                          d.dated_at, d.blue_from, d.yellow_from, d.red_from, d.extension_open
                        FROM deadline d JOIN part p ON p.id = d.part_id AND p.unit_code = 'fulian'
                          JOIN part o ON o.point_id = p.point_id AND o.unit_code = 'gongan'
                        WHERE d.settled_at IS NULL AND p.point_id = :point""")
                .param("point", points.idOf(code))
                .update());

        assertThat(foundWithout(year)).containsExactly(code);
        assertThat(codes(get("supervisor", "/matrix?year=" + year + "&unit=gongan&light=RED")))
                .isEmpty();
    }

    private List<String> foundWithout(int year) {
        return codes(get("supervisor", "/matrix?year=" + year + "&unit=gongan&light=UNLIT"));
    }

    @Test
    void aFigureOfLettersOpensAsManyLetters() {
        for (var count : get("supervisor", "/summary?year=" + YEAR).path("letters")) {
            var filter = "/letters?year=" + YEAR + "&kind=" + count.path("kind").asText() + "&released=";
            var open = get("supervisor", filter + "false");
            assertThat(open.path("total").asInt())
                    .isEqualTo(count.path("drafted").asInt())
                    .isPositive();
            assertThat(open.path("rows")).hasSize(open.path("total").asInt());
            assertThat(get("supervisor", filter + "true").path("total").asInt())
                    .isEqualTo(count.path("released").asInt());
        }
        var all = get("supervisor", "/letters?year=" + YEAR).path("rows");
        assertThat(all).isNotEmpty();
        assertThat(all.findValuesAsText("code")).contains(late).doesNotContain(closed);
        assertThat(all.toString()).contains("\"number\":null", "督办函");
        assertThat(session("supervisor").get(API + "/letters?kind=PINK").status())
                .isEqualTo(422);
        assertThat(get("supervisor", "/letters?year=1900").path("rows")).isEmpty();
    }

    @Test
    void anIncidentSaysWhatItHoldsUpAndWhatToDo() {
        var before =
                get("supervisor", "/summary?year=" + YEAR).path("incidents").asInt();
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(fresh)
                .singleResult();
        var execution = runtime.createExecutionQuery()
                .processInstanceId(instance.getId())
                .activityId(Elements.ACCEPT_ASSIGNMENT)
                .singleResult();
        var incident =
                runtime.createIncident("weibao-test", execution.getId(), "job", "java.lang.NullPointerException");
        try {
            var summary = get("supervisor", "/summary?year=" + YEAR);
            var list = get("supervisor", "/incidents");

            assertThat(summary.path("incidents").asInt())
                    .isEqualTo(before + 1)
                    .isEqualTo(list.path("total").asInt())
                    .isEqualTo(list.path("rows").size());
            var row = StreamSupport.stream(list.path("rows").spliterator(), false)
                    .filter(each -> each.path("affected").path("code").asText().equals(fresh))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.path("text").asText()).isEqualTo("有一步自动处理没有完成。");
            assertThat(row.path("remedy").asText()).contains("系统管理员");
            assertThat(summary.toString() + list).doesNotContain("NullPointer");
        } finally {
            runtime.resolveIncident(incident.getId());
        }
    }

    @Test
    void theLedgerHasARowForEachMeasureAndNoFormula() throws IOException {
        try (var workbook = ledger("year=" + YEAR)) {
            var sheet = workbook.getSheetAt(0);
            var rows = rows(sheet);

            assertThat(rows).hasSize(4);
            assertThat(texts(sheet.getRow(2)))
                    .containsExactly("序号", "要点", "措施", "牵头单位", "责任单位", "进展", "指标", "状态", "期限", "办结时间", "备注");
            for (var row : sheet) {
                for (var cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING) {
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                    }
                }
            }
            assertThat(texts(rows.get(0)))
                    .startsWith("1", late + " 要点" + late, PAYLOADS.get(0), "市妇联", "市妇联、甲县、乙县")
                    .contains("红灯\n已逾期10个工作日\n共2个单位");
            assertThat(texts(rows.get(1)).get(2)).isEqualTo(PAYLOADS.get(3));
            assertThat(texts(rows.get(1)).get(6)).isEqualTo("宣讲143场（目标100场）");
            assertThat(texts(rows.get(1)).get(5))
                    .isEqualTo("推进中1个、未开展1个，平均20%\n甲县：+1+1\n联系人138******78，身份证110*************2X");
            assertThat(texts(rows.get(1)).get(10)).isEqualTo("乙县已逾期10个工作日");
            assertThat(texts(rows.get(2))).contains("市民政局", "市民政局、市公安局", "红灯\n已逾期26个工作日");
            assertThat(texts(rows.get(3))).contains("全部完成", "已销号", "2023-03-06");
        }
    }

    @Test
    void theLedgerIsLaidOutForPaper() throws IOException {
        try (var workbook = ledger("year=" + YEAR)) {
            var sheet = workbook.getSheetAt(0);

            assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 2);
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:3");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:K7");
            assertThat(rows(sheet))
                    .allSatisfy(row -> assertThat(row.getHeightInPoints()).isBetween(20f, 409f));
            assertThat(rows(sheet).get(1).getHeightInPoints())
                    .isGreaterThan(rows(sheet).get(3).getHeightInPoints());
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                    .contains("截至：2023-04-17 09:00", "范围：" + YEAR + "年度，全部", "导出人：");
        }
    }

    @Test
    void theLedgerOfAFilterHasWhatTheMatrixShows() throws IOException {
        try (var workbook = ledger("year=" + YEAR + "&county=yi&light=RED")) {
            var rows = rows(workbook.getSheetAt(0));

            assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(texts(row).get(4))
                    .isEqualTo("乙县"));
        }
    }

    @Test
    void anExportIsOnRecord() throws IOException {
        var before = exported();
        ledger("year=" + YEAR + "&county=yi").close();
        session("office-1").download(API + "/weekly.docx");

        assertThat(exported().subList(before.size(), before.size() + 2))
                .satisfies(lines ->
                        assertThat(lines.get(0)).isEqualTo("LEDGER supervisor 2023-04-17 09:00 " + YEAR + "年度，乙县 2"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .startsWith("WEEKLY_LIST office-1 2023-04-17 09:00 每周督办清单（2023-04-17）：逾期"));
    }

    @Test
    void whoExportedWhatIsRead() throws IOException {
        ledger("year=" + YEAR).close();
        ledger("year=" + YEAR + "&q=" + encoded("13812345678")).close();

        var first = get("recorder", "/exports").path("rows").get(0);
        assertThat(first.path("at").asText()).isEqualTo("2023-04-17T01:00:00Z");
        assertThat(first.path("by").asText()).isEqualTo("吴建华");
        assertThat(first.path("kindLabel").asText()).isEqualTo("督办台账");
        assertThat(first.path("scope").asText()).isEqualTo(YEAR + "年度，含“138******78”");
        assertThat(first.path("lines").asInt()).isZero();
        var all = get("recorder", "/exports?page=999");
        assertThat(all.path("total").asInt()).isEqualTo(exported().size());
        assertThat(all.path("page").asInt()).isEqualTo(all.path("pages").asInt());
    }

    @Test
    void theWeeklyListAsAWordFileSaysWhatIsLateAndWhoHadNotice() throws IOException {
        var file = session("supervisor").download(API + "/weekly.docx");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment");
        try (var document = new XWPFDocument(new ByteArrayInputStream(file.body()))) {
            var size = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(size.getOrient().toString()).isEqualTo("landscape");
            assertThat(document.getParagraphs().get(0).getText()).isEqualTo("每周督办清单");
            assertThat(document.getParagraphs().get(2).getText())
                    .startsWith("截至2023-04-17，以下")
                    .endsWith("最急的在前。");
            var rows = document.getTables().get(0).getRows();
            assertThat(rows.get(0).isRepeatHeader()).isTrue();
            var own = rows.stream()
                    .filter(row -> row.getCell(2).getText().startsWith(late)
                            && row.getCell(3).getText().equals("乙县"))
                    .findFirst()
                    .orElseThrow();
            assertThat(own.getCell(1).getText()).isEqualTo("红灯");
            assertThat(own.getCell(5).getText()).isEqualTo("2023-03-31");
            assertThat(own.getCell(6).getText()).isEqualTo("10个工作日");
            assertThat(own.getCell(7).getText()).startsWith("“红”级自2023-04-17起；最近一次通知2023-04-17写给");
        }
    }

    private List<String> exported() {
        return jdbc.sql(
                        "SELECT kind, exported_by, CAST(exported_at AS CHAR(16)) AS at_minute, scope, row_count FROM exported_file ORDER BY id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getInt(5))
                .list();
    }

    private XSSFWorkbook ledger(String filter) throws IOException {
        var file = session("supervisor").download(API + "/ledger.xlsx?" + filter);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", encoded("督办台账"));
        return new XSSFWorkbook(new ByteArrayInputStream(file.body()));
    }

    private static List<XSSFRow> rows(XSSFSheet sheet) {
        var rows = new ArrayList<XSSFRow>();
        for (var i = 3; i <= sheet.getLastRowNum(); i++) {
            rows.add(sheet.getRow(i));
        }
        return rows;
    }

    private static List<String> texts(XSSFRow row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(cell -> cell.getCellType() == CellType.NUMERIC
                        ? String.valueOf((int) cell.getNumericCellValue())
                        : cell.getStringCellValue())
                .toList();
    }

    private static List<String> counted(JsonNode counts) {
        return StreamSupport.stream(counts.spliterator(), false)
                .map(each -> each.path("phaseLabel").asText() + " "
                        + each.path("total").asInt() + " " + each.path("marks"))
                .toList();
    }

    private static int changed(JsonNode summary, String kind) {
        return StreamSupport.stream(summary.path("changes").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("count")
                .asInt();
    }

    private JsonNode matrix(String user, String filter) {
        return get(user, "/matrix?year=" + YEAR + filter);
    }

    private JsonNode get(String user, String path) {
        var answer = session(user).get(API + path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, each -> WebSession.signedIn(port, each, "cockpit"));
    }

    private static List<String> codes(JsonNode matrix) {
        return StreamSupport.stream(matrix.path("rows").spliterator(), false)
                .map(row -> row.path("code").asText())
                .toList();
    }

    private static JsonNode row(JsonNode matrix, String code) {
        return StreamSupport.stream(matrix.path("rows").spliterator(), false)
                .filter(row -> row.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The values of a query as a browser sends them. */
    private static String encoded(String query) {
        return List.of(query.split("&")).stream()
                .map(pair -> {
                    var at = pair.indexOf('=');
                    return at < 0
                            ? URLEncoder.encode(pair, StandardCharsets.UTF_8)
                            : pair.substring(0, at + 1)
                                    + URLEncoder.encode(pair.substring(at + 1), StandardCharsets.UTF_8);
                })
                .reduce((one, next) -> one + "&" + next)
                .orElse("");
    }
}
