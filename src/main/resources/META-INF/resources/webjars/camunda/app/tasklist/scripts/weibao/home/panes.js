/*
 * What stands beside an open form. A file adds a pane, once, when it is loaded:
 *   addPane({id, label, order, fits(task), render(place, task)})
 * without fits it is there for every task;
 * task is the row of the list; what render returns is called when the form is left.
 */
import {el} from './dom.js';

const all = [];

export function addPane(pane) {
  all.push(pane);
  all.sort((one, other) => one.order - other.order);
}

/**
 * Draws the panes as tabs; nothing where there are none.
 *
 * @return what ends them
 */
export function renderPanes(place, task) {
  const panes = all.filter(pane => !pane.fits || pane.fits(task));
  if (!panes.length) {
    place.hidden = true;
    return () => {};
  }
  let leave = null;
  const content = el('div', {role: 'tabpanel', class: 'wb-panel-content', tabindex: '0'});
  const buttons = panes.map(pane => el('button', {
    type: 'button', role: 'tab', id: 'wb-pane-' + pane.id, 'aria-selected': 'false', click: () => choose(pane)
  }, pane.label));

  function choose(pane) {
    if (leave) {
      leave();
    }
    buttons.forEach((button, index) => button.setAttribute('aria-selected', String(panes[index] === pane)));
    content.setAttribute('aria-labelledby', 'wb-pane-' + pane.id);
    content.replaceChildren();
    leave = pane.render(content, task) || null;
  }

  place.replaceChildren(el('div', {role: 'tablist', 'aria-label': '参考'}, buttons), content);
  choose(panes[0]);
  return () => leave && leave();
}
