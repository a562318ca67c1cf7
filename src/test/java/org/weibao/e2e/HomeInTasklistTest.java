package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.board.ReportView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.Light;
import org.weibao.process.Elements;

/** 我的工作台: what an officer sees after the sign-in, and the result of their acts there. */
class HomeInTasklistTest extends BrowserTest {

    private static final String MECHANISM = "一(四) 强化工作机制建设";

    /** Somebody who works for all units and counties. */
    private static final String BUSY = "gonghui-officer";

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    TaskService tasks;

    @BeforeAll
    void anOfficerHasTwentyTasks() {
        year.begin();
        for (var group : identities.createGroupQuery().list()) {
            if (group.getId().matches("(unit|county)-.*") && !group.getId().matches(".*-head|unit-gonghui")) {
                identities.createMembership(BUSY, group.getId());
            }
        }
        var leads = Map.of(
                SUPPORT,
                "minzheng-officer",
                STUDY,
                "unit-office-officer",
                MECHANISM,
                "unit-office-officer",
                SCHOOL,
                "jiaoti-officer");
        leads.forEach((point, lead) -> colleagues.does(lead, "签收｜" + point, Map.of("answer", "ACCEPTED")));
        colleagues.does("fulian-officer", "签收｜" + FAMILY, Map.of("answer", "DECLINED", "reason", "职能在民政部门"));
        colleagues.does("zhengfawei-officer", "签收｜" + OVERALL, Map.of("answer", "DECLINED", "reason", "宜由办公室牵头"));
        for (var unit : List.of("renshe", "weijian")) {
            colleagues.accepts(unit, part(unit));
        }
        late("jia", 20, Light.RED);
        late("yi", 6, Light.YELLOW);
        waiting.task("重新交办｜" + FAMILY);
        waiting.task("重新交办｜" + OVERALL);
        await().until(() ->
                tasks.createTaskQuery().taskNameLike("%" + SCHOOL + "｜%").count() > 0);
        for (var task : tasks.createTaskQuery().followUpAfter(new Date()).list()) {
            tasks.setFollowUpDate(task.getId(), null);
        }
    }

    /** The part was to be accepted so many days ago, and has had the light since then. */
    private void late(String unit, int days, Light light) {
        waiting.task("签收｜" + part(unit));
        var due = LocalDate.now(WorkingCalendar.ZONE).minusDays(days);
        transaction.executeWithoutResult(status -> database.update(
                """
                update deadline set due = ?, original_due = ?, dated_at = ?, blue_from = ?, yellow_from = ?, red_from = ?
                where part_id = ? and step = ?""",
                due,
                due,
                due.minusDays(10).atStartOfDay(),
                due.atStartOfDay(),
                due.atStartOfDay(),
                light == Light.RED ? due.atStartOfDay() : null,
                year.partOf(SUPPORT, unit).id(),
                Elements.ACCEPT_PART));
    }

    @Test
    void theMostUrgentOfTwentyIsFirst() {
        var page = town.at(BUSY).page();
        assertThat(page).hasURL(Pattern.compile("#/desk$"));
        var rows = page.locator("tr[data-task]");
        assertThat(rows).hasCount(20);
        // An urging, which another test may have made, comes before all.
        var late = rows.filter(new Locator.FilterOptions().setHasNotText("催办"));
        assertThat(late.nth(0)).containsText(Pattern.compile("红.*已逾期\\d+个工作日.*二\\(一\\)2.*甲县"));
        assertThat(late.nth(1)).containsText(Pattern.compile("黄.*乙县"));
        assertThat(late.nth(2)).containsText("绿");
        assertThat(rows.nth(19)).isInViewport();
        assertThat(page.locator(".wb-top .account")).containsText("叶青");
        Screens.page(page, "desk-1366");
        // A list that is left and found again by the keyboard alone.
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(rows.nth(1).locator("a.wb-title")).isFocused();
        page.keyboard().press("/");
        assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
        page.setViewportSize(390, 844);
        Screens.page(page, "desk-390");
        page.setViewportSize(683, 384);
        Screens.page(page, "desk-zoomed");
    }

    @Test
    void whyATaskIsRedIsOneClickAway() {
        var page = CHROMIUM.window(BUSY);
        page.navigate(town.address("tasklist"));
        assertThat(page.locator("input[type=password]")).isVisible();
        var signIn = new Clicks(page);
        SignIn.as(BUSY, page);
        var red = page.locator("tr[data-task]", new Page.LocatorOptions().setHasText("红"))
                .first();
        assertThat(red).isVisible();
        signIn.count("sign-in until the most urgent of twenty is there");
        var clicks = new Clicks(page);
        red.locator("a.wb-title").click();
        assertThat(page.locator("form.wb")).containsText(Pattern.compile("红灯：应于.*按规则表第\\d+行"));
        assertThat(clicks.count("why is this red")).isEqualTo(1);
    }

    @Test
    void theLeadSeesWhatWaitsForOthers() {
        var page = town.at("minzheng-officer").page();
        page.locator(".wb-tab", new Page.LocatorOptions().setHasText("在办")).click();
        assertThat(page).hasURL(Pattern.compile("#/in-progress$"));
        var rows = page.locator("tr[data-task]");
        assertThat(rows.first()).containsText(Pattern.compile("红.*二\\(一\\)2.*甲县"));
        assertThat(rows.nth(1)).containsText(Pattern.compile("黄.*乙县"));
        Screens.page(page, "in-progress-1366");
        page.setViewportSize(390, 844);
        Screens.page(page, "in-progress-390");
        page.setViewportSize(1366, 768);
        rows.first().locator("a.wb-title").click();
        assertThat(page).hasURL(Pattern.compile("#/point/2023-2-1-2$"));
        page.goBack();
        assertThat(rows.first()).containsText("甲县");
    }

    @Test
    void theSignInAndEmptyListsAreForEverybodyOnEveryScreen() {
        var page = CHROMIUM.window("recorder");
        page.navigate(town.address("tasklist"));
        assertThat(page.locator("input[type=password]")).isVisible();
        onEveryScreen(page, "sign-in");
        SignIn.as("recorder", page);
        for (var list : List.of("desk", "done", "notices")) {
            page.navigate(town.address("tasklist") + "#/" + list + "?q=没有这样的");
            assertThat(page.locator(".wb-nothing, .wb-list-table, .wb-notices")).isVisible();
            onEveryScreen(page, "empty-" + list);
        }
    }

    /** At a desk, at 200 % and on a telephone. */
    private static void onEveryScreen(Page page, String name) {
        for (var size : List.of(new ViewportSize(1366, 768), new ViewportSize(683, 384), new ViewportSize(390, 844))) {
            page.setViewportSize(size.width, size.height);
            Screens.page(page, name + "-" + size.width);
        }
    }

    @Test
    void filtersAreInTheAddressAndTheWayBackKeepsThem() {
        var page = town.at(BUSY).page();
        var red = page.locator(".wb-filter[data-show=RED]");
        red.click();
        assertThat(page).hasURL(Pattern.compile("#/desk\\?light=RED$"));
        var rows = page.locator("tr[data-task]");
        assertThat(rows).hasCount(1);
        rows.locator("a.wb-title").click();
        assertThat(page.locator(".wb-task-head h1")).containsText("加大家庭支持力度");
        page.goBack();
        assertThat(red).hasAttribute("aria-pressed", "true");
        assertThat(rows).hasCount(1);
        page.reload();
        assertThat(red).hasAttribute("aria-pressed", "true");
        page.getByRole(AriaRole.SEARCHBOX).fill("没有这样的要点");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wb-nothing")).containsText("没有符合条件的待办。");
        page.getByText("查看全部待办").click();
        assertThat(rows).hasCount(20);
        rows.nth(0).locator("a.wb-title").click();
        page.locator(".wb-crumb a").first().click();
        assertThat(rows).hasCount(20);
    }

    @Test
    void noNewProgressTakesTwoClicks() {
        var report = "落实并填报进展｜" + part("weijian");
        waiting.task(report);
        year.isDueToday(year.partOf(SUPPORT, "weijian"));
        var tasklist = town.at("weijian-officer");
        var page = tasklist.page();
        var clicks = new Clicks(page);
        tasklist.task(report).click();
        page.getByText("无新进展", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        var outcome = page.locator(".wb-outcome-text");
        assertThat(outcome).containsText("已提交：二(一)2 加大家庭支持力度，市卫生健康委，落实并填报进展（无新进展）。");
        assertThat(outcome)
                .containsText(Pattern.compile("下一次“落实并填报进展”仍由市卫生健康委办理，\\d{4}-\\d\\d-\\d\\d.*前办理。可在“已办”中查看。"));
        assertThat(page).hasURL(Pattern.compile("#/desk$"));
        assertThat(clicks.count("no new progress")).isEqualTo(2);
        assertThat(pointQuery.reports(year.partOf(SUPPORT, "weijian").id()))
                .hasSize(1)
                .allMatch(ReportView::noNewProgress);
        Screens.page(page, "desk-after");
        page.locator(".wb-outcome button").click();
        assertThat(page.locator(".wb-outcome")).hasCount(0);
        page.reload();
        assertThat(page.locator(".wb-tab").first()).isVisible();
        assertThat(page.locator(".wb-outcome")).hasCount(0);
        var becameOfIt = new Clicks(page);
        page.locator(".wb-tab", new Page.LocatorOptions().setHasText("已办")).click();
        assertThat(page.locator(".wb-done-table tbody tr").first())
                .containsText(Pattern.compile("市卫生健康委.*无新进展.*现由市卫生健康委落实并填报进展"));
        assertThat(becameOfIt.count("what became of my report")).isEqualTo(1);
        Screens.page(page, "done-1366");
        page.setViewportSize(390, 844);
        Screens.page(page, "done-390");
    }

    @Test
    void noticesAreUnreadUntilTheyAreSeen() {
        var page = town.at("jia-officer").page();
        var tab = page.locator(".wb-tab", new Page.LocatorOptions().setHasText("通知"));
        assertThat(tab).containsText(Pattern.compile("通知 \\d+"));
        tab.click();
        assertThat(page.locator(".wb-unread").first()).containsText("签收");
        assertThat(tab).hasText("通知");
        Screens.page(page, "notices-1366");
        page.locator(".wb-notice a").first().click();
        assertThat(page.locator(".wb-task-head h1, .wb-nothing").first()).isVisible();
    }

    @Test
    void aColleagueSeesWhoHasItUntilItIsPutBack() {
        var task = "重新交办｜" + FAMILY;
        var first = town.at("office-1");
        var sheet = first.openTask(task);
        assertThat(first.page().locator(".wb-holder")).containsText("还没有人办理");
        sheet.type("调整理由", "改由市民政局牵头");
        assertThat(first.page().locator(".wb-holder")).hasText("您");
        assertThat(sheet.field("调整理由")).hasValue("改由市民政局牵头");
        assertThat(sheet.field("调整理由")).isFocused();
        Screens.page(first.page(), "handle-1366");

        var second = town.at("office-2");
        assertThat(second.page().locator("tr").filter(new Locator.FilterOptions().setHas(second.task(task))))
                .containsText("陈立在办");
        var other = second.openTask(task);
        assertThat(other.find(".wb-note").first()).containsText("这项任务由陈立");
        assertThat(other.find("fieldset.wb-sheet")).hasAttribute("disabled", "disabled");
        Screens.page(second.page(), "handle-held");

        first.page().locator(".wb-put-back").click();
        assertThat(first.page()).hasURL(Pattern.compile("#/desk"));
        assertThat(other.find("fieldset.wb-sheet")).not().hasAttribute("disabled", "disabled");
        assertThat(waiting.task(task).getAssignee()).isNull();
        other.type("调整理由", "仍由市妇联牵头");
        assertThat(second.page().locator(".wb-holder")).hasText("您");
        assertThat(waiting.task(task).getAssignee()).isEqualTo("office-2");
        second.page().setViewportSize(390, 844);
        Screens.page(second.page(), "handle-390");
    }

    @Test
    void theLinkOfAMailLeadsToItsTaskBySigningIn() {
        var task = "重新交办｜" + OVERALL;
        var page = CHROMIUM.window("office-1");
        page.navigate(town.address("tasklist") + "#/?task=" + waiting.task(task).getId());
        SignIn.as("office-1", page);
        assertThat(page.locator(".wb-task-head h1")).containsText("强化总体部署");
        assertThat(page.locator("form.wb .wb-submit")).isVisible();
        Screens.page(page, "handle-by-link");
    }

    @Test
    void anUrgingStandsOnTopOfItsTask() {
        var accept = "签收｜" + part("zhujian");
        waiting.task(accept);
        var office = town.at("office-1");
        var urging = office.start("催办", "催办");
        urging.type("查找任务", "市住建局");
        urging.tick(accept).type("催办内容", Screens.HOSTILE + "请今天签收").submit();
        assertThat(office.page().locator(".wb-outcome-text")).containsText("已提交：催办，1项任务，已通知市住建局的经办人和负责人。");
        var tasklist = town.at("zhujian-officer");
        var row = tasklist.page().locator("tr[data-task]").first();
        assertThat(row).containsText("催办");
        tasklist.openTask(accept);
        assertThat(tasklist.page().locator(".wb-urging")).containsText("请今天签收");
        assertThat(tasklist.page().locator(".wb-urging")).containsText("陈立");
        assertThat(tasklist.page().locator(".wb-urging")).containsText(Screens.HOSTILE);
        assertThat((String) tasklist.page().evaluate("typeof window.__xss")).isEqualTo("undefined");
        Screens.save(tasklist.page(), "handle-urged");
    }

    private String part(String unit) {
        return year.labelOf(SUPPORT, unit);
    }
}
