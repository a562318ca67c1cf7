/* 通知: what the signed-in person was notified of, the latest first; what is shown is read. */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {queryOf} from './filters.js';
import {renderListHead} from './list-head.js';
import {pager} from './pager.js';
import {addTab, setCount} from './tabs.js';

const ZONE = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short'});

addTab({id: 'notices', label: '通知', path: '/notices', order: 40});

/** How many are unread, beside the tab; none is not said. */
export const showUnread = count => setCount('notices', count || undefined);

function notice(each) {
  const [, ...rest] = each.text.split('\n');
  return el('li', {class: 'wb-notice' + (each.unread ? ' wb-unread' : '')},
    el('div', {class: 'wb-notice-head'},
      el('span', {class: 'wb-num wb-dim'}, ZONE.format(new Date(each.at))),
      el('span', {class: 'wb-mark wb-mark-quiet'}, each.head),
      each.taskId ? el('a', {class: 'wb-title', href: '#/handle/' + each.taskId}, each.title) : el('b', null, each.title),
      each.unread && el('span', {class: 'wb-new'}, '未读')),
    rest.length > 0 && el('details', null, el('summary', null, '全文'), el('p', {class: 'wb-text'}, each.text)));
}

/**
 * Draws the page.
 *
 * @param address {search(): the address's parameters, go(filters)}
 * @return {update(): the address has changed, leave()}
 */
export function renderNotices(place, address) {
  const head = el('div', {class: 'wb-tabs'});
  const list = el('div', {class: 'wb-list-place'});
  const end = el('div', {class: 'wb-foot'});
  place.replaceChildren(el('main', {class: 'wb-home'}, head, list, end));
  const listHead = renderListHead(head, 'notices', null);
  let asked = 0;

  async function read(view) {
    const newest = view.rows.find(each => each.unread);
    if (newest && view.page === 1) {
      await request('POST', API + '/desk/notices/' + newest.id + '/read');
      showUnread(0);
    }
  }

  async function load() {
    const own = ++asked;
    try {
      const view = await request('GET', API + '/desk/notices' + queryOf({page: address.search().page}));
      if (own !== asked) {
        return;
      }
      showUnread(view.unread);
      list.replaceChildren(view.rows.length
        ? el('ul', {class: 'wb-notices'}, view.rows.map(notice))
        : el('div', {class: 'wb-nothing'}, el('p', null, '还没有通知。')));
      end.replaceChildren(...[pager(view, page => address.go({page: String(page)})), el('span', {class: 'wb-right wb-num'}, '共 ' + view.total + ' 项')].filter(Boolean));
      await read(view);
    } catch (refusal) {
      if (own === asked) {
        list.replaceChildren(el('p', {class: 'wb-refusal', role: 'alert'}, refusal.message,
          el('button', {type: 'button', class: 'btn btn-default btn-xs', click: load}, '重试')));
      }
    }
  }

  load();
  return {
    update: load,
    leave() {
      asked++;
      listHead.leave();
    }
  };
}
