/*
 * What stands beside an open form. A file adds a pane, once, when it is loaded:
 *   addPane({id, label, order, render(place, task)})
 * task is the row of the list; what render returns is called when the form is left.
 */
import {el} from './dom.js';

const panes = [];

export function addPane(pane) {
  panes.push(pane);
  panes.sort((one, other) => one.order - other.order);
}

/**
 * Draws the panes as tabs; nothing where there are none.
 *
 * @return what ends them
 */
export function renderPanes(place, task) {
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
