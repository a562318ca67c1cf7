package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.board.ReportView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.Elements;

/** 我的工作台: what an officer finds after the sign-in, and what becomes of what they do there. */
class HomeInTasklistTest extends BrowserTest {

    private static final List<String> UNITS = List.of("renshe", "zhujian", "gonghui", "weijian");
    private static final String BUSY = "gonghui-officer";

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcTemplate database;

    @BeforeAll
    void anOfficerHasTwentyTasks() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        colleagues.does("unit-office-officer", "签收｜" + STUDY, Map.of("answer", "ACCEPTED"));
        for (var unit : UNITS) {
            colleagues.accepts(unit, part(unit));
        }
        identities.createMembership("tuan-officer", "county-jia");
        identities.createGroupQuery().groupIdIn().list();
        for (var group : identities.createGroupQuery().list()) {
            if (group.getId().matches("(unit|county)-.*") && !group.getId().matches(".*-head|unit-gonghui")) {
                identities.createMembership(BUSY, group.getId());
            }
        }
        late("jia", Elements.ACCEPT_PART, 20);
        late("yi", Elements.ACCEPT_PART, 6);
    }

    /** The part's step was due so many days ago. */
    private void late(String unit, String step, int days) {
        waiting.task("签收｜" + part(unit));
        var due = LocalDate.now(WorkingCalendar.ZONE).minusDays(days);
        database.update(
                "update deadline set due = ?, original_due = ?, dated_at = ? where part_id = ? and step = ?",
                due,
                due,
                due.minusDays(10).atStartOfDay(),
                year.partOf(SUPPORT, unit).id(),
                step);
    }

    @Test
    void theMostUrgentOfTwentyIsFirst() {
        var tasklist = town.at(BUSY);
        var page = tasklist.page();
        assertThat(page).hasURL(Pattern.compile("#/desk$"));
        var rows = page.locator("tr[data-task]");
        assertThat(rows.first()).containsText("甲县");
        Screens.save(page, "desk-1366");
        assertThat(rows).hasCount(20);
        assertThat(rows.first()).containsText("红");
        assertThat(rows.first()).containsText(Pattern.compile("已逾期\\d+个工作日"));
        page.setViewportSize(390, 844);
        Screens.save(page, "desk-390");
    }

    private String report(String unit) {
        return "落实并填报进展｜" + part(unit);
    }

    private String part(String unit) {
        return year.labelOf(SUPPORT, unit);
    }
}
