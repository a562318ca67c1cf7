package org.weibao.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What every form that anybody opens must look like, and its picture. */
final class Screens {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** Whatever in the form stands out of its column, whether that could be scrolled to or is cut off. */
    private static final String WIDER_THAN_ITS_PLACE =
            """
            form => {
              const edge = form.closest('.content, .modal-body').getBoundingClientRect().right + 1;
              return Array.from(form.querySelectorAll('*'))
                .filter(each => each.getBoundingClientRect().right > edge)
                .map(each => each.tagName + '.' + each.className + ' ' + each.getBoundingClientRect().right + ' > ' + edge);
            }
            """;

    /** Words of Latin letters that a reader sees in the form; the sample city is called XX市, kinds of files have no other names. */
    private static final String ENGLISH =
            """
            (form, typed) => {
              const told = Array.from(form.querySelectorAll('[placeholder], [aria-label], [title]'))
                .flatMap(each => ['placeholder', 'aria-label', 'title'].map(name => each.getAttribute(name) || ''));
              return (form.innerText + ' ' + told.join(' ')).replaceAll('XX市', '').replaceAll(typed, '')
                .replace(/(?<![A-Za-z])(PDF|OFD|JPG|PNG|Word|Excel|PPT|WPS|TXT|[KM]B)(?![A-Za-z])|\\.(pdf|jpg|docx)\\b/g, '').match(/[A-Za-z]{2,}/g) || [];
            }
            """;

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

    /** The form that a task of this name opens: its step, and whether it is a part's; 签收 is both. */
    private static String formOf(String task) {
        var words = task.split("｜");
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

    /** What was wrong with the forms seen since the last time; a story goes on meanwhile, so that all of it is told. */
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
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}-]+", "-") + ".png")));
    }
}
