package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.workpoint.EntryKind;

/** The head of a county sees the tasks of its officers, takes none, and hands one to a colleague, by keyboard only. */
class HandOverInTasklistTest extends BrowserTest {

    @Autowired
    IdentityService identities;

    private String report;

    @BeforeAll
    void comeToTheReport() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        var part = year.labelOf(SUPPORT, "jia");
        colleagues.accepts("jia", part);
        report = "落实并填报进展｜" + part;
        identities.createMembership("tuan-officer", "county-jia");
        colleagues.claim(colleagues.session("jia-officer"), report);
    }

    @Test
    void theHeadHandsATaskOver() {
        var onlooker = town.at("tuan-officer").openTask(report);
        assertThat(onlooker.find(".wb-note").first()).containsText("这项任务由夏明");
        assertThat(onlooker.find(".wb-note").first()).containsText("办理，您现在只能查看；需要换人的，请负责人转交。");
        var tasklist = town.at("jia-head");
        var sheet = tasklist.openTaskOfUnit(report);
        var page = tasklist.page();
        assertThat(sheet.find("fieldset.wb-sheet")).hasAttribute("disabled", "disabled");
        var open = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("转交").setExact(true));
        assertThat(open).isVisible();
        assertThat(sheet.find(".wb-note")).hasText("这项任务由本单位经办人填写，您只查看；本单位另有经办人可以接手的，可以点上方“转交”。");
        assertThat(page.locator(".wb-holder")).hasText("夏明");
        Screens.save(page, "jia-head-before-hand-over");

        open.focus();
        page.keyboard().press("Enter");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("余倩");
        assertThat(dialog).not().containsText("夏明");
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(open).isFocused();

        page.keyboard().press("Enter");
        dialog.getByRole(AriaRole.BUTTON).last().press("Enter");
        assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("请选择转交给谁。");
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().type("夏明出差两周");
        Screens.save(page, "jia-head-hands-over");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已转交余倩办理。");
        assertThat(page.locator(".wb-holder")).hasText("余倩");
        Screens.save(page, "jia-head-after-hand-over");

        assertThat(waiting.task(report).getAssignee()).isEqualTo("tuan-officer");
        assertThat(pointQuery.timelineOfPart(year.partOf(SUPPORT, "jia").id()))
                .last()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(EntryKind.HANDED_OVER);
                    assertThat(event.by()).isEqualTo("钟德华");
                    assertThat(event.text()).isEqualTo("“落实并填报进展”由夏明转交余倩办理：夏明出差两周");
                });
    }

    @Test
    void anOfficerDoesNotHandOver() {
        var tasklist = town.at("minzheng-officer");
        var unclaimed = "提请结束落实｜" + SUPPORT;
        tasklist.page().waitForResponse("**/colleagues", () -> tasklist.openTask(unclaimed));
        assertThat(tasklist.page().locator(".wb-holder")).hasText("还没有人办理，您开始填写后由您办理");
        assertThat(tasklist.page().locator(".wb-hand-over-open")).hasCount(0);
    }
}
