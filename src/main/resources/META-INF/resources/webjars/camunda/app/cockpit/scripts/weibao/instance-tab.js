/* 要点概况: what an instance is about, who has it now and until when, why its light is what it is, and what happened last. */
import {chinaTime, dueText} from '../../../tasklist/scripts/weibao/form/texts.js';
import {el} from '../../../tasklist/scripts/weibao/home/dom.js';
import {readCourse} from '../../../tasklist/scripts/weibao/home/point-record.js';
import {instance, markOf, nameOf, refusalOf} from './words.js';

/** A table that holds the tasks of fifty counties is on the point's own page. */
const MOST = 8;

const ORDER = ['RED', 'YELLOW', 'BLUE', 'GREEN', 'UNLIT'];

const HEADS = ['环节', '现由谁办', '期限', '灯', '原因'];

const step = one => ({
  name: one.name,
  holder: one.assigneeBody,
  due: one.due ? dueText(one.due, one) : '不限期',
  mark: one.light ? one.light.light : 'UNLIT',
  markLabel: one.light ? one.light.label : '不限期',
  why: one.light ? one.light.sentence : one.unlit
});

/** The open tasks that the instance stands for, the latest first. */
export function stepsOf(row, page) {
  const parts = row.parts ? page.parts : page.parts.filter(({unit}) => unit.name === row.unit);
  const own = row.model === '工作要点' ? page.steps : [];
  const steps = own.concat(row.model === '工作要点' || row.steps.length ? parts.flatMap(part => part.steps) : []).map(step);
  const rank = each => ORDER.indexOf(each.mark);
  return steps.sort((one, other) => rank(one) - rank(other));
}

const line = each => el('tr', null,
  el('td', {class: 'wb-who'}, each.name), el('td', {class: 'wb-who'}, each.holder), el('td', {class: 'wb-day'}, each.due || '不限期'), el('td', null, markOf(each)), el('td', null, each.why));

function table(steps, url) {
  return steps.length
    ? [el('table', {class: 'table wb-table'}, el('caption', {class: 'wb-hidden'}, '当前环节'),
      el('thead', null, el('tr', null, HEADS.map(head => el('th', {scope: 'col'}, head)))), el('tbody', null, steps.slice(0, MOST).map(line))),
    steps.length > MOST && el('p', null, '另有' + (steps.length - MOST) + '项，见', el('a', {href: url}, '全过程'), '。')]
    : el('p', null, '现在没有待办的环节。');
}

function last(page, row) {
  const entries = page.timeline.filter(({unit}) => row.model === '工作要点' || !unit || unit === row.unit);
  const entry = entries[entries.length - 1];
  return entry && el('p', {class: 'wb-last'}, el('b', null, '最近一次'), ' ', chinaTime(entry.at, 16), ' ', entry.by, '：', entry.text || entry.kindLabel);
}

function about(row, page) {
  return el('p', {class: 'wb-about-point'},
    row.code && el('span', null, '编号 ', el('b', null, row.code)),
    page && page.point.lead && el('span', null, '牵头 ', el('b', null, page.point.lead.name)),
    page && el('span', null, '阶段 ', el('b', null, page.point.phaseLabel)),
    page && page.point.due && el('span', null, '要点期限 ', el('b', null, dueText(page.point.due, page.point))),
    markOf(row),
    row.url && el('a', {href: row.url}, '查看全过程'));
}

/** Draws the tab of an instance. */
export async function renderTab(place, id) {
  place.replaceChildren(el('p', {class: 'wb-ours', role: 'status'}, '正在读取……'));
  try {
    const row = await instance(id);
    const page = row && row.code ? await readCourse(row.code) : null;
    place.replaceChildren(el('section', {class: 'wb-ours', 'aria-label': '要点概况'}, row
      ? [el('h2', null, nameOf(row)), about(row, page), row.incidents.map(text => el('p', {class: 'wb-incident'}, text)),
        table(page && row.model !== '延期申请' ? stepsOf(row, page) : row.steps.map(each => ({...each, why: each.standing})), row.url), page && last(page, row)]
      : el('p', null, '这个事项已经办结。')));
  } catch (refusal) {
    place.replaceChildren(el('div', {class: 'wb-ours'}, refusalOf(refusal)));
  }
}
