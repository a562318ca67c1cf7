package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.weibao.board.ReportView;

/** Every failure between a person and the server is shown in Chinese, in the form, and loses nothing that was typed. */
class RefusalsInTasklistTest extends BrowserTest {

    private static final String HOSTILE = Screens.HOSTILE;

    @BeforeAll
    void beginTheYear() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        for (var unit : List.of("weijian", "gonghui", "renshe", "zhujian", "jia")) {
            colleagues.accepts(unit, part(unit));
        }
    }

    @Test
    void aMissingReasonIsSaidAtTheFormAndAtItsField() {
        waiting.task("签收｜" + OVERALL);
        var sheet =
                town.takes("zhengfawei-officer", "签收｜" + OVERALL).choose("异议").submitInVain();
        assertThat(sheet.refusal()).isEqualTo("请填写异议理由。");
        assertThat(sheet.refusalAt("reason")).hasText("请填写异议理由。");
        assertThat(sheet.toasts()).isEmpty();
        sheet.type("异议理由", "总体部署由领导小组办公室牵头为宜").submit();
    }

    @Test
    void whatTheServerRefusesIsSaidLikewiseAndNothingIsLost() {
        var sheet = town.takes("gonghui-officer", report("gonghui"))
                .reportAllCompleted("7")
                .type("进展情况", "金秋助学已完成")
                .type("困难问题", "假期托管场地不足")
                .choose("报告办结");
        sheet.find("select").first().selectOption("IN_PROGRESS");
        sheet.submitInVain();
        assertThat(sheet.refusal()).contains("还不是“已完成”");
        assertThat(sheet.refusalAt("figures[0].state")).containsText("还不是“已完成”");
        assertThat(sheet.toasts()).isEmpty();
        assertThat(sheet.field("进展情况")).hasValue("金秋助学已完成");
        assertThat(sheet.field("困难问题")).hasValue("假期托管场地不足");
        assertThat(sheet.find("[data-field$='.figure'] input").first()).hasValue("7");
        sheet.reportAllCompleted("7").submit();
        assertThat(reports("gonghui")).hasSize(1);
    }

    @Test
    void whoComesSecondIsToldSoAndKeepsWhatHeTyped() {
        colleagues.does("jiaoti-officer", "签收｜" + SCHOOL, Map.of("answer", "DECLINED", "reason", "请一并考虑财政部门"));
        waiting.task("重新交办｜" + SCHOOL);
        var sheet = town.takes("office-1", "重新交办｜" + SCHOOL).type("调整理由", "仍由市教育体育局牵头");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        var task = waiting.task("重新交办｜" + SCHOOL).getId();
        assertThat(colleagues
                        .session("office-1")
                        .postEngine("/task/" + task + "/unclaim", Map.of())
                        .status())
                .isEqualTo(204);
        colleagues.does("office-2", "重新交办｜" + SCHOOL, Map.of("lead", "jiaoti", "reason", "已与市教育体育局商定"));
        sheet.submitInVain();
        assertThat(sheet.refusal()).startsWith("该任务已办理或已由他人办理，请刷新后再看。");
        assertThat(sheet.toasts()).isEmpty();
        assertThat(sheet.field("调整理由")).hasValue("仍由市教育体育局牵头");
    }

    @Test
    void anExpiredSessionCostsNothing() {
        var tasklist = town.at("renshe-officer");
        var sheet = tasklist.take(report("renshe")).reportAllCompleted("9").type("进展情况", "就业服务已完成");
        tasklist.page().context().clearCookies();
        sheet.submitInVain();
        assertThat(sheet.refusal()).startsWith("登录已过期，请重新登录，填写的内容已保留。");
        assertThat(sheet.toasts()).isEmpty();
        sheet.press("重新登录");
        tasklist.fillIn();
        assertThat(sheet.find(".wb-note[role=status]")).containsText("尚未提交的内容");
        assertThat(sheet.field("进展情况")).hasValue("就业服务已完成");
        assertThat(sheet.find("[data-field$='.figure'] input").first()).hasValue("9");
        sheet.submit();
        assertThat(reports("renshe")).hasSize(1).extracting(ReportView::summary).containsExactly("就业服务已完成");
    }

    @Test
    void aScriptIsATextForEverybodyWhoReadsIt() {
        town.takes("jia-officer", report("jia"))
                .reportAllCompleted("3")
                .type("进展情况", HOSTILE)
                .type("困难问题", HOSTILE)
                .type("下一步打算", HOSTILE)
                .choose("报告办结")
                .submit();
        waiting.task("审签｜" + part("jia"));
        isRead("jia-head", town.takes("jia-head", "审签｜" + part("jia")), 3)
                .choose("签发")
                .submit();
        waiting.task("核验｜" + part("jia"));
        isRead("minzheng-officer", town.takes("minzheng-officer", "核验｜" + part("jia")), 3)
                .choose("退回")
                .type("退回理由", HOSTILE)
                .submit();
        colleagues.does("minzheng-officer", "提请结束落实｜" + SUPPORT, Map.of("reason", HOSTILE));
        waiting.task("审批结束落实｜" + SUPPORT);
        var consent = town.takes("office-1", "审批结束落实｜" + SUPPORT);
        consent.find("tbody")
                .filter(new Locator.FilterOptions().setHasText("甲县"))
                .getByText("查看")
                .click();
        isRead("office-1", consent, 4).choose("不同意").type("不同意的理由", "继续落实").submit();
    }

    /** The text is shown as it was typed, that many times, and nothing of it ran in the browser. */
    private Sheet isRead(String user, Sheet sheet, int times) {
        assertThat(sheet.find(".wb-text")
                        .filter(new Locator.FilterOptions().setHasText(HOSTILE).setVisible(true)))
                .hasCount(times);
        assertThat(CHROMIUM.window(user).evaluate("typeof window.__xss")).isEqualTo("undefined");
        return sheet;
    }

    @Test
    void clickingTwiceReportsOnce() {
        var sheet = town.takes("zhujian-officer", report("zhujian"))
                .reportAllCompleted("5")
                .type("进展情况", "住房保障名单已核对");
        var sent = new ArrayList<String>();
        CHROMIUM.window("zhujian-officer").onRequest(request -> sent.add(request.url()));
        sheet.find(".wb-submit .btn-primary").dblclick();
        assertThat(sheet.find("fieldset")).hasCount(0);
        assertThat(sheet.toasts()).isEmpty();
        assertThat(sent.stream().filter(url -> url.endsWith("/submit-form"))).hasSize(1);
        assertThat(reports("zhujian")).hasSize(1);
    }

    @Test
    void noNewProgressIsOneClick() {
        var sheet = town.takes("weijian-officer", report("weijian"));
        assertThat(sheet.find(".wb-quick button")).hasCount(0);
        assertThat(sheet.find(".wb-quick")).containsText("起才能报无新进展");

        year.isDueToday(year.partOf(SUPPORT, "weijian"));
        sheet = town.at("weijian-officer").take(report("weijian"));
        sheet.press("无新进展");
        await().untilAsserted(() -> assertThat(reports("weijian")).hasSize(1).allMatch(ReportView::noNewProgress));
        waiting.task(report("weijian"));
        var next = town.takes("weijian-officer", report("weijian"));
        assertThat(next.find("[data-field=done] .wb-note")).containsText("在这以前只能报告办结");
        assertThat(next.find(".wb-submit .btn-primary")).isDisabled();
        next.choose("报告办结");
        assertThat(next.find(".wb-submit .btn-primary")).isEnabled();
    }

    private List<ReportView> reports(String unit) {
        return pointQuery.reports(year.partOf(SUPPORT, unit).id());
    }

    private String report(String unit) {
        return "落实并填报进展｜" + part(unit);
    }

    private String part(String unit) {
        return year.labelOf(SUPPORT, unit);
    }
}
