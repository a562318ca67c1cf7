/* The year at a glance. Each figure opens what it counts; a table with the same figures is beside each chart. */
import {chinaTime} from '../../../../tasklist/scripts/weibao/form/texts.js';
import {el, svg} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf, wordOf} from '../../../../tasklist/scripts/weibao/home/light.js';
import {addressOf} from './address.js';
import {MARKS} from './marks.js';

const FILLS = {
  RED: ['#b3261e', '#fff'], YELLOW: ['#e0a526', '#2b1d00'], BLUE: ['#1b5e9b', '#fff'], GREEN: ['#bfdccb', '#123524'], DONE: ['#55606d', '#fff']
};
const OTHER = ['#e3e8ed', '#1f2933'];
const WIDE = 330;
const LINE = 26;
const NAME = 76;
const LEAST = 26;

const totalOf = counts => counts.reduce((sum, each) => sum + each.total, 0);

/** Where each piece of a bar is. Small ones stay wide enough for their figure. */
export function pieces(count, most) {
  let x = NAME;
  return Object.keys(MARKS).filter(mark => count.marks[mark]).map(mark => {
    const width = Math.max(LEAST, Math.round((WIDE - NAME - LEAST * 3) * count.marks[mark] / most));
    const piece = {mark, x, width, number: count.marks[mark]};
    x += width + 1;
    return piece;
  });
}

function chart(name, counts) {
  const most = Math.max(1, ...counts.map(each => each.total));
  const bar = (count, index) => {
    const y = index * LINE;
    return [
      svg('text', {x: 0, y: y + 17, fill: '#1f2933'}, count.phaseLabel),
      count.total === 0 ? svg('text', {x: NAME, y: y + 17, fill: '#55606d'}, '0') : pieces(count, most).map(({mark, x, width, number}) => {
        const [fill, ink] = FILLS[mark] || OTHER;
        return [svg('rect', {x, y: y + 2, width, height: LINE - 5, fill}),
          svg('text', {x: x + width / 2, y: y + 17, fill: ink, 'text-anchor': 'middle'}, (wordOf(mark) || '') + number)];
      })
    ];
  };
  return svg('svg', {class: 'wo-chart', role: 'img', 'aria-label': name + '，数字见旁边的表', width: WIDE + 60, height: counts.length * LINE}, counts.map(bar));
}

/** The same figures as a table; each opens the matrix with those filters. */
function table(name, counts, view) {
  const marks = Object.keys(MARKS).filter(mark => counts.some(each => each.marks[mark]));
  const figure = (number, filter, words) => el('td', {class: 'wb-num'}, number
    ? el('a', {href: addressOf(view, {tab: 'units', ...filter}), 'aria-label': words + number + '项'}, number) : '0');
  return el('table', {class: 'wo-table wo-figures'},
    el('caption', {class: 'wb-sr'}, name),
    el('thead', null, el('tr', null, el('th', {scope: 'col'}, '阶段'),
      marks.map(mark => el('th', {scope: 'col'}, shapeOf(mark), ' ', wordOf(mark) || MARKS[mark])), el('th', {scope: 'col'}, '合计'))),
    el('tbody', null, counts.map(each => el('tr', null, el('th', {scope: 'row'}, each.phaseLabel),
      marks.map(mark => figure(each.marks[mark] || 0, {phase: each.phase, light: mark}, each.phaseLabel + '，' + MARKS[mark])),
      figure(each.total, {phase: each.phase}, each.phaseLabel)))));
}

const block = (title, ...content) => el('section', {class: 'wo-card'}, el('h2', null, title), content);

const counted = (name, counts, view) => block(name + '：按阶段和灯',
  counts.length ? el('div', {class: 'wo-beside'}, chart(name, counts), table(name, counts, view)) : el('p', {class: 'wb-dim'}, '还没有。'));

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
  ? el('ul', {class: 'wo-lines'}, found.latestIncidents.map(each => el('li', null, el('span', {class: 'wb-num wb-dim'}, chinaTime(each.at, 16)), ' ', each.text)))
  : el('p', {class: 'wb-dim'}, '没有。'));

const letters = found => block('已发函件', found.letters.length
  ? el('table', {class: 'wo-table'},
    el('caption', {class: 'wb-sr'}, '已发函件'),
    el('thead', null, el('tr', null, ['文种', '已发', '待签发'].map(each => el('th', {scope: 'col'}, each)))),
    el('tbody', null, found.letters.map(each => el('tr', null, el('th', {scope: 'row'}, each.kindLabel), el('td', {class: 'wb-num'}, each.released), el('td', {class: 'wb-num'}, each.drafted)))))
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
      card('已发函件', released, null, drafted ? '另有待签发' + drafted + '件' : '没有待签发的'),
      card('系统异常', found.incidents, null, found.incidents ? '由系统管理员处理' : '没有')),
    counted('工作要点', found.points, view),
    counted('承办任务', found.parts, view),
    el('div', {class: 'wo-two'}, changes(found, view), el('div', null, letters(found), incidents(found)))
  ];
}
