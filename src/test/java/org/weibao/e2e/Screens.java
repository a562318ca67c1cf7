package org.weibao.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every form that anybody opens must look like, and its picture. */
final class Screens {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** Everything around or in the form that can be moved sideways. */
    private static final String WIDER_THAN_ITS_PLACE =
            """
            form => {
              const looked = Array.from(form.querySelectorAll('*'));
              for (let each = form; each; each = each.parentElement) looked.push(each);
              return looked.filter(each =>
                  !each.matches('textarea, input, select, option')
                  && (each === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
                  && each.scrollWidth > each.clientWidth + 1)
                .map(each => each.tagName + '.' + each.className + ' ' + each.scrollWidth + ' > ' + each.clientWidth);
            }
            """;

    /** Words of Latin letters that a reader sees in the form; the sample city is called XX市. */
    private static final String ENGLISH =
            """
            form => {
              const told = Array.from(form.querySelectorAll('[placeholder], [aria-label], [title]'))
                .flatMap(each => ['placeholder', 'aria-label', 'title'].map(name => each.getAttribute(name) || ''));
              return (form.innerText + ' ' + told.join(' ')).replaceAll('XX市', '').match(/[A-Za-z]{2,}/g) || [];
            }
            """;

    private static final List<String> COMPLAINTS = new ArrayList<>();

    private Screens() {}

    /** Looks at an open form: Chinese throughout, no wider than its column. */
    static void look(Page page, String name) {
        save(page, name);
        var form = page.locator("form.wb");
        complain(name + " is too wide: ", (List<?>) form.evaluate(WIDER_THAN_ITS_PLACE));
        complain(name + " speaks English: ", (List<?>) form.evaluate(ENGLISH));
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

    static void save(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}-]+", "-") + ".png")));
    }
}
