package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.weibao.calendar.WorkingCalendar;

/** A day is typed as people write it, or chosen from the calendar by keyboard, mouse or thumb. */
class DateFieldInTasklistTest extends BrowserTest {

    private static final ViewportSize DESK = new ViewportSize(1366, 768);
    private static final ViewportSize TELEPHONE = new ViewportSize(375, 667);
    private static final ViewportSize ZOOMED = new ViewportSize(683, 384);

    @BeforeAll
    void oneLeadDeclines() {
        year.begin();
        colleagues.does("fulian-officer", "签收｜" + FAMILY, Map.of("answer", "DECLINED", "reason", "职能在民政部门"));
        waiting.task("重新交办｜" + FAMILY);
    }

    @Test
    void theDeadlineIsTypedOrChosen() {
        var next = LocalDate.now(WorkingCalendar.ZONE).getYear() + 1;
        var task = "重新交办｜" + FAMILY;
        var sheet = town.at("office-1").take(task);
        var page = CHROMIUM.window("office-1");
        var field = sheet.field("办结期限");
        assertThat(field).hasAttribute("type", "text");

        var opener = sheet.find("wb-date > button");
        var calendar = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("选择办结期限"));
        sheet.type("办结期限", "2026-10-09");
        opener.click();
        assertThat(day(calendar, "2026-10-08")).hasText("8");
        assertThat(day(calendar, "2026-10-07")).hasText("7休");
        assertThat(day(calendar, "2026-10-10")).hasText("10班");
        Screens.fitsOpen(page, "日历", calendar, DESK, TELEPHONE, ZOOMED);
        page.setViewportSize(DESK.width, DESK.height);
        page.keyboard().press("Escape");

        sheet.type("办结期限", next + "-02-30").type("调整理由", "职责调整").submitInVain();
        assertThat(sheet.refusalAt("deadline")).containsText("办结期限“" + next + "-02-30”不是日期");
        assertThat(field).isFocused();

        field.fill("");
        page.keyboard().type(next + "年6月5日");
        page.keyboard().press("Tab");
        assertThat(field).hasValue(next + "-06-05");
        assertThat(sheet.refusalAt("deadline")).hasCount(0);

        assertThat(opener).isFocused();
        page.keyboard().press("Enter");
        assertThat(calendar.locator(":focus")).hasAttribute("data-day", next + "-06-05");

        page.keyboard().press("PageDown");
        page.keyboard().press("ArrowLeft");
        assertThat(calendar.locator(".wb-calendar-month")).hasText(next + "年7月");
        page.keyboard().press("Escape");
        assertThat(calendar).hasCount(0);
        assertThat(opener).isFocused();
        assertThat(field).hasValue(next + "-06-05");

        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(calendar).hasCount(0);
        assertThat(opener).isFocused();
        assertThat(field).hasValue(next + "-06-12");

        opener.click();
        page.mouse().click(3, 3);
        assertThat(calendar).hasCount(0);
        opener.click();
        day(calendar, next + "-06-18").click();
        assertThat(field).hasValue(next + "-06-18");

        sheet.submit();
        var point = Objects.requireNonNull(pointQuery.point(year.idOf(FAMILY)));
        assertThat(point.deadline()).isEqualTo(LocalDate.of(next, 6, 18));
    }

    /** Tasklist shows that form in a dialog of its own, which Esc closes, too. */
    @Test
    void escClosesTheCalendarAndNotTheFormAroundIt() {
        CHROMIUM.screen(TELEPHONE);
        var sheet = town.at("minzheng-officer").start("延期申请", "申请延期");
        var page = CHROMIUM.window("minzheng-officer");
        sheet.choose("签收｜" + SUPPORT);
        var earliest = LocalDate.parse(sheet.find("wb-date").getAttribute("min"));
        sheet.find("wb-date > button").click();
        var calendar = page.locator("dialog.wb-calendar");
        assertThat(calendar.locator(":focus")).hasAttribute("data-day", earliest.toString());
        Screens.fitsOpen(page, "日历-申请延期", calendar, TELEPHONE);
        page.keyboard().press("Escape");
        assertThat(calendar).hasCount(0);
        assertThat(sheet.find("wb-date > button")).isFocused();

        sheet.find("wb-date > button").click();
        day(calendar, earliest.toString()).click();
        assertThat(sheet.field("新的期限")).hasValue(earliest.toString());
        sheet.leave();
    }

    private static Locator day(Locator calendar, String day) {
        return calendar.locator("[data-day='" + day + "']");
    }
}
