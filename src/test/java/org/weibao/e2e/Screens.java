package org.weibao.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What every open form must look like, and its picture. */
final class Screens {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** Whatever in the form stands out of its column, whether that could be scrolled to or is cut off. */
    private static final String WIDER_THAN_ITS_PLACE =
            """
            form => {
              const edge = form.closest('.wb-pane').getBoundingClientRect().right + 1;
              return Array.from(form.querySelectorAll('*'))
                .filter(each => each.getBoundingClientRect().right > edge)
                .map(each => each.tagName + '.' + each.className + ' ' + each.getBoundingClientRect().right + ' > ' + edge);
            }
            """;

    /** What of the form or the page could only be read by scrolling sideways; boxes that scroll by themselves say so. */
    private static final String SIDEWAYS =
            """
            form => {
              const scrolls = each => each.scrollWidth > each.clientWidth + 1;
              const pane = form.closest('.wb-pane');
              const found = [document.documentElement, document.body, pane, form].filter(scrolls)
                .map(each => each.tagName + '.' + each.className + ' ' + each.scrollWidth + ' > ' + each.clientWidth);
              const edge = Math.min(pane.getBoundingClientRect().right, innerWidth) + 1;
              return found.concat(Array.from(form.querySelectorAll('*'))
                .filter(each => !each.closest('.wb-sideways') && each.getClientRects().length)
                .filter(each => each.getBoundingClientRect().right > edge || each.getBoundingClientRect().left < -1)
                .map(each => each.tagName + '.' + each.className + ' ends at ' + each.getBoundingClientRect().right));
            }
            """;

    /** What a thumb could miss. */
    private static final String TOO_SMALL =
            """
            form => Array.from(form.querySelectorAll('.btn:not(.btn-link), .form-control, .wb-choice, .wb-check, .wb-pick, summary, .wb-chip button'))
              .filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 39.5)
              .map(each => each.tagName + '.' + each.className + ' ' + each.getBoundingClientRect().height)
            """;

    /** What lies at the middle of the button that submits, once it is brought on screen, if it is not that button. */
    private static final String COVERED =
            """
            form => {
              const button = form.querySelector('.wb-submit .btn-primary');
              button.scrollIntoView({block: 'center'});
              const {left, top, width, height} = button.getBoundingClientRect();
              const met = document.elementFromPoint(left + width / 2, top + height / 2);
              return met && button.contains(met) ? [] : [met ? met.outerHTML.slice(0, 200) : 'nothing'];
            }
            """;

    /** The edges of an opened dialog that are off the screen once the page has been drawn in its new size, and its buttons that are covered. */
    private static final String CUT_OFF =
            """
            async opened => {
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              const {left, top, right, bottom} = opened.getBoundingClientRect();
              const out = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || opened.scrollHeight > opened.clientHeight + 1;
              const covered = Array.from(opened.querySelectorAll('button')).filter(each => {
                const box = each.getBoundingClientRect();
                const met = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return !met || !each.contains(met);
              });
              return (out ? [left + ' ' + top + ' ' + right + ' ' + bottom] : []).concat(covered.map(each => each.outerHTML.slice(0, 120)));
            }
            """;

    private static final String AXE =
            """
            async form => (await axe.run(form, {resultTypes: ['violations']})).violations
              .filter(each => ['serious', 'critical'].includes(each.impact))
              .map(each => each.id + ': ' + each.nodes.map(node => node.html.slice(0, 160)).join(' | '))
            """;

    private static final String AXE_PAGE =
            """
            async body => (await axe.run(body, {resultTypes: ['violations']})).violations
              .map(each => each.id + ': ' + each.nodes.map(node => node.html.slice(0, 160)).join(' | '))
            """;

    /** Words of Latin letters that a reader sees in the form; the sample city is called XX市, its office XX未保, kinds of files have no other names. */
    private static final String ENGLISH =
            """
            (form, typed) => {
              const told = Array.from(form.querySelectorAll('[placeholder], [aria-label], [title]'))
                .flatMap(each => ['placeholder', 'aria-label', 'title'].map(name => each.getAttribute(name) || ''));
              return (form.innerText + ' ' + told.join(' ')).replace(/XX(市|未保)/g, '').replaceAll(typed, '')
                .replace(/(?<![A-Za-z])(PDF|OFD|JPG|PNG|Word|Excel|PPT|WPS|TXT|[KM]B)(?![A-Za-z])|\\.(pdf|jpg|docx|xlsx|html|txt)\\b/g, '').match(/[A-Za-z]{2,}/g) || [];
            }
            """;

    /**
     * The same of a whole page of a web app. Codes, ids and addresses of mail in it have no other name, nor have the rows of
     * Cockpit's tables.
     */
    private static final String ENGLISH_PAGE =
            """
            body => {
              const seen = each => each.getClientRects().length > 0 && !each.closest('svg, code, pre, script, .ctn-content-bottom tbody td');
              const texts = [];
              const nodes = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
              while (nodes.nextNode()) {
                const parent = nodes.currentNode.parentElement;
                if (seen(parent.closest('select') || parent)) {
                  texts.push(nodes.currentNode.textContent);
                }
              }
              body.querySelectorAll('[placeholder], [aria-label], [title]').forEach(each => seen(each)
                && texts.push(...['placeholder', 'aria-label', 'title'].map(name => each.getAttribute(name) || '')));
              return texts.join('\\n').replace(/XX(市|未保)|\\S+@\\S+|\\.(pdf|jpg|docx)\\b|\\w+([-_:.\\/]+\\w+)+/g, '').match(/[A-Za-z]{2,}/g) || [];
            }
            """;

    /** What has no Chinese name. */
    private static final Set<String> NAMES = Set.of(
            "English", "BPMN", "DMN", "CMMN", "CSV", "PDF", "OFD", "JPG", "PNG", "Word", "Excel", "PPT", "WPS", "TXT",
            "KB", "MB");

    /** Ids of people, groups and models, and constants that Admin shows as they are in the database. */
    private static final Set<String> DATA = Set.of(
            "admin",
            "recorder",
            "supervisor",
            "office",
            "tasklist",
            "default",
            "escalation",
            "extension",
            "implementation",
            "letter",
            "urging",
            "weibao",
            "WORKFLOW",
            "ALL",
            "READ",
            "ACCESS",
            "FNI",
            "EDE",
            "PI",
            "DI",
            "TU");

    /** Words of Latin letters that a reader sees in the page. */
    static List<String> english(Page page) {
        return ((List<?>) page.locator("body").evaluate(ENGLISH_PAGE))
                .stream()
                        .map(String::valueOf)
                        .filter(word -> !NAMES.contains(word) && !DATA.contains(word))
                        .distinct()
                        .toList();
    }

    /** Would run as a script, as an event of an element, or as an expression of the page's own framework. */
    static final String HOSTILE = "<script>window.__xss=1</script><img src=x onerror=\"window.__xss=1\">"
            + "{{constructor.constructor('window.__xss=1')()}}";

    private static final List<String> COMPLAINTS = new ArrayList<>();

    private static final Set<String> SEEN = new TreeSet<>();

    private Screens() {}

    /** Looks at a task's open form: Chinese throughout, no wider than its column. */
    static void look(Page page, String user, String task) {
        var name = user + "-" + task;
        SEEN.add(formOf(task));
        save(page, name);
        var form = page.locator("form.wb");
        complain(name + " is too wide: ", (List<?>) form.evaluate(WIDER_THAN_ITS_PLACE));
        complain(name + " speaks English: ", (List<?>) form.evaluate(ENGLISH, HOSTILE));
    }

    /** Holds the open form to what it must be on screens of these sizes, the first of them a telephone's. */
    static void fits(Page page, String task, ViewportSize telephone, ViewportSize... others) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe());
        }
        on(page, task, telephone);
        complain(task + " is hard to touch: ", (List<?>) form(page).evaluate(TOO_SMALL));
        for (var size : others) {
            on(page, task, size);
        }
    }

    /** Holds what has opened above the form to the same: wholly on screens of these sizes, and in Chinese. */
    static void fitsOpen(Page page, String name, Locator opened, ViewportSize... sizes) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe());
        }
        for (var size : sizes) {
            page.setViewportSize(size.width, size.height);
            save(page, name + "-" + size.width);
            complain(name + "-" + size.width + " is cut off: ", (List<?>) opened.evaluate(CUT_OFF));
            complain(name + " is hard to use: ", (List<?>) opened.evaluate(AXE));
        }
        complain(name + " speaks English: ", (List<?>) opened.evaluate(ENGLISH, HOSTILE));
    }

    private static void on(Page page, String task, ViewportSize size) {
        page.setViewportSize(size.width, size.height);
        var name = task + "-" + size.width;
        complain(name + " goes sideways: ", (List<?>) form(page).evaluate(SIDEWAYS));
        complain(name + " has its button covered: ", (List<?>) form(page).evaluate(COVERED));
        complain(name + " is hard to use: ", (List<?>) page.locator("body").evaluate(AXE_PAGE));
        page.setViewportSize(size.width, 3000);
        save(page, name);
        page.setViewportSize(size.width, size.height);
    }

    /** Holds a page to what it must be without its forms: nobody is kept out, nothing is read by scrolling sideways. */
    static void page(Page page, String name) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe());
        }
        complain(name + " is hard to use: ", (List<?>) page.locator("body").evaluate(AXE_PAGE));
        complain(
                name + " goes sideways: ",
                (List<?>)
                        page.evaluate(
                                "() => document.documentElement.scrollWidth > innerWidth + 1 ? [document.documentElement.scrollWidth] : []"));
        complain(name + " speaks English: ", english(page));
        save(page, name);
    }

    /** Lets the page judge by axe. */
    static void withAxe(Page page) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe());
        }
    }

    private static Locator form(Page page) {
        return page.locator("form.wb");
    }

    private static String axe() {
        try (var script = Screens.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The form that a task of this name opens: its step, and whether it is a part's; 签收 is both. */
    static String formOf(String task) {
        var words = task.replace("（退回）", "").split("｜");
        return words.length == 3 ? "承办任务：" + words[0] : words[0];
    }

    /** The forms that have been opened since the tests began. */
    static Set<String> seen() {
        return Set.copyOf(SEEN);
    }

    private static void complain(String about, List<?> found) {
        if (!found.isEmpty()) {
            COMPLAINTS.add(about + found);
        }
    }

    /**
     * The mistakes of the forms seen since the last call. The scenario continues meanwhile, so that all of them are
     * reported.
     */
    static List<String> complaints() {
        var told = List.copyOf(COMPLAINTS);
        COMPLAINTS.clear();
        return told;
    }

    /** A picture of the whole form, as on a screen that is high enough. */
    static void saveWhole(Page page, String name) {
        page.setViewportSize(1366, 2400);
        save(page, name);
        page.setViewportSize(1366, 768);
    }

    static void save(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(picture(name)));
    }

    private static Path picture(String name) {
        return FOLDER.resolve(name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}-]+", "-") + ".png");
    }
}
