/* A new page begins at its heading, also for people who do not see that it has changed. */

let waiting = null;

/**
 * Focuses the heading of the page as soon as it is drawn, unless something on the page is focused already.
 *
 * @param place what holds the page
 */
export function beginAtHeading(place) {
  const focus = () => {
    const heading = place.querySelector('h1');
    if (heading && (!document.activeElement || document.activeElement === document.body)) {
      heading.tabIndex = -1;
      heading.focus({preventScroll: true});
    }
    return Boolean(heading);
  };
  if (waiting) {
    waiting.disconnect();
  }
  waiting = new MutationObserver(() => focus() && waiting.disconnect());
  if (!focus()) {
    waiting.observe(place, {childList: true, subtree: true});
  }
}
