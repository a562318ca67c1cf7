/* 收到的函件 within Tasklist: the letters that one's unit or county has received; they stay when the task is over. */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {renderListPage} from './list-page.js';

/** The address of the page with one letter marked. */
export const letterPage = id => '#/letters?letter=' + id;

function letter(each, marked) {
  return el('li', {class: 'wb-notice' + (marked ? ' wb-marked' : ''), id: 'letter-' + each.id},
    el('div', {class: 'wb-notice-head'},
      el('span', {class: 'wb-num wb-dim'}, each.date),
      el('b', null, each.kindLabel + ' ' + each.number),
      each.copied && el('span', {class: 'wb-mark wb-mark-quiet'}, '抄送'),
      el('span', null, each.title),
      el('a', {class: 'wb-right', href: API + '/letters/' + each.id, download: each.fileName, 'aria-label': '下载' + each.kindLabel + each.number}, '下载Word文件')),
    each.lines.map(line => el('div', {class: 'wb-dim wb-text'}, line)));
}

/** @param address {search(): the address's parameters} */
export const renderLetters = (place, address) => renderListPage(place, 'letters', null, {
  async fetch() {
    const rows = await request('GET', API + '/letters');
    return {rows, total: rows.length, page: 1, pages: 1};
  },
  list: view => el('div', null, el('h2', {class: 'wb-list-title'}, '收到的函件'), view.rows.length
    ? el('ul', {class: 'wb-notices', 'aria-label': '收到的函件'}, view.rows.map(each => letter(each, String(each.id) === address.search().letter)))
    : el('div', {class: 'wb-nothing'}, el('p', null, '本单位还没有收到函件。'))),
  turn() {},
  shown() {
    const marked = place.querySelector('.wb-marked');
    if (marked) {
      marked.scrollIntoView({block: 'center'});
      marked.querySelector('a').focus({preventScroll: true});
    }
  }
});
