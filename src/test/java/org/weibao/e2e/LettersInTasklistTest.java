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
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;

/** The office releases several letters in one form, and their addressees find them. */
class LettersInTasklistTest extends BrowserTest {

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcTemplate database;

    @Test
    void severalGoOutWithOneFormAndAreFound() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        for (var unit : List.of("jia", "yi")) {
            waiting.task("签收｜" + year.labelOf(SUPPORT, unit));
            var late = TaskSubject.part(year.partOf(SUPPORT, unit).id());
            levels.reach(late, Elements.ACCEPT_PART, unit, "yellow", LetterKind.TIP);
            waiting.task("签发函件｜工作提示｜" + (unit.equals("jia") ? "甲县" : "乙县"));
        }
        var tasklist = town.at("office-1");
        var sheet = tasklist.take("签发函件｜工作提示｜甲县");
        assertThat(sheet.find(".wb-section h4").first()).containsText("工作提示（草稿）致甲县未成年人保护工作领导小组办公室");
        assertThat(sheet.find(".wb-under .wb-text").first()).containsText("“" + SUPPORT + "”甲县承办任务的“签收”");
        sheet.press("全部签发");
        Screens.saveWhole(tasklist.page(), "letters-several");
        sheet.choose("签发").submit();

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
