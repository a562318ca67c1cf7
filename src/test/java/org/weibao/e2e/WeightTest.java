package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the web apps cost on the wire, from the sign-in to the first page after it, and the second time. */
class WeightTest extends BrowserTest {

    /** All that a page has received, as the browser counts it: heads and compressed contents. */
    private static final class Wire {

        private final List<Long> answers = new ArrayList<>();
        private final CDPSession tools;

        Wire(Page page) {
            tools = page.context().newCDPSession(page);
            tools.on("Network.loadingFinished", this::add);
            tools.send("Network.enable");
        }

        private void add(JsonObject event) {
            answers.add(event.get("encodedDataLength").getAsLong());
        }

        long bytes() {
            return answers.stream().mapToLong(Long::longValue).sum();
        }

        void clear() {
            answers.clear();
        }

        @Override
        public String toString() {
            return bytes() + " bytes in " + answers.size() + " answers";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tasklist, jia-officer, .wb-tab, 1500000, 80000",
        "cockpit, supervisor, .account, 1600000, 140000",
        "admin, admin, .account, 1500000, 80000",
        "welcome, supervisor, .account, 1500000, 80000"
    })
    void staysLight(String app, String user, String first, long most, long mostAgain) {
        var page = CHROMIUM.window(user);
        var wire = new Wire(page);
        page.navigate(town.address(app));
        SignIn.as(user, page);
        assertThat(page.locator(first).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        System.out.println(app + ": " + wire);
        assertThat(wire.bytes()).as(app).isLessThanOrEqualTo(most);

        wire.clear();
        page.navigate("about:blank");
        page.navigate(town.address(app));
        assertThat(page.locator(first).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // What may have changed is asked for, and answered without a content.
        System.out.println(app + " again: " + wire);
        assertThat(wire.bytes()).as(app + " again").isLessThanOrEqualTo(mostAgain);
    }

    @ParameterizedTest
    @CsvSource({"jia-officer, tasklist", "supervisor, cockpit", "admin, admin"})
    void theBareAddressLeadsEverybodyToTheirOwnApp(String user, String app) {
        var bare = town.address(app).replaceAll("/camunda/.*", "/");
        var own = Pattern.compile("/camunda/app/" + app + "/default/");
        var page = CHROMIUM.window(user);
        page.navigate(bare);
        assertThat(page).hasURL(Pattern.compile("/camunda/app/tasklist/default/"));
        SignIn.as(user, page);
        assertThat(page.locator(".account")).isVisible();
        assertThat(page).hasURL(own);
        page.navigate(bare);
        assertThat(page.locator(".account")).isVisible();
        assertThat(page).hasURL(own);
    }

    @Test
    void aBrowserInItsOldEngineIsToldToChangeIt() {
        var page = CHROMIUM.window("jia-officer");
        page.navigate(town.address("tasklist"));
        assertThat(page.locator("script[nomodule]")).hasCount(1);
        // This browser has modules, so that the script has to be run by hand.
        var script =
                page.request().get((String) page.locator("script[nomodule]").evaluate("each => each.src"));
        page.evaluate(script.text());
        page.evaluate("window.onload()");
        assertThat(page.locator("body")).containsText("切换到极速模式");
        Screens.page(page, "old-browser");
    }
}
