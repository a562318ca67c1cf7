/* The whole of a point on one page: its parts with who was notified first, then what happened, what it asks for and what came of it. */
import {dueText} from '../../../../tasklist/scripts/weibao/form/texts.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {readRecord} from '../../../../tasklist/scripts/weibao/home/point-record.js';
import {about, files, parts, records, timeline} from '../../../../tasklist/scripts/weibao/home/point-views.js';
import {PAGE} from './address.js';
import {showReading, showRefusal} from './reading.js';

const block = (title, content) => el('section', {class: 'wo-card'}, el('h2', null, title), content);

function draw(view) {
  const {point} = view;
  return [
    el('h1', null, el('span', {class: 'wo-place'}, point.place), ' ', point.title),
    el('p', {class: 'wo-facts'}, el('span', null, '阶段：', el('b', null, point.phaseLabel)), point.lead && el('span', null, '牵头：', el('b', null, point.lead.name)),
      point.due && el('span', null, '期限：', el('b', {class: 'wb-num'}, dueText(point.due, point)))),
    block('承办与通知', el('div', {class: 'wb-point'}, parts(view))),
    block('办理经过', timeline(view)),
    block('要点和记录', el('div', {class: 'wb-point'}, about(view), records(view))),
    block('附件', files(view))
  ];
}

/**
 * Draws the page.
 *
 * @return what to call when it is left
 */
export function renderPoint(place, code) {
  const content = el('div');
  place.replaceChildren(el('p', {class: 'wo-crumb wo-no-print'}, el('a', {href: PAGE}, '督办总览'), ' › 要点'), content);
  let left = false;
  async function load() {
    showReading(content);
    try {
      const view = await readRecord(code);
      if (!left) {
        content.replaceChildren(...draw(view));
      }
    } catch (refusal) {
      if (!left) {
        showRefusal(content, refusal.status === 404 ? new Error('没有这项要点。') : refusal, load);
      }
    }
  }
  load();
  return () => {
    left = true;
  };
}
