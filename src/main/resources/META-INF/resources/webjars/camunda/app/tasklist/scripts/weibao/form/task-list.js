/* The way back from a form to Tasklist's own list. */

/** Brings the list on screen and the keyboard to the task that is open, or to the first one. */
export function focusTaskList() {
  const list = document.querySelector('.tasks-list');
  list.scrollIntoView();
  const focus = () => {
    const link = list.querySelector('li.task.active a') || list.querySelector('li.task a');
    if (link) {
      link.focus({preventScroll: true});
    }
  };
  focus();
  // Tasklist may be drawing its list anew just now: the focus would go with the old one.
  const drawn = new MutationObserver(() => document.activeElement === document.body && focus());
  drawn.observe(list, {childList: true, subtree: true});
  setTimeout(() => drawn.disconnect(), 5000);
}
