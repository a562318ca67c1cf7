/* The matrix of points and bodies. Each cell opens the point. */
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf} from '../../../../tasklist/scripts/weibao/home/light.js';
import {addressOf, pointAddress} from './address.js';
import {MARKS, signOf} from './marks.js';

const LATE = /^已逾期(\d+)个工作日$/;

/** How late, in as few characters as a cell takes. */
export const shortStanding = standing => LATE.test(standing) ? '迟' + LATE.exec(standing)[1] + '日' : standing;

const dueOf = waiting => waiting.due ? '应于' + waiting.due + (waiting.provisional ? '（暂定）' : '') : '不限期';

/** All that a cell says, for the pointer and for a screen reader. */
export function cellText(cell, body) {
  return [
    body.name + (cell.lead ? '（牵头）' : ''), cell.markLabel, cell.state,
    cell.progress === null ? null : '进展' + cell.progress + '%',
    cell.waiting && cell.waiting.step + dueOf(cell.waiting), cell.waiting && cell.waiting.standing,
    cell.returned && '已退回重报',
    cell.notified && '已于' + cell.notified.day + '通知' + cell.notified.people.join('、') + (cell.notified.unsent ? '，其中' + cell.notified.unsent + '人没有收到邮件' : '')
  ].filter(Boolean).join('，');
}

function cellOf(row, body) {
  const cell = row.cells[body.code];
  if (!cell) {
    return el('td', {class: 'wo-nobody'});
  }
  const words = cellText(cell, body);
  const pressing = cell.waiting && (cell.waiting.late || cell.mark === 'BLUE');
  return el('td', {class: 'wo-cell wo-' + cell.mark + (cell.lead ? ' wo-lead' : '')},
    el('a', {href: pointAddress(row.code), title: words, 'aria-label': row.place + '，' + words},
      signOf(cell.mark, cell.markLabel),
      cell.progress !== null && el('span', {class: 'wb-num'}, cell.progress + '%'),
      pressing ? el('b', null, shortStanding(cell.waiting.standing)) : cell.state !== cell.markLabel && el('span', null, cell.state)));
}

function headOf(row) {
  return el('th', {scope: 'row', class: 'wo-point'},
    el('a', {href: pointAddress(row.code), title: row.code + ' ' + row.title}, el('span', {class: 'wo-place'}, row.place), ' ', row.title),
    el('span', {class: 'wo-under'},
      signOf(row.mark, row.markLabel), row.phaseLabel !== row.markLabel && el('span', null, row.phaseLabel), row.lead && el('span', {title: row.lead}, '牵头：' + row.lead),
      row.late > 0 && el('b', null, '黄红灯' + row.late + '项'),
      row.waiting && row.waiting.late && el('b', null, row.waiting.step + shortStanding(row.waiting.standing)),
      row.ended && el('span', {class: 'wb-num'}, '办结于' + row.ended),
      row.note && el('span', {title: row.note}, row.note)));
}

const sum = (body, view, counties) => body.late === 0 ? '0' : el('a', {
  href: addressOf(view, {[counties ? 'county' : 'unit']: body.code, light: 'RED,YELLOW'}), 'aria-label': body.name + '黄红灯' + body.late + '项'
}, body.late);

const legend = () => el('ul', {class: 'wo-legend', 'aria-label': '图例'},
  ['RED', 'YELLOW', 'BLUE', 'GREEN', 'DONE'].map(mark => el('li', null, shapeOf(mark), ' ', MARKS[mark])),
  el('li', null, shapeOf('NONE'), ' 没有灯'), el('li', null, el('span', {class: 'wo-lead-sign'}), ' 牵头单位'), el('li', null, '空白：不承办'));

/**
 * The table of one page.
 *
 * @param counties whether its columns are the counties, else the units
 */
export function matrixOf(found, view, counties) {
  const bodies = found.bodies.filter(body => body.county === counties);
  const name = counties ? '要点与县（区）' : '要点与单位';
  return [
    el('h2', {class: 'wo-paper'}, '督办总览：' + name),
    el('div', {class: 'wo-scroll', tabindex: '0', role: 'region', 'aria-label': name},
      el('table', {class: 'wo-matrix'},
        el('caption', {class: 'wb-sr'}, name),
        el('thead', null, el('tr', null, el('th', {scope: 'col', class: 'wo-point'}, '工作要点（' + found.total + '）'),
          bodies.map(body => el('th', {scope: 'col', title: body.name}, el('span', null, body.name))))),
        el('tbody', null, found.rows.map(row => el('tr', null, headOf(row), bodies.map(body => cellOf(row, body))))),
        el('tfoot', null, el('tr', null, el('th', {scope: 'row', class: 'wo-point'}, '黄红灯合计'), bodies.map(body => el('td', null, sum(body, view, counties))))))),
    legend()
  ];
}
