/* The head of every page of lists: its tabs and the search. */
import {el, svg} from './dom.js';
import {allTabs, onCount} from './tabs.js';

const glass = () => svg('svg', {width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true'},
  svg('circle', {cx: 6, cy: 6, r: 4.6, fill: 'none', stroke: '#55606d', 'stroke-width': 1.5}),
  svg('path', {d: 'm9.5 9.5 3.6 3.6', stroke: '#55606d', 'stroke-width': 1.6}));

/**
 * Draws it.
 *
 * @param active the id of the page's tab
 * @param search {text, label, find(text)}; null for a page without
 * @return what ends it
 */
export function renderListHead(place, active, search) {
  const nav = el('nav', {'aria-label': '工作台', class: 'wb-tabs-nav'});
  const draw = () => nav.replaceChildren(...allTabs().map(tab => el('a', {
    href: '#' + tab.path, class: 'wb-tab', 'aria-current': tab.id === active ? 'page' : null
  }, tab.label, tab.count !== undefined && el('b', null, ' ' + tab.count))));
  place.replaceChildren(el('h1', null, '我的工作台'), nav);
  const forget = onCount(draw);
  draw();
  if (!search) {
    return {say() {}, leave: forget};
  }
  const input = el('input', {
    type: 'search', 'aria-label': search.label, placeholder: search.label, maxlength: '100', 'aria-keyshortcuts': '/', value: search.text || ''
  });
  input.addEventListener('search', () => input.value === '' && search.find(''));
  const form = el('form', {
    role: 'search', class: 'wb-search', submit: event => {
      event.preventDefault();
      search.find(input.value.trim());
    }
  }, glass(), input);
  const toSearch = event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  };
  document.addEventListener('keydown', toSearch);
  place.append(form);
  return {
    say: text => document.activeElement !== input && (input.value = text || ''),
    leave() {
      forget();
      document.removeEventListener('keydown', toSearch);
    }
  };
}
