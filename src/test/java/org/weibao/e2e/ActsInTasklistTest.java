package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.Elements;

/** Acts from the list and from an open form, with the clicks that each takes after the sign-in. */
class ActsInTasklistTest extends BrowserTest {

    private static final String MECHANISM = "一(四) 强化工作机制建设";

    private static final Map<String, String> LEADS =
            Map.of(SUPPORT, "minzheng-officer", FAMILY, "fulian-officer", MECHANISM, "unit-office-officer");

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    WorkingCalendar calendar;

    @BeforeAll
    void sixTasksOfCountiesAreLate() {
        year.begin();
        LEADS.forEach((point, lead) -> colleagues.does(lead, "签收｜" + point, Map.of("answer", "ACCEPTED")));
        for (var point : LEADS.keySet()) {
            for (var county : List.of("jia", "yi")) {
                late(point, county);
            }
        }
    }

    private void late(String point, String county) {
        waiting.task("签收｜" + year.labelOf(point, county));
        var due = LocalDate.now(WorkingCalendar.ZONE).minusDays(14);
        transaction.executeWithoutResult(status -> database.update(
                "update deadline set due = ?, original_due = ?, dated_at = ? where part_id = ? and step = ?",
                due,
                due,
                due.minusDays(10).atStartOfDay(),
                year.partOf(point, county).id(),
                Elements.ACCEPT_PART));
    }

    @Test
    void sixTasksOfCountiesAreUrgedInOneForm() {
        var tasklist = town.at("office-1");
        var page = tasklist.page();
        var clicks = new Clicks(page);
        var urging = tasklist.start("催办", "催办");
        urging.press("选中全部逾期（6）");
        assertThat(urging.find("[data-field=deadlineIds] [role=status]").first())
                .hasText("已选6项");
        Screens.save(page, "urging-six");
        urging.submit();
        assertThat(page.locator(".wb-outcome-text")).containsText("已提交：催办，6项任务，已通知甲县、乙县的经办人和负责人。");
        assertThat(clicks.count("six tasks of counties urged")).isEqualTo(4);
        assertThat(database.queryForObject("select count(*) from urging where urged_by = 'office-1'", Integer.class))
                .isEqualTo(6);
        Screens.page(page, "urging-six-done");

        var again = tasklist.start("催办", "催办");
        assertThat(again.find(".wb-many")).containsText("今天已催办");
        Screens.fits(page, "催办", new ViewportSize(390, 844), new ViewportSize(1366, 768));
        assertThat(town.at("jia-officer")
                        .page()
                        .locator(".wb-mark")
                        .getByText("催办")
                        .first())
                .isVisible();
    }

    /** An officer asks from the row, the head signs, the office grants. */
    @Test
    void anExtensionIsAskedFromTheRowAndGranted() {
        var accept = "签收｜" + year.labelOf(SUPPORT, "renshe");
        waiting.task(accept);
        var officer = town.at("renshe-officer");
        var page = officer.page();
        var clicks = new Clicks(page);
        var row = page.locator("tr[data-task]").filter(new Locator.FilterOptions().setHas(officer.task(accept)));
        row.locator(".wb-more").click();
        assertThat(page.locator(".wb-more-list:not([hidden])")).containsText("申请延期");
        Screens.page(page, "row-menu");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("申请延期"))
                .last()
                .click();
        var sheet = new Sheet("renshe-officer", page).opened("申请延期");
        assertThat(sheet.find(".wb-choice input")).isChecked();
        var day = calendar.plus(WorkingCalendar.dayOf(Instant.now()), 6);
        sheet.type("新的期限", day.toString()).type("延期理由", "等省里的通知").type("目前进展", "已经联系");
        Screens.save(page, "extension-from-row");
        sheet.submit();
        assertThat(page.locator(".wb-outcome-text")).containsText("已提交：延期申请");
        var asked = clicks.count("an extension asked");

        var head = town.at("renshe-head");
        var signing = new Clicks(head.page());
        named(head, "签署延期申请").click();
        new Sheet("renshe-head", head.page()).opened("签署延期申请").choose("同意").submit();
        var signed = signing.count("an extension signed");

        var office = town.at("office-1");
        var granting = new Clicks(office.page());
        named(office, "决定延期").click();
        var form = new Sheet("office-1", office.page()).opened("决定延期");
        form.choose("同意延期").submit();
        var granted = granting.count("an extension granted");
        assertThat(List.of(asked, signed, granted)).containsExactly(3, 3, 3);
        assertThat(database.queryForObject("select count(*) from extension where state = 'GRANTED'", Integer.class))
                .isEqualTo(1);
    }

    private static Locator named(Tasklist tasklist, String step) {
        return tasklist.page()
                .locator("tr[data-task]")
                .filter(new Locator.FilterOptions().setHasText(step))
                .first()
                .locator("a.wb-title");
    }

    /** The menu by the keyboard alone. */
    @Test
    void theMenuOfARowByTheKeyboard() {
        var page = town.at("yi-officer").page();
        var more = page.locator("tr[data-task] .wb-more").first();
        more.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".wb-more-list:not([hidden])")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".wb-more-list:not([hidden])")).hasCount(0);
        assertThat(more).isFocused();
        page.setViewportSize(390, 844);
        Screens.page(page, "row-menu-390");
    }

    /** The office opens a task of a unit and urges from there. */
    @Test
    void theOfficeUrgesFromTheOpenForm() {
        var accept = "签收｜" + year.labelOf(SUPPORT, "weijian");
        var task = waiting.task(accept).getId();
        var page = town.at("office-2").page();
        page.navigate("about:blank");
        page.navigate(town.address("tasklist") + "#/handle/" + task);
        page.locator(".wb-acts a").getByText("催办").click();
        var urging = new Sheet("office-2", page).opened("催办");
        assertThat(urging.find(".wb-many input:checked")).hasCount(1);
        Screens.save(page, "urging-from-task");
        urging.submit();
        assertThat(page.locator(".wb-outcome-text")).containsText("1项任务，已通知市卫生健康委");
    }

    @Test
    void adminSpeaksOfPermissionsInWords() {
        var page = town.signIn("admin", "admin");
        page.navigate("about:blank");
        page.navigate(town.address("admin") + "#/authorization?resource=6");
        var urging = page.locator("tr").filter(new Locator.FilterOptions().setHasText("催办（urging）"));
        assertThat(urging.filter(new Locator.FilterOptions().setHasText("office")))
                .containsText("发起");
        assertThat(page.locator("body")).not().containsText("CREATE_INSTANCE");
        Screens.save(page, "admin-authorizations");
    }
}
