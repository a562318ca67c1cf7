/* 已办: what the signed-in person has done, the latest first, and what has become of it. */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {queryOf} from './filters.js';
import {renderListPage} from './list-page.js';
import {pointPage} from './point.js';
import {addTab} from './tabs.js';

const COLUMNS = ['时间', '编号', '工作要点', '承办单位', '办理', '内容', '现在'];
const ZONE = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short'});

addTab({id: 'done', label: '已办', path: '/done', order: 30});

function row(act) {
  const cell = (label, text, className) => el('td', {'data-label': label, class: className, title: text}, text);
  return el('tr', null,
    cell('时间', ZONE.format(new Date(act.at)), 'wb-num wb-dim'),
    cell('编号', act.place || '', 'wb-code'),
    el('td', {'data-label': '工作要点', class: 'wb-what', title: act.title}, act.page ? el('a', {href: pointPage(act.page)}, act.title) : act.title || '年度计划'),
    cell('承办单位', act.part || '', 'wb-unit'),
    cell('办理', act.act, 'wb-step'),
    cell('内容', act.text, 'wb-said'),
    cell('现在', act.now, 'wb-now'));
}

function table(view, q) {
  return view.rows.length
    ? el('table', {class: 'wb-list-table wb-done-table'},
      el('caption', {class: 'wb-sr'}, '已办，最近的在前'),
      el('thead', null, el('tr', null, COLUMNS.map(label => el('th', {scope: 'col'}, label)))),
      el('tbody', null, view.rows.map(row)))
    : el('div', {class: 'wb-nothing'}, el('p', null, q ? '没有符合条件的已办。' : '还没有办理记录。'));
}

/** @param address {search(): the address's parameters, go(filters)} */
export const renderDone = (place, address) => renderListPage(place, 'done', {
  text: address.search().q, label: '搜索要点编号、名称或办理内容', find: text => address.go(text ? {q: text} : {})
}, {
  fetch() {
    const {q, page} = address.search();
    return request('GET', API + '/desk/done' + queryOf({q, page}));
  },
  list: view => table(view, address.search().q),
  turn: page => address.go({q: address.search().q, page: String(page)}),
  shown: (view, head) => head.say(address.search().q)
});
