package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Trial S10: the pages of Tasklist with hostile texts in every place that has a text. Whatever the server sends with a Han
 * character in it, a title, a name, a unit, a reason, a file's name, a notice, a sentence, is replaced on its way to the
 * browser, so that a text is tried that no form would take.
 */
class S10HostileTextsTest extends BrowserTest {

    private static final Path TEXTS = Path.of("src/test/resources/org/weibao/e2e/hostile-texts.txt");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Elements that only a text could have brought into a page. */
    private static final String MADE =
            """
            () => Array.from(document.querySelectorAll(
                'img[src=x], iframe, object, embed, marquee, base[href^=java], meta[http-equiv=refresh], [ng-init*=constructor], [onfocus], [onerror], [onload]'))
              .map(each => each.outerHTML.slice(0, 200))
            """;

    private List<String> texts;

    /** Those that have been sent since the last reset; the next one is that of this number. */
    private final Set<String> sent = new TreeSet<>();

    private int next;

    @BeforeAll
    void aTaskWithReportFileUrgingAndReturn() throws IOException {
        texts = Files.readAllLines(TEXTS);
        assertThat(texts).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        var part = year.labelOf(SUPPORT, "weijian");
        colleagues.accepts("weijian", part);
        colleagues.reports("weijian", part);
        colleagues.does("weijian-head", "审签｜" + part, Map.of("answer", "RETURNED", "reason", "漏报一项"));
        colleagues.accepts("jia", year.labelOf(SUPPORT, "jia"));
    }

    @Test
    void noTextIsTakenForAnythingElse() {
        var task = waiting.task(Waiting.returned("落实并填报进展｜" + year.labelOf(SUPPORT, "weijian")));
        var officer = town.at("weijian-officer");
        var page = officer.page();
        disguise(page);

        everyText(page, "#/desk", page.locator("tr[data-task] .wb-title").first());
        everyText(page, "#/done", page.locator(".wb-done-table tbody tr").first());
        everyText(page, "#/notices", page.locator(".wb-notice").first());
        everyText(page, "#/handle/" + task.getId(), page.locator("form.wb .wb-submit"));
    }

    @Test
    void theSentenceAfterAnActIsATextToo() {
        waiting.task("落实并填报进展｜" + year.labelOf(SUPPORT, "jia"));
        year.isDueToday(year.partOf(SUPPORT, "jia"));
        var officer = town.at("jia-officer");
        officer.openTask("落实并填报进展｜" + year.labelOf(SUPPORT, "jia"));
        var page = officer.page();
        disguise(page);
        page.locator("form.wb")
                .getByText("无新进展", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator(".wb-outcome-text")).isVisible();
        assertThat(texts)
                .contains(page.locator(".wb-outcome-text").textContent().strip());
        ranNothing(page);
    }

    @Test
    void theStartFormsAndTheLettersShowThemToo() {
        var page = town.at("office-1").page();
        disguise(page);
        everyText(page, "#/start/urging", page.locator("form.wb .wb-submit"));
        page.navigate(town.address("tasklist").replaceAll("/camunda/.*", "/camunda/letters/"));
        assertThat(page.locator("h1")).isVisible();
        ranNothing(page);
    }

    /** Opens the page until every text has been sent to it. */
    private void everyText(Page page, String place, Locator drawn) {
        sent.clear();
        for (var rounds = 0; sent.size() < texts.size(); rounds++) {
            assertThat(rounds).as("times that " + place + " was opened").isLessThan(40);
            page.navigate("about:blank");
            page.navigate(town.address("tasklist") + place);
            assertThat(drawn).isVisible();
            page.locator("details").all().forEach(each -> each.evaluate("details => (details.open = true)"));
            ranNothing(page);
        }
        Screens.save(page, "hostile-" + place);
    }

    private static void ranNothing(Page page) {
        assertThat((String) page.evaluate("typeof window.__xss")).isEqualTo("undefined");
        assertThat((List<?>) page.evaluate(MADE))
                .as("elements that a text has become")
                .isEmpty();
        assertThat(
                        (boolean)
                                page.evaluate(
                                        "document.body.innerText.includes('__xss') || !document.querySelector('.wb-title, form.wb, .wb-notice')"))
                .as("a text is there to be read")
                .isTrue();
    }

    private void disguise(Page page) {
        page.route("**/api/weibao/**", this::answer);
    }

    private void answer(Route route) {
        var answer = route.fetch();
        var type = answer.headers().getOrDefault("content-type", "");
        if (!type.contains("json")) {
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
            return;
        }
        try {
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(JSON.writeValueAsString(hostile(JSON.readTree(answer.body())))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode hostile(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> each.setValue(hostile(each.getValue())));
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(at -> array.set(at, hostile(array.get(at))));
        } else if (node.isTextual() && HAN.matcher(node.asText()).find()) {
            var text = texts.get(next++ % texts.size());
            sent.add(text);
            return TextNode.valueOf(text);
        }
        return node;
    }
}
