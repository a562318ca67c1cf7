/* The foot of a list of several pages. */
import {el} from './dom.js';

/** Nothing for one page. */
export function pager(view, go) {
  const turn = (page, label) => el('button', {
    type: 'button', class: 'btn btn-default btn-sm', disabled: page < 1 || page > view.pages, click: () => go(page)
  }, label);
  return view.pages > 1 && el('nav', {class: 'wb-pager', 'aria-label': '翻页'},
    turn(view.page - 1, '上一页'), el('span', {class: 'wb-num'}, '第 ' + view.page + ' 页，共 ' + view.pages + ' 页'), turn(view.page + 1, '下一页'));
}
