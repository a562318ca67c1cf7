/* The page of one task: what it is and who has it, its form, and what stands beside it. */
import {API, endOf, Refusal, request} from '../server.js';
import {chinaTime} from '../form/texts.js';
import {linksOf, putBack, putBackOf} from './acts.js';
import {backToDesk, nextTask} from './desk.js';
import {dueText, fromText} from './desk-rows.js';
import {el} from './dom.js';
import {handOverButton, handsOf} from './hand-over.js';
import {lightOf} from './light.js';
import {everySoOften, poll} from './page-server.js';
import {pointPage} from './point.js';

const OFTEN = 10e3;

const GONE = '这项任务已经结束，或者现在不由您办理。';

/** Why whoever sees the task cannot fill it in; null if they can. */
export function whyReadOnly({task: {holder}, mayWork, candidate}) {
  if (mayWork) {
    return null;
  }
  if (!candidate) {
    return '这项任务由本单位经办人填写，您只查看；本单位另有经办人可以接手的，可以点上方“转交”。';
  }
  const who = holder.name + (holder.post ? '（' + holder.post + '）' : '');
  return holder.since
    ? '这项任务由' + who + '自' + chinaTime(holder.since, 16) + '起在填写，您现在只能查看；对方放回本单位，或者30分钟没有改动，您就可以填写。'
    : '这项任务由' + who + '办理，您现在只能查看；需要换人的，请负责人转交。';
}

const fact = (label, ...content) => el('span', null, label + ' ', el('b', null, content));

function holderText({holder}, candidate) {
  if (!holder) {
    return candidate ? '还没有人办理，您开始填写后由您办理' : '还没有人办理';
  }
  return holder.me ? '您' : holder.name;
}

function title({point, stepName, marks, part, ownPart}) {
  return el('h1', {tabindex: '-1'},
    point.code && el('span', {class: 'wb-code'}, point.page ? el('a', {href: pointPage(point.page), title: '查看要点'}, point.code) : point.code), point.title,
    el('em', null, stepName, part && !ownPart ? '　' + part : ''),
    marks.map(text => el('span', {class: 'wb-mark'}, text)));
}

function facts({task, candidate}) {
  return el('div', {class: 'wb-about'},
    lightOf(task),
    task.due && fact('到期日', el('span', {class: 'wb-num'}, dueText(task) + ' 18:00')),
    el('span', null, '来自 ', fromText(task), '　', el('span', {class: 'wb-num'}, task.since)),
    fact('办理人', el('span', {class: 'wb-holder'}, holderText(task, candidate))));
}

const urgingWord = ({marks}) => marks.find(each => each !== '退回' && each !== '延期中') || '';

const urging = (word, {by, post, at, text}) => el('div', {class: 'wb-urging'},
  el('b', null, word), el('small', null, by + (post ? '（' + post + '）' : '') + '　' + chinaTime(at, 16)), el('p', {class: 'wb-text'}, text));

/**
 * Draws what stands around the form, and follows what becomes of the task.
 *
 * @param places {crumb, head, above, beside}
 * @param page {opened(state), changed(state), ended(), go(url)}
 * @return what ends it
 */
export function handle(taskId, places, page) {
  let state = null;
  let over = false;
  let hands = null;
  let said = '';

  async function giveBack() {
    try {
      await putBack(taskId);
      page.go(backToDesk().slice(1));
    } catch (refusal) {
      say(refusal instanceof Refusal ? refusal.message : '没有放回，请稍后再试。');
      look();
    }
  }

  function say(sentence) {
    said = sentence;
    draw();
  }

  function draw() {
    const {task, acts} = state;
    const back = putBackOf(acts);
    const focused = places.head.contains(document.activeElement) && document.activeElement;
    places.head.replaceChildren(
      el('div', {class: 'wb-what-it-is'}, title(task), facts(state)),
      el('div', {class: 'wb-acts'},
        el('span', {role: 'status', class: 'wb-said-here'}, said),
        linksOf(taskId, acts).map(({label, url}) => el('a', {href: url, class: 'btn btn-default'}, label)),
        hands && hands.colleagues.length > 0 && handOverButton({id: taskId, name: task.name}, hands.colleagues, message => {
          said = message;
          askHands();
          look();
        }),
        back && el('button', {type: 'button', class: 'btn btn-default wb-put-back', click: giveBack}, back)));
    if (focused) {
      const again = places.head.querySelector(focused.tagName === 'H1' ? 'h1' : '[class="' + focused.className + '"]');
      if (again) {
        again.focus();
      }
    }
    places.above.replaceChildren(...state.urgings.map(each => urging(urgingWord(state.task), each)));
    places.above.hidden = !state.urgings.length;
  }

  function crumb() {
    const next = nextTask(taskId);
    places.crumb.replaceChildren(
      el('a', {href: backToDesk()}, '‹ 返回我的工作台'),
      next ? el('a', {href: next.url, class: 'wb-right'}, '下一项：' + (next.point.code ? next.point.code + ' ' : '') + next.point.title + '　' + next.stepName + ' ›') : '');
  }

  async function end() {
    over = true;
    const sentence = (await endOf(taskId)) || GONE;
    places.crumb.isConnected && places.above.replaceChildren(el('div', {class: 'wb-ended', role: 'alert'}, el('p', null, sentence), el('a', {href: backToDesk()}, '返回我的工作台')));
    places.above.hidden = false;
    page.ended();
  }

  async function look(first) {
    let now;
    try {
      now = await (first ? request('GET', API + '/desk/tasks/' + encodeURIComponent(taskId)) : poll('/desk/tasks/' + encodeURIComponent(taskId)));
    } catch (refusal) {
      if (refusal.status === 404 && !over) {
        await end();
      } else if (first && refusal.status !== 401) {
        places.above.replaceChildren(el('div', {class: 'wb-ended', role: 'alert'}, el('p', null, refusal.message)));
        places.above.hidden = false;
      }
      return;
    }
    if (over) {
      return;
    }
    const before = JSON.stringify(state);
    state = now;
    if (first) {
      page.opened(state);
    }
    if (JSON.stringify(state) !== before) {
      draw();
      page.changed(state);
    }
  }

  async function askHands() {
    try {
      hands = await handsOf(taskId);
      if (state) {
        draw();
      }
    } catch {
      // The task is gone meanwhile, and the page says so.
    }
  }

  // What is typed is kept, and from then on the task is theirs who has typed it; or it is not kept, and somebody else has it.
  const kept = event => (!state || !state.task.holder || !event.detail.at) && look();
  window.addEventListener('weibao:draft', kept);
  const rest = everySoOften(OFTEN, () => !over && look());
  crumb();
  look(true);
  askHands();
  return () => {
    over = true;
    window.removeEventListener('weibao:draft', kept);
    rest();
  };
}
