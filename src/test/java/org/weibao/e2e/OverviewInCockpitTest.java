package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
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

/** 督办总览 in Cockpit, for somebody who sees everything, with a county that is late. */
class OverviewInCockpitTest extends BrowserTest {

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionOperations transaction;

    @BeforeAll
    void aCountyIsLate() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        colleagues.accepts("jia", year.labelOf(SUPPORT, "jia"));
        colleagues.reports("jia", year.labelOf(SUPPORT, "jia"));
        waiting.task("签收｜" + year.labelOf(SUPPORT, "yi"));
        var late = year.partOf(SUPPORT, "yi").id();
        var due = LocalDate.now(WorkingCalendar.ZONE).minusDays(20);
        transaction.executeWithoutResult(status -> database.update(
                """
                update deadline set due = ?, original_due = ?, dated_at = ?, blue_from = ?, yellow_from = ?, red_from = ?
                where part_id = ? and settled_at is null""",
                due,
                due,
                due.minusDays(10).atStartOfDay(),
                due.atStartOfDay(),
                due.atStartOfDay(),
                due.atStartOfDay(),
                late));
        levels.reach(TaskSubject.part(late), Elements.ACCEPT_PART, "yi", "yellow", LetterKind.TIP);
    }

    @Test
    void theSupervisorBeginsWithTheYearAndAFigureOpensWhatItCounts() {
        var page = town.signIn("supervisor", "cockpit");
        assertThat(page).hasURL(Pattern.compile("#/supervision$"));
        assertThat(page.locator(".wo-tab[aria-current]")).hasText("总览");
        assertThat(page.locator(".wo-card-number").nth(2)).containsText(Pattern.compile("现已逾期.*[1-9]"));
        assertThat(page.locator(".wo-chart svg text").filter(new Locator.FilterOptions().setHasText("红1")))
                .hasCount(2);
        onEveryScreen(page, "overview-year");
        page.locator(".wo-figures a[aria-label^='落实，红灯']").first().click();
        assertThat(page).hasURL(Pattern.compile("tab=units.*worst=RED.*phase=IMPLEMENTATION"));
        assertThat(page.locator(".wo-matrix tbody tr")).hasCount(1);
        page.goBack();
        page.locator(".wo-figures a[aria-label^='落实，红灯']").last().click();
        assertThat(page).hasURL(Pattern.compile("tab=units.*light=RED.*phase=IMPLEMENTATION"));
        assertThat(page.locator(".wo-matrix tbody tr")).hasCount(1);
        assertThat(page.locator(".wo-matrix tbody th")).containsText("加大家庭支持力度");
    }

    @Test
    void filtersAreInTheAddressAndReloadingAndTheWayBackKeepThem() {
        var page = open("?tab=units");
        var rows = page.locator(".wo-matrix tbody tr");
        assertThat(rows.first()).isVisible();
        onEveryScreen(page, "overview-units");
        var all = rows.count();
        var light = page.getByLabel("灯", new Page.GetByLabelOptions().setExact(true));
        light.focus();
        light.selectOption("RED,YELLOW");
        assertThat(page).hasURL(Pattern.compile("#/supervision\\?tab=units&light=RED%2CYELLOW$"));
        assertThat(rows).hasCount(1);
        assertThat(light).isFocused();
        page.reload();
        assertThat(light).hasValue("RED,YELLOW");
        assertThat(rows).hasCount(1);
        page.goBack();
        assertThat(light).hasValue("");
        assertThat(rows).hasCount(all);
        page.getByRole(AriaRole.SEARCHBOX).fill("没有这样的要点");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wo-content")).containsText("没有符合条件的要点。");
        page.getByText("清除筛选").click();
        assertThat(rows).hasCount(all);
    }

    @Test
    void aCellOpensThePointWithWhoIsLateAndWhoWasNotified() {
        var page = open("?tab=counties");
        var cell = page.locator(".wo-cell a[aria-label*='乙县'][aria-label*='红灯']");
        assertThat(cell).hasAttribute("aria-label", Pattern.compile("签收应于.*已逾期\\d+个工作日"));
        assertThat(cell).containsText(Pattern.compile("红.*迟\\d+日"));
        onEveryScreen(page, "overview-counties");
        cell.focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/supervision/point/2023-2-1-2$"));
        var first = page.locator(".wb-parts tbody tr").first();
        assertThat(first).containsText(Pattern.compile("红.*已逾期.*乙县.*签收"));
        assertThat(first.locator("td[data-label=已通知] li").first()).isInViewport();
        assertThat(page.locator(".wb-happened")).containsText("甲县");
        onEveryScreen(page, "overview-point");
        page.goBack();
        assertThat(cell).isVisible();
    }

    @Test
    void theWeeklyListIsOnPaperAndTheSameInAFile() throws IOException {
        var page = open("?tab=weekly");
        assertThat(page.locator(".wo-weekly tbody tr")).containsText(new String[] {"加大家庭支持力度"});
        onEveryScreen(page, "overview-weekly");
        var file = page.waitForDownload(() -> page.getByText("下载会议用的文档").click());
        file.saveAs(Path.of("target", "screenshots", "weekly.docx"));
        assertThat(file.suggestedFilename()).matches("每周督办清单 \\d{4}-\\d\\d-\\d\\d\\.docx");
        try (var document = new XWPFDocument(Files.newInputStream(file.path()))) {
            var rows = document.getTables().get(0).getRows();
            assertThat(page.locator(".wo-weekly tr").count()).isEqualTo(rows.size());
            for (var i = 0; i < rows.size(); i++) {
                var cells = rows.get(i).getTableCells().stream()
                        .map(cell -> cell.getText().replace("；", ""))
                        .toList();
                assertThat(page.locator(".wo-weekly tr").nth(i).locator("th, td").allTextContents().stream()
                                .map(text -> text.strip().replace("；", ""))
                                .toList())
                        .isEqualTo(cells);
            }
            assertThat(page.locator(".wo-weekly p").textContent())
                    .isEqualTo(document.getParagraphs().get(2).getText());
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".wo-tabs")).isHidden();
        assertThat(page.locator(".wo")).hasCSS("position", "static");
        page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target", "screenshots", "overview-weekly.pdf")));
    }

    /** The pages' policy keeps dialogs away but for this. */
    @Test
    void theButtonPrints() {
        var page = open("?tab=units");
        assertThat(page.locator(".wo-matrix tbody tr").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".wo-scroll")).hasCSS("overflow-x", "visible");
        page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target", "screenshots", "overview-units.pdf")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.evaluate("() => addEventListener('beforeprint', () => document.body.setAttribute('data-printed', ''))");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打印"))
                .click();
        assertThat(page.locator("body[data-printed]")).hasCount(1);
    }

    @Test
    void figuresOpenTheirListsAndExportsAreListed() {
        var page = open("");
        page.locator(".wo-card-number a")
                .filter(new Locator.FilterOptions().setHasText("待签发"))
                .click();
        assertThat(page.locator(".wo-list tbody tr")).hasCount(1);
        assertThat(page.locator(".wo-list tbody tr")).containsText("加大家庭支持力度");
        onEveryScreen(page, "overview-letters");
        page.getByText("系统异常").first().click();
        assertThat(page.locator(".wo-content")).containsText("没有系统异常。");
        page.getByText("每周督办清单").first().click();
        page.waitForDownload(() -> page.getByText("下载会议用的文档").click());
        page.getByText("导出记录").click();
        assertThat(page.locator(".wo-list tbody tr").first()).containsText("吴建华每周督办清单");
        onEveryScreen(page, "overview-exports");
    }

    @Test
    void anEngineersPageLeadsToTheOverview() {
        var page = open("?tab=weekly");
        assertThat(page.locator(".wo-weekly")).isVisible();
        for (var closed : List.of("repository", "batch", "tasks")) {
            page.navigate(town.address("cockpit") + "#/" + closed);
            assertThat(page).hasURL(Pattern.compile("#/supervision$"));
        }
    }

    @Test
    void theLedgerOfTheViewHasItsFilters() {
        var page = open("?tab=units&q=加大家庭");
        assertThat(page.locator(".wo-matrix tbody tr")).hasCount(1);
        var file = page.waitForDownload(() -> page.getByText("导出当前台账").click());
        assertThat(file.suggestedFilename()).startsWith("2023年督办台账");
        assertThat(file.url()).contains("q=");
        page.waitForDownload(() -> page.getByText("导出全年台账").click())
                .saveAs(Path.of("target", "screenshots", "ledger.xlsx"));
    }

    @Test
    void anAddressOfOnesOwnLeadsThereAndTheAdministratorKeepsTheDashboard() {
        var page = CHROMIUM.window("supervisor");
        page.navigate(town.address("cockpit") + "#/supervision?tab=counties&county=yi");
        SignIn.as("supervisor", page);
        assertThat(page.locator(".wo-matrix tbody tr").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile("county=yi$"));

        var admin = town.signIn("admin", "cockpit");
        assertThat(admin.locator(".dashboard").first()).isVisible();
        assertThat(admin).hasURL(Pattern.compile("#/dashboard"));
    }

    private Page open(String query) {
        var page = town.signIn("supervisor", "cockpit");
        assertThat(page.locator(".wo-tab[aria-current]")).isVisible();
        page.navigate(town.address("cockpit") + "#/supervision" + query);
        return page;
    }

    /** At a desk and at 200 %. */
    private static void onEveryScreen(Page page, String name) {
        for (var width : new int[] {1366, 683}) {
            page.setViewportSize(width, width == 1366 ? 768 : 384);
            Screens.page(page, name + "-" + width);
        }
        page.setViewportSize(1366, 768);
    }
}
