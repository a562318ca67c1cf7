package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;

/** A point to read: beside an open form and on its own page, for its lead and for a county. */
class PointInTasklistTest extends BrowserTest {

    private static final String WHY_RETURNED = "<b>请写明</b>户数";
    private static final String NO_ADDRESS = "没有登记邮箱";

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionOperations transaction;

    long letter;

    @BeforeAll
    void twoCountiesAreAtWork() throws IOException {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        colleagues.accepts("jia", part("jia"));
        var officer = colleagues.session("jia-officer");
        var task = waiting.task("落实并填报进展｜" + part("jia")).getId();
        var uploaded = officer.upload("/camunda/api/weibao/tasks/" + task + "/files", "课堂照片.jpg", picture());
        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(200);
        colleagues.reports(
                "jia", part("jia"), List.of(uploaded.json().path("id").asLong()));
        colleagues.does("jia-head", "审签｜" + part("jia"), Map.of("answer", "RETURNED", "reason", WHY_RETURNED));
        waiting.task("签收｜" + part("yi"));
        var late = year.partOf(SUPPORT, "yi").id();
        var due = LocalDate.now(WorkingCalendar.ZONE).minusDays(20);
        transaction.executeWithoutResult(status -> database.update(
                "update deadline set due = ?, original_due = ?, dated_at = ? where part_id = ? and settled_at is null",
                due,
                due,
                due.minusDays(10).atStartOfDay(),
                late));
        transaction.executeWithoutResult(status -> database.update(
                """
                update delivery set state = 'NOT_SENT', message_id = null, reason = ?
                where notice_id in (select id from notice where part_id = ?)""",
                NO_ADDRESS,
                late));
        var wanted = levels.reach(TaskSubject.part(late), Elements.ACCEPT_PART, "yi", "yellow", LetterKind.TIP)
                .get(0);
        colleagues.does("office-1", "签发函件｜工作提示｜乙县", levels.released(wanted));
        letter = wanted.id();
    }

    @Test
    void theLeadSeesWhoIsLateAndWhoGotWhichNotice() {
        var page = town.at("minzheng-officer").desk("?show=later").page();
        page.locator(".wb-list-table a.wb-title").first().click();
        var beside = page.locator(".wb-beside");
        assertThat(page.locator("form.wb")).isVisible();
        assertThat(beside.locator("[role=tab]")).hasText(new String[] {"要点", "办理经过", "附件"});
        assertThat(beside).containsText("加大家庭支持力度");
        assertThat(page.locator("form.wb .wb-submit")).isVisible();
        Screens.save(page, "point-beside-form");

        beside.getByText("单独打开").click();
        assertThat(page).hasURL(Pattern.compile("#/point/2023-2-1-2$"));
        var first = page.locator(".wb-parts tbody tr").first();
        assertThat(first).containsText(Pattern.compile("红.*已逾期.*乙县.*签收"));
        assertThat(first).containsText("未发送（" + NO_ADDRESS + "）");
        assertThat(first.locator(".wb-failed .wb-mark").first()).hasText("未送达");
        Screens.page(page, "point-lead");
        Screens.saveWhole(page, "point-lead-whole");

        page.locator(".wb-point-tabs a", new Page.LocatorOptions().setHasText("办理经过"))
                .click();
        assertThat(page).hasURL(Pattern.compile("\\?view=timeline$"));
        assertThat(page.locator(".wb-happened")).containsText("退回（甲县）");
        assertThat(page.locator(".wb-happened")).containsText(WHY_RETURNED);
        Screens.page(page, "point-timeline");
        page.goBack();
        assertThat(first).containsText("乙县");
    }

    @Test
    void aCountySeesItsOwnPartAndItsPictures() {
        var tasklist = town.at("jia-officer");
        var page = tasklist.page();
        page.locator(".wb-list-table a.wb-title").first().click();
        var beside = page.locator(".wb-beside");
        assertThat(beside).containsText("本单位的承办任务　甲县");
        assertThat(beside).containsText(WHY_RETURNED);
        assertThat(beside).not().containsText("承办任务（");
        Screens.save(page, "point-beside-county");
        beside.locator("[role=tab]", new Locator.LocatorOptions().setHasText("附件"))
                .click();
        beside.getByText("预览", new Locator.GetByTextOptions().setExact(true)).click();
        var picture = beside.locator("img");
        assertThat(picture).isVisible();
        page.waitForFunction("() => document.querySelector('.wb-beside img').naturalWidth === 64");
        Screens.save(page, "point-files-county");
        page.setViewportSize(390, 844);
        Screens.page(page, "point-beside-390");

        page.setViewportSize(1366, 768);
        tasklist.desk("?q=" + "没有这样的待办");
        page.locator(".wb-tab", new Page.LocatorOptions().setHasText("要点")).click();
        var row = page.locator(".wb-points-table tbody tr").filter(new Locator.FilterOptions().setHasText("加大家庭支持力度"));
        assertThat(row).containsText("市民政局");
        Screens.page(page, "points-1366");
        row.locator("a").click();
        assertThat(page.locator(".wb-point-page")).containsText("本单位的承办任务　甲县");
        assertThat(page.locator(".wb-point-page")).not().containsText("承办任务　乙县");
        Screens.page(page, "point-county");
        page.setViewportSize(390, 844);
        Screens.page(page, "point-county-390");
    }

    @Test
    void theLinkOfAMailLeadsToItsLetterBySigningIn() {
        var page = CHROMIUM.window("yi-officer");
        page.navigate(town.address("tasklist").replaceAll("/camunda/.*", "/camunda/letters/#letter-" + letter));
        page.locator("#sign-in").click();
        SignIn.as("yi-officer", page);
        assertThat(page).hasURL(Pattern.compile("#/letters\\?letter=" + letter + "$"));
        assertThat(page.locator(".wb-marked")).containsText("工作提示");
        assertThat(page.locator(".wb-marked a")).isFocused();
        Screens.page(page, "letters-1366");
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private String part(String unit) {
        return year.labelOf(SUPPORT, unit);
    }
}
