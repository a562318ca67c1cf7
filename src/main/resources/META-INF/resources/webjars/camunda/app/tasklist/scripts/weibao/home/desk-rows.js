/* The rows of a list of tasks: a table on a wide screen, cards on a narrow one (by the style sheet). */
import {moreButton} from './acts.js';
import {el} from './dom.js';
import {lightOf} from './light.js';
import {pointPage} from './point.js';

const columns = others => ['时限', '编号', '工作要点', '承办单位', '环节', '提示', others ? '现由' : '来自', '收到', '到期日', '更多'];

const mark = (text, kind) => el('span', {class: 'wb-mark' + (kind ? ' wb-mark-' + kind : '')}, text);

function marksOf({marks, holder}) {
  const own = marks.map(text => mark(text, text === '延期中' ? 'quiet' : ''));
  return holder && !holder.me ? [...own, mark(holder.name + '在办', 'held')] : holder && holder.since ? [...own, mark('您在办', 'held')] : own;
}

export function fromText({from}) {
  return from ? [from.name, from.post && el('span', {class: 'wb-dim'}, '　' + from.post)] : '';
}

const unitText = ({part, ownPart}) => ownPart ? el('span', {class: 'wb-dim'}, '本单位') : part || '';

export const dueText = ({due, provisional}) => due ? due + (provisional ? ' 暂定' : '') : '';

/** Who has it: the body, and in one's own unit the person. */
const bodyText = ({body, holder}) => holder && !holder.me ? [body, el('span', {class: 'wb-dim'}, '　' + holder.name)] : body;

function row(task, {open, done, others}) {
  const cell = (label, content, className, title) => el('td', {'data-label': label, class: className, title}, content);
  const link = task.url ? el('a', {class: 'wb-title', href: task.url, 'aria-label': task.name}, task.point.title) : task.point.title;
  return el('tr', {
    'data-task': task.taskId,
    click: event => !event.target.closest('a, button') && !String(getSelection()) && task.url && open(task)
  },
  cell('时限', lightOf(task), 'wb-num'),
  cell('编号', task.point.page ? el('a', {href: pointPage(task.point.page), title: '查看要点'}, task.point.code) : task.point.code || '', 'wb-code'),
  cell('工作要点', link, 'wb-what', task.point.title),
  cell('承办单位', unitText(task), 'wb-unit', task.part),
  cell('环节', task.stepName, 'wb-step'),
  cell('提示', marksOf(task), 'wb-marks'),
  others ? cell('现由', bodyText(task), 'wb-from', task.body)
    : cell('来自', fromText(task), 'wb-from', task.from && task.from.name + (task.from.post ? '，' + task.from.post : '')),
  cell('收到', task.since, 'wb-num wb-dim wb-since'),
  cell('到期日', dueText(task), 'wb-num wb-due', task.provisional ? task.due.slice(0, 4) + '年放假安排尚未公布，公布后自动重算' : null),
  cell(null, task.menu && moreButton(task, done), 'wb-more-cell'));
}

/**
 * The whole table; with attention first there is a line below what needs it.
 *
 * @param list {open(task): called with the task that is clicked, done(sentence): called after an act in a row's menu, others: whether it says who has them}
 */
export function table(tasks, caption, list) {
  const rows = tasks.map(task => row(task, list));
  const urgent = tasks.filter(task => task.marks.some(each => each !== '延期中')).length;
  if (urgent && urgent < tasks.length && tasks.slice(0, urgent).every(task => task.marks.some(each => each !== '延期中'))) {
    rows[urgent - 1].classList.add('wb-split');
  }
  return el('table', {class: 'wb-list-table'},
    el('caption', {class: 'wb-sr'}, caption),
    el('thead', null, el('tr', null, columns(list.others).map(label => el('th', {scope: 'col'}, label)))),
    el('tbody', null, rows));
}

/** Up and down go from row to row; whatever is focused in a row counts for it. */
export function moveByKey(event, body) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    return false;
  }
  const links = Array.from(body.querySelectorAll('a.wb-title'));
  if (!links.length) {
    return false;
  }
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))].focus();
  event.preventDefault();
  return true;
}
