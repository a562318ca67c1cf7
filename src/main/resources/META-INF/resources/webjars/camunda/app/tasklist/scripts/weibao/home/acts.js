/*
 * What can be done with a task beside filling its form in: more time, an urging, handing over, putting back. The server says
 * what is possible, and the words for it: buttons above an open form, a menu in a row of the list.
 */
import {API, request} from '../server.js';
import {el} from './dom.js';
import {handOver, handsOf} from './hand-over.js';

/** The processes that begin with the task already chosen. */
const STARTS = {EXTEND: 'extension', URGE: 'urging'};

const NOTHING = '这项任务现在没有其他操作。';

/** @return the links of those acts that have a form of their own: [{label, url}] */
export const linksOf = (taskId, acts) => acts.filter(({act}) => STARTS[act])
  .map(({act, label}) => ({label, url: '#/start/' + STARTS[act] + '?task=' + encodeURIComponent(taskId)}));

/** The word for putting the task back; null if the person does not have it. */
export const putBackOf = acts => (acts.find(({act}) => act === 'PUT_BACK') || {label: null}).label;

/** Puts the task back to its group. */
export const putBack = taskId => request('DELETE', API + '/tasks/' + encodeURIComponent(taskId) + '/hold');

/**
 * The button in a row that opens the menu of these acts.
 *
 * @param done called with the sentence about what was done, or why not
 */
export function moreButton({taskId, name}, done) {
  const list = el('ul', {class: 'wb-more-list', hidden: true});
  const button = el('button', {type: 'button', class: 'wb-plain wb-more', 'aria-expanded': 'false', 'aria-label': '更多操作：' + name, title: '更多操作', click: toggle}, '⋯');
  const place = el('span', {class: 'wb-more-place', keydown: keys, click: event => event.stopPropagation()}, button, list);

  function close(focus) {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    document.removeEventListener('scroll', away, true);
    if (focus) {
      button.focus();
    }
  }

  const outside = event => !place.contains(event.target) && close();
  const away = () => close();

  /** The table cuts off what goes beyond it, so the menu has its place on the screen. */
  function open() {
    const {bottom, top, right} = button.getBoundingClientRect();
    list.hidden = false;
    list.style.right = Math.max(4, document.documentElement.clientWidth - right) + 'px';
    const below = bottom + list.offsetHeight < window.innerHeight;
    list.style.top = Math.max(4, below ? bottom : top - list.offsetHeight) + 'px';
  }

  const item = (label, act) => el('li', null, typeof act === 'string'
    ? el('a', {href: act}, label)
    : el('button', {type: 'button', class: 'wb-plain', click: act}, label));

  function items([state, hands]) {
    const back = putBackOf(state.acts);
    return [
      ...linksOf(taskId, state.acts).map(({label, url}) => item(label, url)),
      hands.colleagues.length > 0 && item('转交', async () => {
        close(true);
        const message = await handOver({id: taskId, name}, hands.colleagues);
        if (message) {
          done(message);
        }
      }),
      back && item(back, () => {
        close(true);
        putBack(taskId).then(() => done('已放回本单位，其他同事可以办理。'), refusal => done(refusal.message));
      })
    ].filter(Boolean);
  }

  async function toggle() {
    if (!list.hidden) {
      close();
      return;
    }
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    document.addEventListener('scroll', away, true);
    list.replaceChildren(el('li', {class: 'wb-dim'}, '正在打开……'));
    open();
    let found;
    try {
      found = items(await Promise.all([request('GET', API + '/desk/tasks/' + encodeURIComponent(taskId)), handsOf(taskId)]));
    } catch (refusal) {
      found = [el('li', {class: 'wb-dim', role: 'alert'}, refusal.message)];
    }
    if (list.hidden) {
      return;
    }
    list.replaceChildren(...(found.length ? found : [el('li', {class: 'wb-dim', role: 'status'}, NOTHING)]));
    open();
    const first = list.querySelector('a, button');
    if (first) {
      first.focus();
    }
  }

  function keys(event) {
    if (event.key === 'Escape' && !list.hidden) {
      close(true);
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const all = Array.from(list.querySelectorAll('a, button'));
    if (step && !list.hidden && all.length) {
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  place.addEventListener('focusout', event => event.relatedTarget && !place.contains(event.relatedTarget) && close());
  return place;
}
