package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.returned;
import static org.weibao.process.Forms.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PointView;
import org.weibao.notification.DeliveryView;
import org.weibao.organization.Organization;
import org.weibao.plan.PlanService;
import org.weibao.support.WebSession;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** What the lead compiles from, what it sees of its parts, and that unfinished parts stay recorded. */
class CompilingStoryTest extends Scenario {

    private static final String REASON = "三次催办，\n仍未签收。";

    @Autowired
    PlanService planning;

    @Autowired
    PlanFormQuery plans;

    @Autowired
    JdbcClient database;

    @Autowired
    Organization organization;

    Office.Desk lead;
    Office.Desk officeDesk;
    Office.Desk recorder;

    @BeforeEach
    void people() {
        clock.startAgain();
        lead = office.desk("fulian-officer");
        officeDesk = office.desk("office-1");
        recorder = office.desk("recorder");
    }

    @Test
    void whatIsUnfinishedIsSaidOnceThenWhatEachPartSays() {
        var code = points.ledBy("fulian")
                .with("gongan", "minzheng")
                .in("jia", "yi", "bing", "ding", "wu")
                .everybody("宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        finish(code, "gongan", "巡逻", "经费不足");
        finish(code, "jia", "一是宣讲\n二是走访", "经费不足");
        finish(code, "yi", "入户", " ");
        ownReport(code);
        clock.setTo(LocalDate.of(2023, 12, 15));
        endWithout(code);

        var opened = pointQuery.compilation(idOf(code));

        assertThat(opened.difficulty())
                .isEqualTo(
                        """
                未完成4项：市民政局、丙县、丁县、戊区。原因：三次催办，仍未签收（陈立于2023-12-15同意结束落实）。
                市公安局、甲县：经费不足""");
        assertThat(opened.summary())
                .isEqualTo(
                        """
                市妇联：牵头完成
                市公安局：巡逻
                甲县：一是宣讲；二是走访
                乙县：入户""");
        assertThat(opened.nextStep()).isNull();
        assertThat(timeline(code))
                .filteredOn(event -> event.kind() == EntryKind.END_REQUESTED)
                .extracting(EventView::text)
                .containsExactly("三次催办，\n仍未签收。");
    }

    @Test
    void aReworkedReportOpensWithTheLeadsTextAndWhatIsNew() {
        var code = points.ledBy("fulian")
                .in("jia", "yi")
                .everybody("宣讲")
                .countedInCounties("走访", "走访")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        finish(code, "jia", "办了12场", "经费不足", 12);
        finish(code, "yi", "办了30场", "经费不足", 30);
        ownReport(code);
        compile(code, "全市共45场\n甲县：办了12场\n乙县：办了30场", "甲县、乙县：经费不足", 45);

        office.desk("fulian-head").does(Elements.SIGN, code, answer("RETURNED", "请核对"));

        assertThat(pointQuery.compilation(idOf(code)))
                .returns("全市共45场\n甲县：办了12场\n乙县：办了30场", each -> each.summary())
                .returns(new BigDecimal(45), each -> each.figures().get(1).figure());

        lead.does(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "请核对", part(code, "jia")));
        carriesOut(code, "jia", "办了15场", "", 15);

        assertThat(pointQuery.compilation(idOf(code)))
                .returns("全市共45场\n乙县：办了30场\n甲县：办了15场", each -> each.summary())
                .returns("乙县：经费不足", each -> each.difficulty())
                .returns(new BigDecimal(45), each -> each.figures().get(1).figure())
                .returns("已完成", each -> each.figures().get(0).stateLabel());
    }

    @Test
    void whatIsUnfinishedStaysSoAfterTheEnd() {
        var code = withoutYi();
        assertThat(part(code, "yi"))
                .returns(PartState.UNFINISHED, PartView::state)
                .returns("未完成", PartView::stateLabel);
        assertThat(point(code).unfinished()).isEqualTo("有1项承办任务未完成：乙县");
        assertThat(pointQuery.pointOf(part(code, "jia").id()).unfinished())
                .as("a part sees nothing of the others")
                .isNull();
        assertThat(pointQuery.compilation(idOf(code)).figures())
                .extracting(each -> each.stateLabel())
                .containsExactly("推进中");
        compileAndCheck(code);
        var other = withoutYi();
        compileAndCheck(other);
        var form = form("recorder", Elements.DECIDE, code);
        assertThat(form.at("/point/unfinished").asText()).isEqualTo("有1项承办任务未完成：乙县");
        assertThat(form.path("awaiting").findValuesAsText("unfinished")).contains("有1项承办任务未完成：乙县");

        recorder.does(
                Elements.DECIDE,
                code,
                verdict("2023-12-15", on(idOf(code), "CLOSED", "另行督促"), on(idOf(other), "CARRIED_OVER", "明年继续")));

        assertThat(point(code)).returns(Phase.CLOSED, PointView::phase).returns("有1项承办任务未完成：乙县", PointView::unfinished);
        assertThat(part(code, "yi").stateLabel()).isEqualTo("未完成");
        assertThat(timeline(code))
                .last()
                .returns(EntryKind.CLOSED, EventView::kind)
                .returns("2023-12-15 会议纪要 〔2023〕3号：另行督促（有1项承办任务未完成：乙县）", EventView::text);
        assertThat(timeline(other)).last().returns("2023-12-15 会议纪要 〔2023〕3号：明年继续（有1项承办任务未完成：乙县）", EventView::text);
        assertThat(told(code))
                .containsExactlyInAnyOrder(
                        "未完成 乙县 牵头单位提请结束落实，办公室已经同意，贵单位的承办任务记为未完成，不用再填报。",
                        "办结销号 市妇联 领导小组已决定办结销号（2023-12-15 会议纪要 〔2023〕3号）。\n说明：另行督促\n有1项承办任务未完成：乙县。\n不用再填报。",
                        "办结销号 甲县 这项要点已由领导小组决定办结销号（2023-12-15 会议纪要 〔2023〕3号），贵单位的承办任务随之结束，不用再填报。",
                        "办结销号 乙县 这项要点已由领导小组决定办结销号（2023-12-15 会议纪要 〔2023〕3号），贵单位的承办任务记为未完成，不用再填报。");
        assertThat(told(other))
                .contains("结转下年度 市妇联 领导小组已决定结转下年度（2023-12-15 会议纪要 〔2023〕3号）。\n结转理由：明年继续\n有1项承办任务未完成：乙县。"
                        + "\n下年度校核时作为上年结转列出，在此以前不用再填报。");
        assertThat(timeline(code)).last().satisfies(event -> assertThat(event.deliveries())
                .extracting(DeliveryView::recipient)
                .contains("杜鹃", "夏明"));
        var next = points.emptyPlan(2024);
        assertThat(plans.plan(next).carriedOver())
                .filteredOn(each -> each.point().id() == idOf(other))
                .singleElement()
                .returns("有1项承办任务未完成：乙县", each -> each.point().unfinished());
        planning.takeUp(next, idOf(other), "office-1");
        assertThat(plans.plan(next).points())
                .singleElement()
                .returns("由" + other + "结转，上年有1项承办任务未完成：乙县", PointView::note)
                .returns(null, PointView::unfinished);
    }

    @Test
    void anUnfinishedPartThatIsReopenedAndVerifiedIsNoLongerUnfinished() {
        var code = withoutYi();
        compile(code, "甲县已完成", pointQuery.compilation(idOf(code)).difficulty(), null);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        officeDesk.does(Elements.CHECK, code, returned("RETURNED_TO_PARTS", "乙县须补办", part(code, "yi")));
        carriesOut(code, "yi", "已补办", "", 1);

        assertThat(point(code).unfinished()).isNull();
        assertThat(pointQuery.compilation(idOf(code)))
                .returns(null, each -> each.difficulty())
                .returns("甲县已完成\n乙县：已补办", each -> each.summary());
    }

    @Test
    void aPartWithoutMeasuresLeftSaysWhy() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var ofJia = part(code, "jia").measures().get(0).measure().id();
        office.desk("jia-officer")
                .does(
                        Elements.ACCEPT_PART,
                        code + "/jia",
                        Map.of("notApplicable", List.of(Map.of("measureId", ofJia, "reason", "没有学校"))));
        lead.does(Elements.CONFIRM_NOT_APPLICABLE, code + "/jia", Map.of("confirmed", List.of(ofJia)));
        office.desk("yi-officer").does(Elements.ACCEPT_PART, code + "/yi", Map.of("objection", "没有职能"));
        var ofYi = part(code, "yi").measures().get(0).measure().id();
        officeDesk.does(Elements.DECIDE_OBJECTION, code + "/yi", Map.of("released", List.of(ofYi), "reason", "属实"));

        assertThat(pointQuery.parts(idOf(code)))
                .extracting(each -> each.unit().name(), PartView::stateLabel)
                .containsExactly(tuple("市妇联", "落实中"), tuple("甲县", "不涉及"), tuple("乙县", "免于承办"));
    }

    @Test
    void whoSeesAllPartsSeesStepDueDayAndLightOfEach() {
        var code = points.ledBy("fulian")
                .with("gongan")
                .supportedBy("minzheng")
                .in("jia", "yi", "bing")
                .everybody("宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        finishUntil(code, "yi");
        office.desk("yi-head").does(Elements.SIGN_PART, code + "/yi", answer("SIGNED"));
        finishUntil(code, "bing");
        clock.setTo(LocalDate.of(2023, 3, 15));

        for (var user : List.of("fulian-officer", "office-1")) {
            var step = user.equals("office-1") ? Elements.CONSENT_END : Elements.REQUEST_END;
            if (user.equals("office-1")) {
                lead.does(Elements.REQUEST_END, code, reason("不能再等"));
            }
            var rows = rows(form(user, step, code));
            assertThat(rows)
                    .extracting(row -> row.get("unit"), row -> row.get("step"), row -> row.get("assigneeBody"))
                    .containsExactly(
                            tuple("市妇联", "落实并填报进展", "市妇联"),
                            tuple("市公安局", "签收", "市公安局"),
                            tuple("市民政局", "签收", "市民政局"),
                            tuple("甲县", "落实并填报进展", "甲县"),
                            tuple("乙县", "核验", "市妇联"),
                            tuple("丙县", "审签", "丙县"));
            assertThat(rows)
                    .extracting(row -> row.get("unit"), row -> row.get("due"), row -> row.get("light"))
                    .containsExactly(
                            tuple("市妇联", "2023-03-31", "绿灯 还有12个工作日"),
                            tuple("市公安局", "2023-03-09", "黄灯 已逾期4个工作日"),
                            tuple("市民政局", "2023-03-09", "配合事项，不计逾期"),
                            tuple("甲县", "2023-03-31", "绿灯 还有12个工作日"),
                            tuple("乙县", "2023-03-13", "蓝灯 已逾期2个工作日"),
                            tuple("丙县", "2023-03-08", "黄灯 已逾期5个工作日"));
        }
        var own = form("jia-officer", Elements.REPORT, code + "/jia");
        assertThat(own.path("parts")).as("a county sees nothing of the others").isEmpty();
        assertThat(own.toString()).doesNotContain("市公安局\",\"due\"");
    }

    @Test
    void aTaskWithoutADueDayHasNoLight() {
        var code =
                points.ledBy("fulian").supportedBy("minzheng").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));

        assertThat(light(form("fulian-officer", Elements.REQUEST_END, code))).isEqualTo("不限期");
        assertThat(light(form("minzheng-officer", Elements.ACCEPT_PART, code + "/minzheng")))
                .isEqualTo("配合事项，不计逾期");
        assertThat(light(form("fulian-officer", Elements.REPORT, code + "/fulian")))
                .isEqualTo("GREEN");
    }

    private static String light(JsonNode form) {
        var task = form.path("task");
        assertThat(task.path("light").isNull()).isNotEqualTo(task.path("unlit").isNull());
        return task.path("light").isNull()
                ? task.path("unlit").asText()
                : task.at("/light/light").asText();
    }

    /** A point whose lead and 甲县 have finished and whose 乙县 has not, though it says so. */
    private String withoutYi() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        finish(code, "jia", "完成", "");
        finishUntil(code, "yi");
        ownReport(code);
        clock.setTo(LocalDate.of(2023, 12, 15));
        endWithout(code);
        return code;
    }

    /** What has ended, for each recipient, in its words. */
    private List<String> told(String code) {
        return database.sql(
                        """
                        SELECT n.head, n.text, MIN(d.recipient) AS recipient FROM notice n JOIN delivery d ON d.notice_id = n.id
                        WHERE n.kind = 'ENDED' AND n.point_id = ? GROUP BY n.id, n.head, n.text
                        """)
                .param(idOf(code))
                .query((row, number) -> row.getString("head") + " "
                        + organization
                                .unit(row.getString("recipient").split("-")[0])
                                .name() + " " + row.getString("text"))
                .list();
    }

    private void endWithout(String code) {
        lead.does(Elements.REQUEST_END, code, reason(REASON));
        officeDesk.does(Elements.CONSENT_END, code, answer("GRANTED", "同意"));
    }

    private void ownReport(String code) {
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "牵头完成"));
    }

    private void finish(String code, String unit, String summary, String difficulty) {
        finish(code, unit, summary, difficulty, 1);
    }

    private void finish(String code, String unit, String summary, String difficulty, int figure) {
        office.desk(unit + "-officer").does(Elements.ACCEPT_PART, code + "/" + unit + "/", accept());
        carriesOut(code, unit, summary, difficulty, figure);
    }

    private void carriesOut(String code, String unit, String summary, String difficulty, int figure) {
        var key = code + "/" + unit + "/";
        var content = new HashMap<String, Object>(report(part(code, unit), true, summary, figure, null));
        content.put("difficulty", difficulty);
        office.desk(unit + "-officer").does(Elements.REPORT, key, content);
        office.desk(unit + "-head").does(Elements.SIGN_PART, key, answer("SIGNED"));
        lead.does(Elements.VERIFY, key, answer("PASSED"));
    }

    /** Until its head has to sign. */
    private void finishUntil(String code, String unit) {
        var key = code + "/" + unit + "/";
        office.desk(unit + "-officer").does(Elements.ACCEPT_PART, key, accept());
        office.desk(unit + "-officer").does(Elements.REPORT, key, report(part(code, unit), true, "完成"));
    }

    private void compile(String code, String summary, String difficulty, Integer figure) {
        var measures = point(code).measures();
        var content = new HashMap<String, Object>(compiled(measures, summary));
        content.put("difficulty", difficulty);
        if (figure != null) {
            var counted = measures.get(1).id();
            content.put(
                    "figures",
                    List.of(
                            line(measures.get(0).id()),
                            Map.of("measureId", counted, "state", "COMPLETED", "percentage", 100, "figure", figure)));
        }
        lead.does(Elements.COMPILE, code, content);
    }

    private static Map<String, Object> line(long measureId) {
        return Map.of("measureId", measureId, "state", "COMPLETED", "percentage", 100);
    }

    private void compileAndCheck(String code) {
        compile(code, "汇总", "", null);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        officeDesk.does(Elements.CHECK, code, checked(true, true));
    }

    private JsonNode form(String user, String step, String key) {
        return form(WebSession.tasklist(port, user), step, key);
    }

    private JsonNode form(WebSession session, String step, String key) {
        var answer = session.get(
                "/camunda/api/weibao/tasks/" + office.task(step, key).getId());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** The table of parts, a row each. */
    private static List<Map<String, String>> rows(JsonNode form) {
        return StreamSupport.stream(form.path("parts").spliterator(), false)
                .map(part -> {
                    assertThat(part.path("steps")).as(part.toString()).hasSize(1);
                    var step = part.at("/steps/0");
                    return Map.of(
                            "unit", part.at("/unit/name").asText(),
                            "step", step.path("name").asText(),
                            "assigneeBody", step.path("assigneeBody").asText(),
                            "due", step.path("due").asText(),
                            "light",
                                    step.path("light").isNull()
                                            ? step.path("unlit").asText()
                                            : step.at("/light/label").asText() + " "
                                                    + step.at("/light/standing").asText());
                })
                .toList();
    }

    private long idOf(String code) {
        return points.idOf(code);
    }
}
