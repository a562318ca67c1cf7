package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;

/** Cockpit's pages of models and instances: a supervisor reads them in the office's words, the administrator mends. */
class InstancesInCockpitTest extends BrowserTest {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{8}…");

    private static final String OURS_AXE =
            "async ours => (await axe.run(ours, {resultTypes: ['violations']})).violations.map(each => each.id)";

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    private String point;
    private String part;
    private String definition;

    @BeforeAll
    void aYearRuns() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        waiting.task("落实并填报进展｜" + SUPPORT + "｜市民政局");
        var ofPoint = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("2023-2-1-2")
                .singleResult();
        point = ofPoint.getId();
        var ofPart = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKeyLike("2023-2-1-2/minzheng%")
                .singleResult();
        part = ofPart.getId();
        definition = ofPart.getProcessDefinitionId();
        isLate(year.partOf(SUPPORT, "minzheng").id());
    }

    /** Its report is red since ten days. */
    private void isLate(long id) {
        var today = LocalDate.now(WorkingCalendar.ZONE);
        transaction.executeWithoutResult(status -> database.sql(
                        """
                        update deadline set due = :due, original_due = :due, blue_from = :then, yellow_from = :then, red_from = :then
                        where part_id = :part and settled_at is null""")
                .param("due", today.minusDays(20))
                .param("then", today.minusDays(10).atStartOfDay())
                .param("part", id)
                .update());
    }

    @Test
    void theTabOfAPointSaysWhatItIsAboutAndWhoHasIt() {
        var page = supervisor("process-instance/" + point + "/runtime");
        var ours = page.locator(".wb-ours");

        assertThat(page.locator(".wb-ours[aria-label=要点概况]")).isVisible();
        assertThat(page.locator(".ctn-content-bottom h4")).isHidden();
        assertThat(page.locator(".instances-overlay")).hasCount(0);
        assertThat(ours.locator("tbody .wb-sign").last()).hasCSS("border-top-width", "0px");
        assertThat(ours.locator("h2")).hasText(SUPPORT);
        assertThat(ours).containsText("2023-2-1-2");
        assertThat(ours).containsText("市民政局");
        assertThat(ours).containsText("落实并填报进展");
        assertThat(ours.locator("a").first()).hasAttribute("href", "#/supervision/point/2023-2-1-2");
        assertThat(ours.locator(".wb-last")).isVisible();
        assertThat(ours.locator("tbody tr").first()).containsText("红灯");
        assertThat(page.locator(".djs-container g.wb-frame-RED")).hasCount(1);
        assertThat(page.locator(".wb-badge").filter(new Locator.FilterOptions().setHasText("承办任务")))
                .containsText("其中黄灯、红灯1项");
        assertThat(page.locator(".wb-legend")).isVisible();
        assertThat(page.locator(".cam-breadcrumb")).containsText(SUPPORT);
        isForReaders(page, "cockpit-point");
    }

    @Test
    void theDiagramOfAPartFramesItsStep() {
        var page = supervisor("process-instance/" + part + "/runtime");

        assertThat(page.locator(".djs-container g.wb-frame-RED")).hasCount(1);
        assertThat(page.locator(".wb-badge")).containsText(Pattern.compile("红灯 市民政局，已逾期\\d+个工作日"));
        assertThat(page.locator(".wb-ours tbody tr")).hasCount(1);
        isForReaders(page, "cockpit-part");
    }

    @Test
    void theListOfAModelIsSearchedByTitleAndUnit() {
        var page = supervisor("process-definition/" + definition + "/runtime");
        var rows = page.locator(".wb-ours tbody tr");
        assertThat(rows.first()).isVisible();
        assertThat(page.locator(".wb-badge").first()).isVisible();
        isForReaders(page, "cockpit-list");

        page.locator(".wb-search input").fill("市民政局");
        page.keyboard().press("Enter");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("加大家庭支持力度");
        rows.locator("a").click();
        assertThat(page.locator(".wb-ours h2")).hasText(SUPPORT + "（市民政局）");
    }

    @Test
    void theListsOfModelsHaveNoControls() {
        isForReaders(supervisor("processes"), "cockpit-models");
    }

    @Test
    void theAdministratorKeepsTheirControlsAndReadsNoCases() {
        var page = town.signIn("admin", "cockpit");
        open(page, "process-instance/" + point + "/runtime");

        assertThat(page.locator(".ctn-sidebar")).isVisible();
        for (var tab : List.of("异常", "后台作业")) {
            assertThat(page.locator(".ctn-content-bottom .nav-tabs").getByText(tab))
                    .isVisible();
        }
        assertThat(page.locator(".wb-ours")).hasCount(0);
        assertThat(page.locator(".ctn-content-bottom .nav-tabs").getByText("人工任务"))
                .hasCount(0);
        assertThat(page.locator(".ctn-toolbar button, .ctn-toolbar .btn").first())
                .isVisible();
        assertThat(page.locator("[class*=wb-frame-]")).hasCount(0);
        Screens.save(page, "cockpit-administrator");
    }

    private Page supervisor(String place) {
        var page = town.signIn("supervisor", "cockpit");
        open(page, place);
        return page;
    }

    private void open(Page page, String place) {
        page.navigate(town.address("cockpit") + "#/" + place);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void isForReaders(Page page, String name) {
        Screens.save(page, name);
        assertThat(page.locator("body").innerText()).doesNotContainPattern(UUID);
        assertThat(page.title()).doesNotContainPattern(UUID);
        assertThat(page.locator(".ctn-toolbar button, .ctn-toolbar .btn").locator("visible=true"))
                .hasCount(0);
        assertThat(page.locator(".sections-menu").getByText(Pattern.compile("^(部署|批处理|人工任务|任务|报表)$")))
                .hasCount(0);
        assertThat(page.locator(".nav-tabs")
                        .getByText(Pattern.compile("数据项|后台作业|外部任务"))
                        .locator("visible=true"))
                .hasCount(0);
        axe(page.locator(".wb-ours"));
    }

    private static void axe(Locator ours) {
        if (ours.count() > 0) {
            Screens.withAxe(ours.page());
            assertThat((List<?>) ours.first().evaluate(OURS_AXE)).isEmpty();
        }
    }
}
