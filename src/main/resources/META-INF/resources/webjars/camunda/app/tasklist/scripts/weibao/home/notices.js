/* 通知: what the signed-in person was notified of, the latest first; what is shown is read. */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {queryOf} from './filters.js';
import {letterPage} from './letters.js';
import {renderListPage} from './list-page.js';
import {pointPage} from './point.js';
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
      each.page && el('a', {href: pointPage(each.page)}, '要点'),
      each.letterId && el('a', {href: letterPage(each.letterId)}, '函件'),
      each.unread && el('span', {class: 'wb-new'}, '未读')),
    rest.length > 0 && el('details', null, el('summary', null, '全文'), el('p', {class: 'wb-text'}, each.text)));
}

/** Only what is on the page is read. */
async function read({rows, unread}) {
  const fresh = rows.filter(each => each.unread).map(each => each.id);
  showUnread(unread);
  if (fresh.length) {
    await request('POST', API + '/desk/notices/read?from=' + Math.min(...fresh) + '&upTo=' + Math.max(...fresh));
    showUnread(unread - fresh.length);
  }
}

/** @param address {search(): the address's parameters, go(filters)} */
export const renderNotices = (place, address) => renderListPage(place, 'notices', null, {
  fetch: () => request('GET', API + '/desk/notices' + queryOf({page: address.search().page})),
  list: view => view.rows.length
    ? el('ul', {class: 'wb-notices'}, view.rows.map(notice))
    : el('div', {class: 'wb-nothing'}, el('p', null, '还没有通知。')),
  turn: page => address.go({page: String(page)}),
  shown: read
});
