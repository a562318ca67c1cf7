package org.weibao.e2e;

import com.microsoft.playwright.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how often a person presses the mouse in a page, from now on until it is loaded again. */
final class Clicks {

    private static final Logger LOG = LoggerFactory.getLogger(Clicks.class);

    private final Page page;
    private final long since = System.nanoTime();

    Clicks(Page page) {
        this.page = page;
        page.evaluate(
                """
                () => {
                  if (window.pressed === undefined) {
                    addEventListener('pointerdown', event => event.isTrusted && window.pressed++, true);
                  }
                  window.pressed = 0;
                }""");
    }

    int count() {
        return (int) page.evaluate("window.pressed");
    }

    /** The same, printed with the seconds that the machine took; a person's reading and typing come on top. */
    int count(String what) {
        var clicks = count();
        LOG.info("{}: {} clicks, {} s", what, clicks, String.format("%.1f", (System.nanoTime() - since) / 1e9));
        return clicks;
    }
}
