/* 每周督办清单 as of now: a page, and on paper. */
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf} from '../../../../tasklist/scripts/weibao/home/light.js';
import {fileAddress, printButton} from './reading.js';

const HEADS = ['序号', '灯', '工作要点', '责任方', '事项', '应于', '逾期', '已通知和已发函件'];

const line = (each, index) => el('tr', null,
  el('td', {class: 'wb-num'}, index + 1), el('td', {class: 'wo-light'}, shapeOf(each.light === 'GREEN' ? 'NONE' : each.light), ' ', each.lightLabel), el('td', null, each.matter), el('td', null, each.whose),
  el('td', null, each.step), el('td', {class: 'wb-num'}, each.due), el('td', null, each.late),
  el('td', null, [each.since, each.notified, each.letters].filter(Boolean).map(text => el('div', null, text))));

export function weeklyOf(list) {
  return [
    el('div', {class: 'wo-bar wo-no-print'},
      el('a', {class: 'btn btn-default btn-sm', href: fileAddress('weekly.docx'), download: ''}, '下载会议用的文档'),
      printButton()),
    el('section', {class: 'wo-card wo-weekly'}, el('h2', null, '每周督办清单'), el('p', null, list.introduction),
      list.lines.length > 0 && el('table', {class: 'wo-table'},
        el('caption', {class: 'wb-sr'}, '每周督办清单'),
        el('thead', null, el('tr', null, HEADS.map(each => el('th', {scope: 'col'}, each)))),
        el('tbody', null, list.lines.map(line))))
  ];
}
