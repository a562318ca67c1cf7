/* The year at a glance. Each figure opens what it counts; a table with the same figures is beside each chart. */
import {chinaTime} from '../../../../tasklist/scripts/weibao/form/texts.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf, wordOf} from '../../../../tasklist/scripts/weibao/home/light.js';
import {addressOf} from './address.js';
import {chartOf} from './chart.js';
import {MARKS} from './marks.js';

const totalOf = counts => counts.reduce((sum, each) => sum + each.total, 0);

/** What a figure opens: the points with that mark of their own, or with a part that has it. */
const opened = (view, own, phase, mark) => addressOf(view, {tab: 'units', phase, [own ? 'worst' : 'light']: mark});

/** The figures as a table; each opens the matrix with those filters. */
function table(name, counts, view, own) {
  const marks = Object.keys(MARKS).filter(mark => counts.some(each => each.marks[mark]));
  const figure = (number, phase, mark, words) => el('td', {class: 'wb-num'}, number
    ? el('a', {href: opened(view, own, phase, mark), 'aria-label': words + number + '项'}, number) : '0');
  return el('table', {class: 'wo-table wo-figures'},
    el('caption', {class: 'wb-sr'}, name),
    el('thead', null, el('tr', null, el('th', {scope: 'col'}, '阶段'),
      marks.map(mark => el('th', {scope: 'col'}, shapeOf(mark), ' ', wordOf(mark) || MARKS[mark])), el('th', {scope: 'col'}, '合计'))),
    el('tbody', null, counts.map(each => el('tr', null, el('th', {scope: 'row'}, each.phaseLabel),
      marks.map(mark => figure(each.marks[mark] || 0, each.phase, mark, each.phaseLabel + '，' + MARKS[mark])),
      figure(each.total, each.phase, null, each.phaseLabel)))));
}

const block = (title, ...content) => el('section', {class: 'wo-card'}, el('h2', null, title), content);

const counted = (name, counts, view, own) => block(name + '：按阶段和灯', counts.length
  ? el('div', {class: 'wo-beside'}, chartOf(name, counts, (phase, mark) => opened(view, own, phase, mark)), table(name, counts, view, own))
  : el('p', {class: 'wb-dim'}, '还没有。'));

function card(label, number, href, ...below) {
  return el('section', {class: 'wo-card wo-card-number'}, el('h2', null, label),
    el('p', {class: 'wo-number'}, href ? el('a', {href, 'aria-label': label + number}, number) : number), el('p', {class: 'wb-dim'}, below));
}

const byPhase = counts => counts.filter(each => each.total).map(each => each.phaseLabel + each.total).join('　');

const event = (each, view) => el('li', null, el('span', {class: 'wb-num wb-dim'}, each.day), ' ',
  el('a', {href: addressOf(view, {tab: 'units', q: each.place}), title: each.title}, each.place), each.body && '，' + each.body);

function changes(found, view) {
  return block('自' + found.since + '以来的变化', el('table', {class: 'wo-table'},
    el('caption', {class: 'wb-sr'}, '最近一周的变化'),
    el('thead', null, el('tr', null, ['变化', '数量', '最近的'].map(each => el('th', {scope: 'col'}, each)))),
    el('tbody', null, found.changes.map(each => el('tr', null, el('th', {scope: 'row'}, each.label), el('td', {class: 'wb-num'}, each.count),
      el('td', null, each.latest.length ? el('ul', {class: 'wo-events'}, each.latest.map(one => event(one, view))) : '无'))))));
}

const incidents = found => block('系统异常（' + found.incidents + '）', found.latestIncidents.length
  ? [el('ul', {class: 'wo-lines'}, found.latestIncidents.map(each => el('li', null, el('span', {class: 'wb-num wb-dim'}, chinaTime(each.at, 16)), ' ', each.model && each.model + '：', each.text))),
    el('p', null, el('a', {href: addressOf({}, {tab: 'incidents'})}, '受影响的事项和处理办法'))]
  : el('p', {class: 'wb-dim'}, '没有。'));

const letterFigure = (number, view, each, released) => el('td', {class: 'wb-num'}, number ? el('a', {
  href: addressOf(view, {tab: 'letters', kind: each.kind, released}), 'aria-label': each.kindLabel + (released === 'true' ? '已发' : '待签发') + number + '件'
}, number) : '0');

const letters = (found, view) => block('已发函件', found.letters.length
  ? el('table', {class: 'wo-table'},
    el('caption', {class: 'wb-sr'}, '已发函件'),
    el('thead', null, el('tr', null, ['文种', '已发', '待签发'].map(each => el('th', {scope: 'col'}, each)))),
    el('tbody', null, found.letters.map(each => el('tr', null, el('th', {scope: 'row'}, each.kindLabel), letterFigure(each.released, view, each, 'true'), letterFigure(each.drafted, view, each, 'false')))))
  : el('p', {class: 'wb-dim'}, '还没有函件。'));

/** What the server says of the year, as elements. */
export function yearOf(found, year) {
  const view = year ? {year} : {};
  const released = found.letters.reduce((sum, each) => sum + each.released, 0);
  const drafted = found.letters.reduce((sum, each) => sum + each.drafted, 0);
  return [
    el('div', {class: 'wo-cards'},
      card('工作要点', totalOf(found.points), addressOf(view, {tab: 'units'}), byPhase(found.points)),
      card('承办任务', totalOf(found.parts), addressOf(view, {tab: 'units'}), byPhase(found.parts)),
      card('现已逾期', found.overdue, addressOf(view, {tab: 'weekly'}), '打开每周督办清单'),
      card('已发函件', released, released ? addressOf(view, {tab: 'letters', released: 'true'}) : null, drafted
        ? el('a', {href: addressOf(view, {tab: 'letters', released: 'false'})}, '另有待签发' + drafted + '件') : '没有待签发的'),
      card('系统异常', found.incidents, found.incidents ? addressOf({}, {tab: 'incidents'}) : null, found.incidents ? '受影响的事项和处理办法' : '没有')),
    counted('工作要点', found.points, view, true),
    counted('承办任务', found.parts, view, false),
    el('div', {class: 'wo-two'}, changes(found, view), el('div', null, letters(found, view), incidents(found)))
  ];
}
