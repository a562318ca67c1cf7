package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task ends while it is open on the screen: the officer reads why, and whose act ended it. */
class EndedTaskInTasklistTest extends BrowserTest {

    private static final String WHY = "结束落实已经办公室同意（陈立（市未保办综合科科长）";

    @Test
    void theWayOutIsSaidOnTheScreenOfWhoWasReporting() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        colleagues.accepts("jia", year.labelOf(SUPPORT, "jia"));
        var report = "落实并填报进展｜" + year.labelOf(SUPPORT, "jia");
        var sheet = town.takes("jia-officer", report).reportAllCompleted("3").type("进展情况", "正在核对名单");
        var page = CHROMIUM.window("jia-officer");

        colleagues.does("minzheng-officer", "提请结束落实｜" + SUPPORT, Map.of("reason", "甲县没有进展"));
        colleagues.does("office-1", "审批结束落实｜" + SUPPORT, Map.of("answer", "GRANTED"));
        waiting.untilNone(report);

        var removed = page.locator(".wb-ended");
        assertThat(removed).containsText(WHY, new ContainsTextOptions().setTimeout(60_000));
        assertThat(removed).containsText("这项承办任务记为未完成，不用再填报。");
        Screens.save(page, "task-ended");
        sheet.submitInVain();
        assertThat(sheet.refusal()).startsWith(WHY).endsWith("您的操作没有保存。");
    }
}
