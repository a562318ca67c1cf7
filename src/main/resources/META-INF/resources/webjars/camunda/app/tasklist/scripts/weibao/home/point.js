/* A point to read: three panes beside an open form, and a page of its own at #/point/<code>. */
import {chinaTime, dueText} from '../form/texts.js';
import {el} from './dom.js';
import {addPane} from './panes.js';
import {readRecord} from './point-record.js';
import {files, filesOf, happened, summary, timeline} from './point-views.js';

const VIEWS = [
  {id: 'point', label: '要点', draw: summary},
  {id: 'timeline', label: '办理经过', draw: timeline, count: view => happened(view).length},
  {id: 'files', label: '附件', draw: files, count: view => filesOf(view).length}
];

/** The address of the page; the code is the server's. */
export const pointPage = code => '#/point/' + encodeURIComponent(code);

const read = async code => {
  try {
    return await readRecord(code);
  } catch (refusal) {
    throw refusal.status === 404 ? new Error('没有这项要点，或者不属于您的工作范围。') : refusal;
  }
};

const refused = (refusal, again) => el('p', {class: 'wb-refusal', role: 'alert'}, refusal.message,
  refusal.status !== 404 && el('button', {type: 'button', class: 'btn btn-default btn-xs', click: again}, '重试'));

/** Read once for the panes of an open form. */
const reading = new WeakMap();

VIEWS.forEach(({id, label, draw}, index) => addPane({
  id,
  label,
  order: (index + 1) * 10,
  fits: task => Boolean(task.point && task.point.page),
  render(place, task) {
    let left = false;
    async function load() {
      place.replaceChildren(el('p', {class: 'wb-dim', role: 'status'}, '正在读取……'));
      if (!reading.has(task)) {
        reading.set(task, read(task.point.page));
      }
      try {
        const view = await reading.get(task);
        if (!left) {
          place.replaceChildren(
            el('p', {class: 'wb-right-line'}, el('a', {href: pointPage(task.point.page) + (id === 'point' ? '' : '?view=' + id)}, '单独打开')),
            draw(view, true));
        }
      } catch (refusal) {
        reading.delete(task);
        if (!left) {
          place.replaceChildren(refused(refusal, load));
        }
      }
    }
    load();
    return () => {
      left = true;
    };
  }
}));

function head(view) {
  const {point} = view;
  return [
    el('h1', null, el('span', {class: 'wb-code'}, point.place), point.title, el('em', null, point.phaseLabel)),
    el('div', {class: 'wb-about'},
      point.lead && el('span', null, '牵头 ', el('b', null, point.lead.name)),
      point.due && el('span', null, '要点期限 ', el('b', {class: 'wb-num'}, dueText(point.due, point))),
      view.compiled.length > 0 && el('span', null, '汇总报告 ', el('b', {class: 'wb-num'}, chinaTime(view.compiled[0].submittedAt, 10))))
  ];
}

/**
 * Draws the page.
 *
 * @param address {search(): the address's parameters}
 * @return {update(): the address has changed, leave()}
 */
export function renderPoint(place, code, address) {
  const title = el('div', {class: 'wb-task-head wb-point-head'});
  const nav = el('nav', {class: 'wb-tabs-nav wb-point-tabs', 'aria-label': '要点的内容'});
  const content = el('div', {class: 'wb-pane wb-point-page'}, el('p', {class: 'wb-dim', role: 'status'}, '正在读取……'));
  place.replaceChildren(el('main', {class: 'wb-home'},
    el('div', {class: 'wb-crumb'}, el('a', {href: '#/desk'}, '‹ 返回我的工作台'), el('a', {href: '#/points'}, '全部要点')), title, nav, content));
  let view = null;
  let left = false;

  function draw() {
    const chosen = VIEWS.find(each => each.id === address.search().view) || VIEWS[0];
    title.replaceChildren(...head(view));
    nav.replaceChildren(...VIEWS.map(each => el('a', {
      href: pointPage(code) + (each === VIEWS[0] ? '' : '?view=' + each.id), class: 'wb-tab', 'aria-current': each === chosen ? 'page' : null
    }, each.label, each.count && el('b', null, ' ' + each.count(view)))));
    content.replaceChildren(el('h2', {class: 'wb-sr'}, chosen.label), chosen.draw(view));
  }

  async function load() {
    try {
      const now = await read(code);
      if (!left) {
        view = now;
        draw();
      }
    } catch (refusal) {
      if (!left) {
        content.replaceChildren(refused(refusal, load));
      }
    }
  }

  load();
  return {
    update: () => view && draw(),
    leave() {
      left = true;
    }
  };
}
