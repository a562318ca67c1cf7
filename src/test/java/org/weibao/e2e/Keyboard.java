package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** A person without a mouse, who sees at each step where the focus is. */
final class Keyboard {

    /** More steps than there are things to stop at on any page. */
    private static final int FAR = 200;

    /**
     * The focused element if nothing around it shows that it is the one, or if it is off the screen, once what
     * the key has caused is drawn.
     */
    private static final String LOST =
            """
            async () => {
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              const at = document.activeElement;
              if (at === document.body) return '';
              const {outlineStyle, outlineWidth} = getComputedStyle(at);
              const {left, top, bottom} = at.getBoundingClientRect();
              const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
              const met = document.elementFromPoint(left + 4, (top + bottom) / 2);
              const uncovered = met && (at.contains(met) || met.contains(at));
              return seen && uncovered ? '' : at.outerHTML.slice(0, 200) + ' ' + (seen ? 'lies under ' + (met && met.outerHTML.slice(0, 100)) : 'shows no focus');
            }
            """;

    private final Page page;
    private final List<String> lost = new ArrayList<>();

    Keyboard(Page page) {
        this.page = page;
    }

    /** Presses Tab until the one is focused. */
    Keyboard to(Locator target) {
        target.waitFor();
        for (var steps = 0; !isAt(target); steps++) {
            assertThat(steps).as("steps by Tab to " + target).isLessThan(FAR);
            press("Tab");
            var where = (String) page.evaluate(LOST);
            if (!where.isEmpty()) {
                lost.add(where);
            }
        }
        return this;
    }

    boolean isAt(Locator target) {
        return (boolean) target.evaluate("each => each === document.activeElement");
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().insertText(text);
        return this;
    }

    /** Where the focus was without being seen. */
    List<String> lost() {
        return lost;
    }
}
