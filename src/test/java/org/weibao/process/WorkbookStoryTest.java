package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.board.MeasureView;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.plan.PlanService;
import org.weibao.plan.PointEdit;
import org.weibao.support.SampleFiles;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.Phase;

/** The plan goes out as a workbook and comes back; the office takes over what it chooses. */
class WorkbookStoryTest extends Scenario {

    private static final int YEAR = 2032;
    private static final int FIRST = 3;
    private static final int TITLE = 2;
    private static final int LEAD = 5;
    private static final int RESPONSIBLE = 6;
    private static final int DEADLINE = 9;
    private static final int MEASURE = 14;
    private static final int CARRIERS = 15;

    private static final String TEXT =
            """
            XX市2032年未成年人保护工作要点

            一、强化家庭保护
            （一）开展家庭教育指导。每季度举办家庭教育讲座。推动各县区建立家长学校。（责任单位：市妇联、市教育体育局、各县区）
            （二）关爱留守儿童。全面摸排留守儿童底数。建立一人一档。（责任单位：市民政局、各成员单位）
            """;

    @Autowired
    PlanFormQuery plans;

    @Autowired
    PlanService planning;

    @Autowired
    JdbcTemplate database;

    private static int files;

    WebSession session;
    String taskId;

    @BeforeEach
    void aPlanIsProofread() {
        clock.startAgain();
        session = WebSession.tasklist(port, "office-1");
        var text = TEXT + "第" + ++files + "稿";
        var uploaded =
                session.upload("/camunda/api/weibao/plan-documents", "要点.txt", text.getBytes(StandardCharsets.UTF_8));
        var command = new HashMap<String, Object>();
        command.put("document", uploaded.json().get("id").asLong());
        command.put("year", YEAR);
        office.desk("office-1").starts(Elements.ANNUAL_PLAN, command);
        taskId = office.task(Elements.PROOFREAD, String.valueOf(YEAR)).getId();
    }

    @AfterEach
    void theYearIsFreeAgain() {
        office.forget(String.valueOf(YEAR));
        points.forgetYear(YEAR);
    }

    @Test
    void itComesBackUnchangedWithoutADifferenceAndTheExportIsOnRecord() {
        var sent = session.download(path("/plan.xlsx"));
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment");
        assertThat(compared(sent.body()).get("differences")).isEmpty();
        assertThat(database.queryForMap(
                        "select kind, exported_by, row_count from exported_file order by id desc limit 1"))
                .containsEntry("kind", "PLAN")
                .containsEntry("exported_by", "office-1")
                .containsEntry("row_count", 4);
    }

    @Test
    void onlyWhatTheOfficeChoosesIsWritten() {
        var content = edited(sheet -> {
            type(sheet, 0, TITLE, "家庭教育指导服务");
            type(sheet, 0, DEADLINE, "2032年9月1日");
            type(sheet, 0, RESPONSIBLE, "市教育体育局、市公安局");
            type(sheet, 0, CARRIERS, "市公安局");
            type(sheet, 2, LEAD, "市妇女联谊会");
            sheet.removeRow(sheet.getRow(FIRST + 3));
            type(sheet, 4, TITLE, "补充一项");
            type(sheet, 4, LEAD, "市民政局");
            type(sheet, 4, MEASURE, "落实补充的一项");
        });
        var found = compared(content).get("differences");
        assertThat(whats(found)).containsExactly("要点", "责任单位", "期限", "第1条任务措施的承办单位", "牵头单位", "第2条任务措施（工作簿中已删去）", "第8行");
        assertThat(id(found, "牵头单位").get("problem").asText())
                .startsWith("“市妇女联谊会”不是已知的单位，名称相近的有")
                .contains("“市妇联”");
        assertThat(point("2032-1-1").title()).as("nothing is written yet").isEqualTo("开展家庭教育指导");

        assertThat(apply(content, Map.of()).json().get("detail").asText()).isEqualTo("请先选定要采用的差异。");
        var removal = id(found, "第2条任务措施（工作簿中已删去）").get("id").asText();
        var refused = apply(content, Map.of(id(found, "要点").get("id").asText(), "", removal, ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asText()).contains("第2条任务措施（工作簿中已删去）的理由");
        assertThat(apply(content, Map.of(id(found, "牵头单位").get("id").asText(), ""))
                        .json()
                        .get("detail")
                        .asText())
                .contains("不能采用：“市妇女联谊会”不是已知的单位");
        var alone = apply(
                content,
                Map.of(
                        id(found, "要点").get("id").asText(),
                        "",
                        id(found, "第1条任务措施的承办单位").get("id").asText(),
                        ""));
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.json().get("detail").asText()).contains("“市公安局”不是这项要点的牵头、责任或配合单位");
        assertThat(point("2032-1-1").title()).as("all or none").isEqualTo("开展家庭教育指导");

        var chosen = new HashMap<String, String>();
        for (var what : List.of("要点", "责任单位", "第1条任务措施的承办单位", "第8行")) {
            chosen.put(id(found, what).get("id").asText(), "");
        }
        chosen.put(removal, "与上一条重复");
        var applied = apply(content, chosen);
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        var first = point("2032-1-1");
        assertThat(first.title()).isEqualTo("家庭教育指导服务");
        assertThat(first.responsible()).extracting(UnitView::code).containsExactly("jiaoti", "gongan");
        assertThat(first.deadline()).as("not chosen").isNull();
        assertThat(first.measures().get(0).units()).extracting(UnitView::code).containsExactly("gongan");
        var second = point("2032-1-2");
        assertThat(second.measures()).extracting(MeasureView::text).containsExactly("全面摸排留守儿童底数");
        assertThat(second.lead()).isEqualTo(new UnitView("minzheng", "市民政局"));
        assertThat(texts(second)).contains("删去任务措施“建立一人一档”：与上一条重复");
        assertThat(texts(first))
                .contains("承办单位由“市妇联（牵头）、市教育体育局、甲县、乙县、丙县、丁县、戊区、己区”改为“市妇联（牵头）、市教育体育局、市公安局、甲县、乙县、丙县、丁县、戊区、己区”")
                .anyMatch(text -> text.startsWith("按单位填改的工作簿“要点.xlsx”修改：要点、责任单位"));
        var added = plans.plan(points.planOf(YEAR)).points().get(2);
        assertThat(added.title()).isEqualTo("补充一项");
        assertThat(added.lead()).isEqualTo(new UnitView("minzheng", "市民政局"));
        assertThat(added.measures()).extracting(MeasureView::text).containsExactly("落实补充的一项");

        assertThat(apply(content, chosen).status())
                .as("they are no longer there")
                .isEqualTo(409);
    }

    @Test
    void aPointWithoutRowsIsLeftOutWithAReasonAndAConflictIsShown() {
        var content = edited(sheet -> {
            type(sheet, 0, TITLE, "单位的标题");
            sheet.removeRow(sheet.getRow(FIRST + 2));
            sheet.removeRow(sheet.getRow(FIRST + 3));
        });
        var before = compared(content).get("differences");
        var plain = id(before, "要点").get("id").asText();
        var now = point("2032-1-1");
        var edit = Proofreading.confirmed(Proofreading.asTyped(now), now);
        planning.edit(points.planOf(YEAR), now.id(), withTitle(edit, "办公室的标题"), "office-2");

        var compared = compared(content);
        assertThat(compared.get("notes").get(0).asText()).contains("一(一) 办公室的标题");
        var conflict = id(compared.get("differences"), "要点");
        assertThat(conflict.get("present").asText()).isEqualTo("办公室的标题");
        assertThat(conflict.get("exported").asText()).isEqualTo("开展家庭教育指导");
        var late = apply(content, Map.of(plain, ""));
        assertThat(late.status()).isEqualTo(409);
        assertThat(point("2032-1-1").title()).isEqualTo("办公室的标题");

        var gone = id(compared.get("differences"), "整项要点（工作簿中已删去）").get("id").asText();
        assertThat(apply(content, Map.of(gone, "  ")).status()).isEqualTo(422);
        assertThat(point("2032-1-2").phase())
                .as("a removed row alone does nothing")
                .isEqualTo(Phase.DRAFT);
        assertThat(apply(content, Map.of(gone, "今年不办", conflict.get("id").asText(), ""))
                        .status())
                .isEqualTo(200);
        assertThat(point("2032-1-2"))
                .returns(Phase.LEFT_OUT, PointView::phase)
                .returns("今年不办", PointView::leftOutReason);
        assertThat(texts(point("2032-1-2"))).contains("不列入本年：今年不办");
        assertThat(point("2032-1-1").title()).isEqualTo("单位的标题");
    }

    @Test
    void nobodyElseTakesOrReturnsIt() {
        var content = exported();
        for (var user : List.of("fulian-officer", "jia-head", "supervisor", "admin", "recorder")) {
            var app = user.equals("supervisor") ? "cockpit" : user.equals("admin") ? "admin" : "tasklist";
            var other = WebSession.signedIn(port, user, app);
            if (!List.of("supervisor", "recorder").contains(user)) {
                assertThat(other.get(path("/plan.xlsx")).status()).as(user).isIn(403, 404);
            }
            for (var what : List.of("/plan-workbook", "/plan-workbook/chosen")) {
                assertThat(other.upload(path(what), "要点.xlsx", content).status())
                        .as(user + what)
                        .isIn(403, 404);
            }
        }
        assertThat(WebSession.signedIn(port, "supervisor", "cockpit")
                        .download(path("/plan.xlsx"))
                        .statusCode())
                .as("supervisors see every plan")
                .isEqualTo(200);
        for (var point : plans.plan(points.planOf(YEAR)).points()) {
            planning.edit(
                    points.planOf(YEAR),
                    point.id(),
                    Proofreading.confirmed(Proofreading.asTyped(point), point),
                    "office-1");
        }
        office.desk("office-1").does(Elements.PROOFREAD, String.valueOf(YEAR), answer("SUBMITTED"));
        assertThat(session.upload(path("/plan-workbook"), "要点.xlsx", content).status())
                .isEqualTo(404);
        var approval = "/camunda/api/weibao/tasks/"
                + office.task(Elements.APPROVE, String.valueOf(YEAR)).getId();
        var recorder = WebSession.tasklist(port, "recorder");
        assertThat(recorder.download(approval + "/plan.xlsx").statusCode())
                .as("those who approve it see it")
                .isEqualTo(200);
        assertThat(recorder.upload(approval + "/plan-workbook", "要点.xlsx", content)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoWorkbookOfThisPlanIsRefused() throws IOException {
        assertRefused("要点.xlsx", "不是工作簿".getBytes(StandardCharsets.UTF_8), ".*。");
        assertRefused("要点.docx", SampleFiles.docx(), "“要点.docx”不是xlsx工作簿.*");
        assertRefused("要点.xlsx", new byte[5 * 1024 * 1024], "工作簿超过4MB.*");
        var macros = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(exported()))) {
            workbook.setVBAProject(new ByteArrayInputStream(new byte[] {1}));
            workbook.write(macros);
        }
        assertRefused("要点.xlsm", macros.toByteArray(), ".*");
        assertRefused("要点.xlsx", macros.toByteArray(), ".*含有宏.*");
        var other = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(exported()))) {
            workbook.getSheet("weibao").getRow(0).getCell(1).setCellValue("1");
            workbook.write(other);
        }
        assertRefused("要点.xlsx", other.toByteArray(), "这份工作簿是从另一份年度工作要点导出的.*");
        assertRefused(
                "要点.xlsx", edited(sheet -> sheet.getRow(FIRST).getCell(TITLE).setCellFormula("1+1")), ".*是公式.*");
    }

    private void assertRefused(String name, byte[] content, String sentence) {
        var answer = session.upload(path("/plan-workbook"), name, content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("field").asText()).isEqualTo("workbook");
        assertThat(answer.json().get("detail").asText()).matches(sentence);
    }

    private static PointEdit withTitle(PointEdit edit, String title) {
        return new PointEdit(
                edit.version(),
                title,
                edit.category(),
                edit.priority(),
                edit.lead(),
                edit.leadConfirmed(),
                edit.responsible(),
                edit.supporting(),
                edit.phrases(),
                edit.counties(),
                edit.deadline(),
                edit.rhythm(),
                edit.rhythmReason(),
                edit.closingStandard(),
                edit.measures(),
                edit.leftOutReason());
    }

    private String path(String what) {
        return "/camunda/api/weibao/tasks/" + taskId + what;
    }

    private byte[] exported() {
        return session.download(path("/plan.xlsx")).body();
    }

    private byte[] edited(Consumer<Sheet> edit) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(exported()))) {
            edit.accept(workbook.getSheet("要点"));
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void type(Sheet sheet, int row, int column, String text) {
        var known = sheet.getRow(FIRST + row) == null ? sheet.createRow(FIRST + row) : sheet.getRow(FIRST + row);
        var cell = known.getCell(column) == null ? known.createCell(column) : known.getCell(column);
        cell.setCellValue(text);
    }

    private JsonNode compared(byte[] content) {
        var answer = session.upload(path("/plan-workbook"), "要点.xlsx", content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer apply(byte[] content, Map<String, String> reasons) {
        var chosen = new ArrayList<Map<String, String>>();
        reasons.forEach((id, reason) -> chosen.add(Map.of("id", id, "reason", reason)));
        try {
            var json = new ObjectMapper().writeValueAsString(Map.of("chosen", chosen));
            return session.upload(
                    path("/plan-workbook/chosen?chosen=" + URLEncoder.encode(json, StandardCharsets.UTF_8)),
                    "要点.xlsx",
                    content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> whats(JsonNode found) {
        return found.findValuesAsText("what");
    }

    private static JsonNode id(JsonNode found, String what) {
        for (var each : found) {
            if (each.get("what").asText().equals(what)) {
                return each;
            }
        }
        throw new AssertionError(what + " is not in " + whats(found));
    }

    private List<String> texts(PointView point) {
        return pointQuery.timeline(point.id()).stream()
                .map(each -> Objects.requireNonNull(each.text()))
                .toList();
    }

    @Override
    PointView point(String code) {
        return plans.plan(points.planOf(YEAR)).points().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
