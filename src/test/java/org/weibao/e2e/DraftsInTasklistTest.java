package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.workpoint.Phase;

/** A closed browser or an ended session loses nothing of a form, and nobody gets another person's draft. */
class DraftsInTasklistTest extends BrowserTest {

    private static final String TASKLISTS_OWN = "**/camunda/api/engine/**";
    private static final String MECHANISM = "一(四) 强化工作机制建设";

    @BeforeAll
    void beginTheYear() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        for (var unit : List.of("gonghui", "renshe", "zhujian")) {
            colleagues.accepts(unit, year.labelOf(SUPPORT, unit));
        }
        colleagues.does("fulian-officer", "签收｜" + FAMILY, Map.of("answer", "DECLINED", "reason", "职能在民政部门"));
        colleagues.does("zhengfawei-officer", "签收｜" + OVERALL, Map.of("answer", "DECLINED", "reason", "宜由办公室牵头"));
    }

    @Test
    void aBrowserClosedInMidFormCostsNothing() {
        var task = report("gonghui");
        waiting.task(task);
        var sheet = town.takes("gonghui-officer", task).reportAllCompleted("7").type("进展情况", "金秋助学已完成");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        CHROMIUM.close("gonghui-officer");

        var again = reopened("gonghui-officer", task);
        assertThat(again.find(".wb-note[role=status]"))
                .containsText(Pattern.compile("已恢复您 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 填写、尚未提交的内容。"));
        assertThat(again.field("进展情况")).hasValue("金秋助学已完成");
        assertThat(again.find("[data-field$='.figure'] input").first()).hasValue("7");
        again.submit();
        assertThat(pointQuery.reports(year.partOf(SUPPORT, "gonghui").id())).hasSize(1);
    }

    @Test
    void whatWasTypedInTheMomentOfLeavingIsKeptAndCanBeThrownAway() {
        var task = report("zhujian");
        waiting.task(task);
        var sheet = town.takes("zhujian-officer", task).type("困难问题", "房源不足");
        assertThat(sheet.field("困难问题")).hasValue("房源不足");
        CHROMIUM.window("zhujian-officer").navigate("about:blank");
        var session = colleagues.session("zhujian-officer");
        var draft = "/camunda/api/weibao/tasks/" + waiting.task(task).getId() + "/draft";
        await().untilAsserted(() -> assertThat(session.get(draft).body()).contains("房源不足"));
        CHROMIUM.close("zhujian-officer");

        var again = reopened("zhujian-officer", task);
        assertThat(again.field("困难问题")).hasValue("房源不足");
        again.press("不用，重新填写");
        assertThat(again.field("困难问题")).hasValue("");
        await().untilAsserted(() -> assertThat(session.get(draft).status()).isEqualTo(204));
        CHROMIUM.close("zhujian-officer");
        var afterwards = reopened("zhujian-officer", task);
        assertThat(afterwards.field("困难问题")).hasValue("");
        assertThat(afterwards.find(".wb-note[role=status]")).hasCount(0);
    }

    @Test
    void aSessionThatEndsInMidFormIsSaidAtOnceAndCostsNothing() {
        var task = report("renshe");
        waiting.task(task);
        var tasklist = town.at("renshe-officer");
        var sheet = tasklist.take(task).type("进展情况", "就业服务");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        // Tasklist asks for its list by itself, and would be the first to meet the end of the session.
        tasklist.page().route(TASKLISTS_OWN, request -> {});
        tasklist.page().context().clearCookies();
        sheet.type("进展情况", "就业服务已完成，另办招聘会三场");
        assertThat(sheet.find(".wb-draft")).containsText("登录已过期，填写的内容暂存在本页，请重新登录。");
        tasklist.page().unroute(TASKLISTS_OWN);
        sheet.press("重新登录");
        tasklist.fillIn();
        assertThat(sheet.field("进展情况")).hasValue("就业服务已完成，另办招聘会三场");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        CHROMIUM.close("renshe-officer");
        assertThat(reopened("renshe-officer", task).field("进展情况")).hasValue("就业服务已完成，另办招聘会三场");
    }

    @Test
    void twoPeopleAtOneComputerKeepTheirDraftsApart() {
        var task = "重新交办｜" + FAMILY;
        waiting.task(task);
        var window = town.at("office-1");
        var first = window.take(task).type("调整理由", "改由市民政局牵头");
        assertThat(first.find(".wb-draft")).containsText("草稿已保存");
        putBack("office-1", task);
        window.signOut();

        var second = new Tasklist("office-2", window.page(), port);
        second.fillIn();
        var sheet = second.take(task);
        assertThat(sheet.field("调整理由")).hasValue("");
        assertThat(sheet.find(".wb-note[role=status]")).hasCount(0);
        sheet.type("调整理由", "仍由市妇联牵头");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        putBack("office-2", task);
        second.signOut();

        window.fillIn();
        var again = window.take(task);
        assertThat(again.field("调整理由")).hasValue("改由市民政局牵头");
    }

    @Test
    void whatIsNoLongerAChoiceCanBeTakenOut() {
        var task = "重新交办｜" + OVERALL;
        var session = colleagues.session("office-1");
        var id = colleagues.claim(session, task);
        var kept = session.put(
                "/camunda/api/weibao/tasks/" + id + "/draft",
                Map.of(
                        "lead",
                        "xintuan",
                        "responsible",
                        List.of("zhengfawei", "lianhe"),
                        "countyChosen",
                        Map.of("geng", true),
                        "reason",
                        "改由市民政局牵头"));
        assertThat(kept.status()).isEqualTo(200);
        var sheet = reopened("office-1", task);
        assertThat(sheet.field("调整理由")).hasValue("改由市民政局牵头");
        sheet.submitInVain();
        assertThat(sheet.refusal()).isEqualTo("请选择牵头单位。");
        sheet.pick("牵头单位", "市民政局");
        assertThat(sheet.find(".wb-chip")).containsText(new String[] {"市委政法委", "已停用的单位（请去掉）"});
        sheet.press("去掉已停用的单位").untick("已停用的单位").submit();
        assertThat(pointQuery.point(year.idOf(OVERALL)).lead().code()).isEqualTo("minzheng");
    }

    @Test
    void aDecisionOnWhatNoLongerAwaitsItIsNotDroppedInSilence() {
        comesToTheMeeting(STUDY, List.of());
        comesToTheMeeting(MECHANISM, List.of("jia", "yi"));
        var task = "审议｜" + STUDY;
        waiting.task(task);
        waiting.task("审议｜" + MECHANISM);
        var sheet = town.takes("recorder", task).tick(STUDY, "办结销号").tick(MECHANISM, "办结销号");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        CHROMIUM.close("recorder");
        var today = LocalDate.now(WorkingCalendar.ZONE).toString();
        var carriedOver = Map.of("pointId", year.idOf(MECHANISM), "verdict", "CARRIED_OVER", "reason", "制度尚未印发");
        colleagues.does(
                "recorder",
                "审议｜" + MECHANISM,
                Map.of(
                        "meetingDate",
                        today,
                        "minutesKind",
                        "MINUTES",
                        "minutesNumber",
                        "〔2026〕3号",
                        "verdicts",
                        List.of(carriedOver)));

        var again = reopened("recorder", task);
        assertThat(again.find("[data-field=verdicts] > .wb-note"))
                .hasText("您上次还填写了对“" + MECHANISM + "”的决定，现在已不待您审议（已由他人认领或者已作出决定），本次不记录。");
        Screens.saveWhole(CHROMIUM.window("recorder"), "recorder-out-of-reach");
        again.type("会议日期", today).pick("决定依据", "会议纪要").type("文号", "〔2026〕4号").submit();
        assertThat(pointQuery.point(year.idOf(STUDY)).phase()).isEqualTo(Phase.CLOSED);
        assertThat(pointQuery.point(year.idOf(MECHANISM)).phase()).isEqualTo(Phase.CARRIED_OVER);
    }

    /** All that comes before the leading group decides on a point of the office. */
    private void comesToTheMeeting(String point, List<String> counties) {
        colleagues.does("unit-office-officer", "签收｜" + point, Map.of("answer", "ACCEPTED"));
        counties.forEach(county -> colleagues.carriesOut(county, year.labelOf(point, county), "unit-office-officer"));
        colleagues.reports("unit-office", year.labelOf(point, "office"));
        colleagues.compiles("unit-office-officer", point, "各项均已完成");
        colleagues.does("unit-office-head", "审签｜" + point, Map.of("answer", "SIGNED"));
        colleagues.passes("office-1", point);
    }

    private Sheet reopened(String user, String task) {
        return town.at(user).openTask(task).opened(task);
    }

    private void putBack(String user, String task) {
        var answer = colleagues
                .session(user)
                .postEngine("/task/" + waiting.task(task).getId() + "/unclaim", Map.of());
        assertThat(answer.status()).isEqualTo(204);
    }

    private String report(String unit) {
        return "落实并填报进展｜" + year.labelOf(SUPPORT, unit);
    }
}
