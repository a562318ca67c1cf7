package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** Trial S16, in the browser: after a minute and a half without a person, Tasklist marks its own requests. */
class S16UnattendedTest extends BrowserTest {

    private static final String UNATTENDED = "x-weibao-unattended";

    @Test
    void tasklistThatNobodySitsBeforeSaysSo() {
        var page = CHROMIUM.window("yi-officer");
        page.clock().install();
        new Tasklist("yi-officer", page, port).signIn();
        PlaywrightAssertions.assertThat(
                        page.locator("tr[data-task], .wb-nothing").first())
                .isVisible();

        page.waitForRequest(S16UnattendedTest::isOfTheList, () -> page.clock().fastForward(61_000));
        page.keyboard().press("Shift");
        var whileThere = page.waitForRequest(
                S16UnattendedTest::isOfTheList, () -> page.clock().runFor(60_000));
        assertThat(whileThere.headers()).doesNotContainKey(UNATTENDED);

        var whileAway = page.waitForRequest(
                S16UnattendedTest::isOfTheList, () -> page.clock().fastForward(61_000));
        assertThat(whileAway.headers()).containsEntry(UNATTENDED, "true");

        page.keyboard().press("Shift");
        var again = page.waitForRequest(
                S16UnattendedTest::isOfTheList, () -> page.clock().runFor(60_000));
        assertThat(again.headers()).doesNotContainKey(UNATTENDED);
    }

    private static boolean isOfTheList(Request request) {
        return request.url().matches(".*/weibao/desk(\\?.*)?");
    }
}
