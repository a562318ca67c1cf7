/* 要点: the points that the signed-in person may read, also where nothing is to be done any more. */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {queryOf} from './filters.js';
import {lightOf} from './light.js';
import {renderListPage} from './list-page.js';
import {pointPage} from './point.js';
import {addTab} from './tabs.js';

const COLUMNS = ['时限', '编号', '工作要点', '牵头单位', '阶段', '要点期限'];

addTab({id: 'points', label: '要点', path: '/points', order: 35});

function row(point) {
  const cell = (label, content, className, title) => el('td', {'data-label': label, class: className, title}, content);
  return el('tr', null,
    cell('时限', lightOf(point), 'wb-num'),
    cell('编号', point.place, 'wb-code'),
    cell('工作要点', el('a', {class: 'wb-title', href: pointPage(point.code)}, point.title), 'wb-what', point.title),
    cell('牵头单位', point.lead || '', 'wb-unit'),
    cell('阶段', point.phase, 'wb-step'),
    cell('要点期限', point.due || '', 'wb-num wb-limit', point.due));
}

function table(view, q) {
  return view.rows.length
    ? el('table', {class: 'wb-list-table wb-points-table'},
      el('caption', {class: 'wb-sr'}, '要点，年度新的在前'),
      el('thead', null, el('tr', null, COLUMNS.map(label => el('th', {scope: 'col'}, label)))),
      el('tbody', null, view.rows.map(row)))
    : el('div', {class: 'wb-nothing'}, el('p', null, q ? '没有符合条件的要点。' : '还没有属于您工作范围的要点。'));
}

/** @param address {search(): the address's parameters, go(filters)} */
export const renderPoints = (place, address) => renderListPage(place, 'points', {
  text: address.search().q, label: '搜索要点编号、名称或单位', find: text => address.go(text ? {q: text} : {})
}, {
  fetch() {
    const {q, page} = address.search();
    return request('GET', API + '/points' + queryOf({q, page}));
  },
  list: view => table(view, address.search().q),
  turn: page => address.go({q: address.search().q, page: String(page)}),
  shown: (view, head) => head.say(address.search().q)
});
