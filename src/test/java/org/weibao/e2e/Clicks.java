package org.weibao.e2e;

import com.microsoft.playwright.Page;

/** Counts how often a person presses the mouse in a page, from now on until it is loaded again. */
final class Clicks {

    private final Page page;

    Clicks(Page page) {
        this.page = page;
        page.evaluate(
                "() => { window.pressed = 0; addEventListener('pointerdown', event => event.isTrusted && window.pressed++, true); }");
    }

    int count() {
        return (int) page.evaluate("window.pressed");
    }
}
