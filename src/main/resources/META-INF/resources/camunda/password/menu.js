/* Everybody's own menu, in each of the web apps. */

/**
 * Offers a page in the menu, above the way out.
 *
 * @param address where it is; asked again with each change of the page, since it may depend on that
 */
export function offerInMenu(className, text, address) {
  const offer = () => document.querySelectorAll('.account .dropdown-menu .logout').forEach(item => {
    const link = item.parentElement.querySelector('.' + className + ' a') || add(item);
    link.href = address();
  });

  function add(item) {
    const entry = document.createElement('li');
    const link = document.createElement('a');
    entry.className = className;
    link.textContent = text;
    entry.append(link);
    item.before(entry);
    return link;
  }

  // The menu comes with the sign-in and goes with the sign-out.
  new MutationObserver(records => {
    if (records.some(record => record.addedNodes.length)) {
      offer();
    }
  }).observe(document.body, {childList: true, subtree: true});
  offer();
}
