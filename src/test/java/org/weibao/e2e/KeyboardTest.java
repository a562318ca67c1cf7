package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.support.FreshInstallation;
import org.weibao.workpoint.PartState;

/** What people do without a mouse, from the sign-in on. */
class KeyboardTest extends BrowserTest {

    @Autowired
    TaskService tasks;

    @BeforeAll
    void beginTheYear() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
    }

    @Test
    void aPartIsCarriedOutByKeyboardAlone() {
        var part = year.labelOf(SUPPORT, "jia");
        waiting.task("签收｜" + part);
        var county = CHROMIUM.window("jia-officer");
        var keys = signIn(county, "jia-officer");
        take(county, keys, "签收｜" + part);
        submit(county, keys);

        waiting.task("落实并填报进展｜" + part);
        take(county, keys, "落实并填报进展｜" + part);
        for (var row : county.locator(".wb-row-inputs").all()) {
            keys.to(row.locator("select")).press("ArrowDown").press("ArrowDown").press("ArrowDown");
            assertThat(row.locator("select")).hasValue("COMPLETED");
            keys.to(row.locator("[data-field$='.figure'] input")).type("12");
        }
        keys.to(field(county, "进展情况")).type("走访困难家庭十二户");
        keys.to(county.getByLabel("报告办结")).press("Space");
        submit(county, keys);
        assertThat(keys.lost()).isEmpty();

        colleagues.does("jia-head", "审签｜" + part, Map.of("answer", "SIGNED"));
        waiting.task("核验｜" + part);
        var lead = CHROMIUM.window("minzheng-officer");
        var leadKeys = signIn(lead, "minzheng-officer");
        take(lead, leadKeys, "核验｜" + part);
        var answers = lead.locator("input[name=answer]");
        leadKeys.to(submitButton(lead)).press("Enter");
        assertThat(lead.locator("[data-field=answer] > .wb-refusal-here")).hasText("请选择核验结论。");
        assertThat(lead.locator("[role=radiogroup][aria-invalid=true]")).isVisible();
        assertThat(leadKeys.isAt(answers.first())).as("brought to the answer").isTrue();
        leadKeys.press("Space").to(field(lead, "核验意见")).type("与台账一致");
        submit(lead, leadKeys);
        assertThat(leadKeys.lost()).isEmpty();
        assertThat(year.partOf(SUPPORT, "jia").state()).isEqualTo(PartState.VERIFIED);
    }

    @Test
    void noNewProgressIsReportedFromTheListAndTheFocusFollowsThePages() {
        var part = year.labelOf(SUPPORT, "weijian");
        colleagues.accepts("weijian", part);
        var report = waiting.task("落实并填报进展｜" + part);
        year.isDueToday(year.partOf(SUPPORT, "weijian"));
        tasks.setFollowUpDate(report.getId(), null);
        var page = CHROMIUM.window("weijian-officer");
        var keys = signIn(page, "weijian-officer");
        assertThat(page.locator("h1")).isFocused();
        assertThat(page.locator("tr[data-task]").first()).isVisible();
        keys.press("ArrowDown").press("Enter");
        assertThat(page.locator(".wb-task-head h1")).isFocused();
        assertThat(submitButton(page)).isVisible();
        keys.to(page.getByText("无新进展", new Page.GetByTextOptions().setExact(true))
                        .first())
                .press("Enter");
        assertThat(page.locator(".wb-outcome-text")).containsText("无新进展");
        assertThat(page.locator("h1")).isFocused();
        keys.to(page.locator(".wb-tab", new Page.LocatorOptions().setHasText("已办")))
                .press("Enter");
        assertThat(page.locator(".wb-done-table")).isVisible();
        assertThat(page.locator("h1")).isFocused();
        keys.to(page.locator(".wb-tab", new Page.LocatorOptions().setHasText("通知")))
                .press("Enter");
        assertThat(page.locator(".wb-notices")).isVisible();
        keys.to(page.locator(".wb-notice a").first());
        keys.to(page.locator(".account summary")).press("Enter");
        keys.to(page.locator(".account .logout a")).press("Enter");
        assertThat(page.locator("input[type=password]")).isVisible();
        assertThat(keys.lost()).isEmpty();
    }

    private Keyboard signIn(Page page, String user) {
        page.navigate(town.address("tasklist"));
        var keys = new Keyboard(page);
        keys.to(page.locator("input[type=text]")).type(user);
        keys.to(page.locator("input[type=password]"))
                .type(FreshInstallation.PASSWORD)
                .press("Enter");
        assertThat(page.locator(".wb-tab").first()).isVisible();
        return keys;
    }

    /** Looks for the task, and goes to its row by the arrow; what is not asked for yet is behind a filter. */
    private static void take(Page page, Keyboard keys, String task) {
        keys.to(page.locator(".wb-top-brand")).press("Enter");
        var search = page.getByRole(AriaRole.SEARCHBOX);
        keys.to(page.locator(".wb-tab").first()).press("/");
        assertThat(search).isFocused();
        keys.type(task).press("Enter");
        assertThat(page).hasURL(Pattern.compile("[?&]q="));
        assertThat(page.locator(".wb-foot")).containsText(Pattern.compile("共 [01] 项"));
        var link = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(task).setExact(true));
        if (link.count() == 0) {
            keys.to(page.locator(".wb-filter[data-show=later]")).press("Enter");
        }
        link.waitFor();
        keys.to(page.locator(".wb-tab").first()).press("ArrowDown");
        assertThat(link).isFocused();
        keys.press("Enter");
        assertThat(page.locator(".wb-task-head h1")).isVisible();
        assertThat(submitButton(page)).isVisible();
    }

    private static void submit(Page page, Keyboard keys) {
        keys.to(submitButton(page)).press("Enter");
        assertThat(page.locator("form.wb")).hasCount(0);
    }

    private static Locator submitButton(Page page) {
        return page.locator(".wb-submit .btn-primary");
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first();
    }
}
