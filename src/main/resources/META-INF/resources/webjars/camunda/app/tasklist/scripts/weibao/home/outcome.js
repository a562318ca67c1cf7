/* After an act: what was done, who has it now and until when, on top of the list. */
import {el, svg} from './dom.js';
import {poll} from './page-server.js';

const KEPT = 'weibao:act';

/** The steps that the engine does by itself come within seconds. */
const PAUSES = [700, 1500, 3000, 5000];

/** Remembers an act until its sentence is closed: {task} that was done or {process} that was started. */
export function remember(act) {
  sessionStorage.setItem(KEPT, JSON.stringify(act));
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

const done = () => svg('svg', {width: 16, height: 16, viewBox: '0 0 14 14', 'aria-hidden': 'true'},
  svg('circle', {cx: 7, cy: 7, r: 5.8, fill: '#fff', stroke: '#2b6e4a', 'stroke-width': 1.5}),
  svg('path', {d: 'm4.2 7.2 2 2 3.6-4', fill: 'none', stroke: '#2b6e4a', 'stroke-width': 1.5}));

/** Shows what was done on the page itself. */
export function sayDone(place, sentence) {
  place.replaceChildren(el('div', {class: 'wb-outcome', role: 'status'}, el('span', {class: 'wb-outcome-text'}, sentence),
    el('button', {type: 'button', class: 'wb-plain', click: () => place.replaceChildren()}, '关闭')));
}

/**
 * Shows the sentence of the last act, if there was one.
 *
 * @return what ends it
 */
export function showOutcome(place) {
  const act = remembered();
  if (!act) {
    return () => {};
  }
  let open = true;
  const text = el('span', {class: 'wb-outcome-text'});
  const close = () => {
    open = false;
    sessionStorage.removeItem(KEPT);
    place.replaceChildren();
  };

  async function ask(pauses) {
    let outcome;
    try {
      outcome = await poll('/desk/outcome?' + new URLSearchParams(act));
    } catch (refusal) {
      if (refusal.status === 404) {
        close();
      }
      return;
    }
    if (!open) {
      return;
    }
    if (text.textContent !== outcome.sentence) {
      text.textContent = outcome.sentence;
    }
    place.replaceChildren(el('div', {class: 'wb-outcome', role: 'status'}, done(), text,
      el('button', {type: 'button', class: 'wb-plain', click: close}, '关闭')));
    if (!outcome.complete && pauses.length) {
      setTimeout(() => open && ask(pauses.slice(1)), pauses[0]);
    }
  }

  ask(PAUSES);
  return () => {
    open = false;
    // Shown once, whatever page comes next.
    sessionStorage.removeItem(KEPT);
  };
}
