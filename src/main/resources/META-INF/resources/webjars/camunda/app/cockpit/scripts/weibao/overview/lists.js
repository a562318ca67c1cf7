/* The lists that figures open, and who exported what: letters, incidents, files. */
import {chinaTime} from '../../../../tasklist/scripts/weibao/form/texts.js';
import {API} from '../../../../tasklist/scripts/weibao/server.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {nameOf} from '../words.js';
import {addressOf, pointAddress} from './address.js';

const list = (name, heads, rows, none) => el('section', {class: 'wo-card wo-list'}, el('h2', null, name), rows.length
  ? el('table', {class: 'wo-table'}, el('caption', {class: 'wb-sr'}, name),
    el('thead', null, el('tr', null, heads.map(each => el('th', {scope: 'col'}, each)))), el('tbody', null, rows))
  : el('p', {class: 'wb-dim'}, none));

const pointLink = ({code, place, title, body}) => el('div', null,
  el('a', {href: pointAddress(code)}, el('span', {class: 'wo-place'}, place), ' ', title), body && '（' + body + '）');

const letter = each => el('tr', null, el('td', null, each.kindLabel), el('td', null, each.released ? '已发' : '待签发'), el('td', {class: 'wb-num'}, each.number || ''),
  el('td', null, each.released
    ? el('a', {href: API + '/letters/' + encodeURIComponent(each.id), download: ''}, each.title) : each.title || '尚未拟稿'),
  el('td', null, each.addressee), el('td', {class: 'wb-num'}, each.date || ''), el('td', null, each.matters.map(pointLink)));

/** The letters of a year; a released one is opened by its title. */
export function lettersOf(found, view) {
  const choices = [['', '全部'], ['true', '已发'], ['false', '待签发']];
  return [
    el('nav', {class: 'wo-bar wo-no-print', 'aria-label': '函件范围'}, choices.map(([released, label]) => el('a', {
      class: 'btn btn-default btn-sm', href: addressOf({tab: 'letters', year: view.year}, {released}), 'aria-current': (view.released || '') === released && !view.kind ? 'true' : null
    }, label)), el('span', {role: 'status'}, '共' + found.total + '件')),
    list((found.year === null ? '' : found.year + '年') + '函件', ['文种', '状态', '文号', '标题', '主送', '日期', '事由'], found.rows.map(letter), '没有函件。')
  ];
}

const affected = row => row && el('div', null, row.url ? el('a', {href: row.url}, nameOf(row)) : nameOf(row));

const incident = each => el('tr', null, el('td', {class: 'wb-num'}, chinaTime(each.at, 16)),
  el('td', null, each.affected ? [affected(each.affected), el('div', {class: 'wb-dim'}, each.affected.model + (each.affected.unit ? '，' + each.affected.unit : ''))] : '已经办结的事项'),
  el('td', null, each.text), el('td', null, each.remedy));

/** What does not go on by itself, what it holds up, and what to do. */
export const incidentsOf = found => [
  el('p', {class: 'wo-scope', role: 'status'}, '共' + found.total + '项'),
  list('系统异常', ['发生时间', '受影响的事项', '情况', '处理办法'], found.rows.map(incident), '没有系统异常。')
];

const exported = each => el('tr', null, el('td', {class: 'wb-num'}, chinaTime(each.at, 16)), el('td', null, each.by), el('td', null, each.kindLabel),
  el('td', null, each.scope), el('td', {class: 'wb-num'}, each.lines));

/** Who exported what, the latest first. */
export const exportsOf = found => [
  el('p', {class: 'wo-scope', role: 'status'}, '共' + found.total + '次'),
  list('导出记录', ['导出时间', '导出人', '文件', '范围', '行数'], found.rows.map(exported), '还没有人导出过文件。')
];
