package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.Organization;
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;

/** The office releases several letters in one form, and their addressees find them. */
class LettersInTasklistTest extends BrowserTest {

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Organization organization;

    @Test
    void severalGoOutWithOneFormAndAreFound() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        for (var unit : List.of("jia", "yi", "renshe")) {
            waiting.task("签收｜" + year.labelOf(SUPPORT, unit));
            var late = TaskSubject.part(year.partOf(SUPPORT, unit).id());
            levels.reach(late, Elements.ACCEPT_PART, unit, "yellow", LetterKind.TIP);
            waiting.task("签发函件｜工作提示｜" + organization.unit(unit).name());
        }
        var tasklist = town.at("office-1");
        var clicks = new Clicks(tasklist.page());
        tasklist.task("签发函件｜工作提示｜甲县").click();
        var sheet = new Sheet("office-1", tasklist.page()).opened("签发函件｜工作提示｜甲县");
        assertThat(sheet.find(".wb-section h4").first()).containsText("工作提示（草稿）致甲县未成年人保护工作领导小组办公室");
        assertThat(sheet.find(".wb-under .wb-text").first()).containsText("“" + SUPPORT + "”甲县承办任务的“签收”");
        assertThat(sheet.find(".wb-many summary")).hasText(new String[] {"1个事项", "1个事项"});
        sheet.press("选中全部").choose("签发");
        Screens.saveWhole(tasklist.page(), "letters-several");
        sheet.submit();
        assertThat(tasklist.page().locator(".wb-outcome-text")).containsText("签发函件");
        Assertions.assertThat(clicks.count()).isEqualTo(4);
        Assertions.assertThat(database.queryForList(
                        "select letter_number from letter where state = 'RELEASED' order by letter_number",
                        Integer.class))
                .hasSize(3)
                .doesNotHaveDuplicates();

        var page = town.at("jia-officer").page();
        var id = database.queryForObject("select min(id) from letter where unit_code = 'jia'", Long.class);
        assertThat(page.locator(".account .received-letters a")).hasAttribute("href", "/camunda/letters/");
        page.navigate(town.address("tasklist").replaceAll("/camunda/.*", "/camunda/letters/#letter-" + id));
        assertThat(page.locator("#letter-" + id)).containsText("〔");
        assertThat(page.locator("#letter-" + id + ".named")).containsText("甲县承办任务的“签收”");
        assertThat(page.locator("tbody tr")).hasCount(1);
        Screens.page(page, "letters-received");
        page.setViewportSize(390, 844);
        Screens.page(page, "letters-received-390");
        var download =
                page.waitForDownload(() -> page.locator("#letter-" + id + " a").click());
        Assertions.assertThat(download.suggestedFilename()).startsWith("工作提示 XX未保〔");
    }
}
