/* A page of 我的工作台 with one list: its tabs, the list or why it is not there, and its foot. */
import {el} from './dom.js';
import {renderListHead} from './list-head.js';
import {pager} from './pager.js';

/**
 * Draws it.
 *
 * @param tab the id of its tab
 * @param search as renderListHead takes it; null for none
 * @param page {fetch(): the view, list(view): an element, turn(page), shown(view)}
 * @return {update(): the address has changed, leave()}
 */
export function renderListPage(place, tab, search, page) {
  const head = el('div', {class: 'wb-tabs'});
  const list = el('div', {class: 'wb-list-place'});
  const end = el('div', {class: 'wb-foot'});
  place.replaceChildren(el('main', {class: 'wb-home'}, head, list, end));
  const listHead = renderListHead(head, tab, search);
  let requests = 0;

  async function load() {
    const own = ++requests;
    try {
      const view = await page.fetch();
      if (own !== requests) {
        return;
      }
      list.replaceChildren(page.list(view));
      end.replaceChildren(...[pager(view, page.turn), el('span', {class: 'wb-right wb-num'}, '共 ' + view.total + ' 项')].filter(Boolean));
      await page.shown(view, listHead);
    } catch (refusal) {
      if (own === requests) {
        list.replaceChildren(el('p', {class: 'wb-refusal', role: 'alert'}, refusal.message,
          el('button', {type: 'button', class: 'btn btn-default btn-xs', click: load}, '重试')));
      }
    }
  }

  load();
  return {
    update: load,
    leave() {
      requests++;
      listHead.leave();
    }
  };
}
