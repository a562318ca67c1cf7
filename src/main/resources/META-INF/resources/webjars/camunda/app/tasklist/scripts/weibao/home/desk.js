/* 待办: what the signed-in person has to do, the most urgent first. */
import {moveByKey, table} from './desk-rows.js';
import {el} from './dom.js';
import {changed, filtersOf, isFiltered, queryOf} from './filters.js';
import {shapeOf} from './light.js';
import {renderListHead} from './list-head.js';
import {showOutcome} from './outcome.js';
import {everySoOften, poll} from './page-server.js';
import {pager} from './pager.js';
import {addTab, setCount} from './tabs.js';

const OFTEN = 60e3;

const CHIPS = [
  ['all', '全部'], ['returned', '退回'], ['urged', ''], ['RED', '红'], ['YELLOW', '黄'], ['BLUE', '蓝'], ['week', '本周到期'], ['later', '未到填报期']
];

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

let last = {query: '', tasks: []};

/** Where the list was left: a form leads back there. */
export const backToDesk = () => '#/desk' + last.query;

/** The task below this one in the list as it was seen last; null if there is none. */
export function nextTask(taskId) {
  const at = last.tasks.findIndex(task => task.taskId === taskId);
  return at >= 0 && last.tasks[at + 1] ? last.tasks[at + 1] : null;
}

addTab({id: 'todo', label: '待办', path: '/desk', order: 10});

function chips(view, filters, go) {
  return CHIPS.filter(([name]) => ['all', 'week'].includes(name) || view.counts[name] || filters.show === name).map(([name, label]) => {
    const chosen = (filters.show || 'all') === name;
    return el('button', {
      type: 'button', class: 'wb-filter', 'aria-pressed': String(chosen), 'data-show': name,
      click: () => go(changed(filters, 'show', name === 'all' || chosen ? undefined : name))
    }, /^[A-Z]/.test(name) && shapeOf(name), name === 'urged' ? view.urging : label, el('b', null, String(view.counts[name])));
  });
}

function choice(label, name, all, options, filters, go) {
  const select = el('select', {'aria-label': label, change: event => go(changed(filters, name, event.target.value || undefined))},
    el('option', {value: ''}, all),
    options.map(each => el('option', {value: each.code, selected: filters[name] === each.code}, each.label)));
  return select;
}

function filterBar(view, filters, go) {
  return [
    chips(view, filters, go),
    el('span', {class: 'wb-gap'}),
    choice('工作要点', 'point', '全部要点', view.points, filters, go),
    choice('环节', 'step', '全部环节', view.steps, filters, go),
    view.unit && el('label', {class: 'wb-whole'},
      el('input', {type: 'checkbox', checked: filters.whole === 'unit', change: event => go(changed(filters, 'whole', event.target.checked ? 'unit' : undefined))}),
      ' 本单位全部'),
    el('span', {class: 'wb-right'}, '退回、' + view.urging + '在前，再按灯和到期日排列')
  ];
}

function empty(view, filters, go) {
  return el('div', {class: 'wb-nothing'}, isFiltered(filters)
    ? [el('p', null, '没有符合条件的待办。'), el('button', {type: 'button', class: 'btn btn-default', click: () => go(filters.whole ? {whole: filters.whole} : {})}, '查看全部待办'),
      filters.q && el('p', null, el('a', {href: '#/points' + queryOf({q: filters.q})}, '没有待办的，在要点中查找“' + filters.q + '”'))]
    : [el('p', null, '现在没有待办。'), view.counts.later
      ? el('button', {type: 'button', class: 'btn btn-default', click: () => go(changed(filters, 'show', 'later'))}, '查看未到填报期的 ' + view.counts.later + ' 项')
      : el('p', {class: 'wb-dim'}, '有新的任务时会在这里显示，并发通知。')]);
}

const weekday = day => WEEKDAYS[new Date(day + 'T00:00:00Z').getUTCDay()];

function foot(view, filters, go) {
  return [
    el('span', {class: 'wb-dim wb-keys'}, '↑ ↓ 选择，回车打开，/ 搜索'),
    pager(view, page => go({...filters, page: String(page)})),
    el('span', {class: 'wb-right wb-num'}, '今天 ' + view.today + ' ' + weekday(view.today) + '　共 ' + view.total + ' 项')
  ];
}

/**
 * Draws the page.
 *
 * @param address {search(): the address's parameters, go(filters), open(url), signIn()}
 * @return {update(): the address has changed, leave()}
 */
export function renderDesk(place, address) {
  const head = el('div', {class: 'wb-tabs'});
  const outcome = el('div', {class: 'wb-outcome-place'});
  const bar = el('div', {class: 'wb-filters', role: 'group', 'aria-label': '筛选'});
  const list = el('div', {class: 'wb-list-place', 'aria-live': 'off'});
  const end = el('div', {class: 'wb-foot'});
  place.replaceChildren(el('main', {class: 'wb-home'}, head, outcome, bar, list, end));

  const listHead = renderListHead(head, 'todo', {
    text: filtersOf(address.search()).q,
    label: '搜索要点编号、名称或单位',
    find: text => address.go(changed(filtersOf(address.search()), 'q', text))
  });
  const endOutcome = showOutcome(outcome);
  let asked = 0;
  let drawn = '';

  function draw(view, filters) {
    const now = JSON.stringify([view, filters]);
    if (now === drawn) {
      return;
    }
    drawn = now;
    const focused = document.activeElement;
    const focusedTask = list.contains(focused) && focused.closest('[data-task]');
    const focusedFilter = bar.contains(focused) && (focused.dataset.show || focused.getAttribute('aria-label'));
    last = {query: queryOf(filters), tasks: view.rows};
    bar.replaceChildren(...filterBar(view, filters, address.go).flat().filter(Boolean));
    list.replaceChildren(view.rows.length ? table(view.rows, '待办，退回和' + view.urging + '在前，再按灯和到期日排列', task => address.open(task.url)) : empty(view, filters, address.go));
    end.replaceChildren(...foot(view, filters, address.go).filter(Boolean));
    if (focusedTask) {
      const again = list.querySelector('[data-task="' + CSS.escape(focusedTask.dataset.task) + '"] a.wb-title') || list.querySelector('a.wb-title');
      if (again) {
        again.focus({preventScroll: true});
      }
    } else if (focusedFilter) {
      const again = bar.querySelector('[data-show="' + CSS.escape(focusedFilter) + '"], [aria-label="' + CSS.escape(focusedFilter) + '"]');
      if (again) {
        again.focus();
      }
    }
    listHead.say(filters.q);
    if (!isFiltered(filters) && !filters.whole) {
      setCount('todo', view.counts.all);
    }
  }

  async function load() {
    const filters = filtersOf(address.search());
    const own = ++asked;
    try {
      const view = await poll('/desk' + queryOf(filters));
      if (own === asked) {
        draw(view, filters);
      }
    } catch (refusal) {
      if (own !== asked) {
        return;
      }
      if (refusal.status === 401) {
        address.signIn();
      } else if (!drawn || refusal.status) {
        drawn = '';
        list.replaceChildren(el('p', {class: 'wb-refusal', role: 'alert'}, refusal.message,
          el('button', {type: 'button', class: 'btn btn-default btn-xs', click: load}, '重试')));
      }
    }
  }

  const keys = event => moveByKey(event, list);
  document.addEventListener('keydown', keys);
  const rest = everySoOften(OFTEN, load);
  load();
  return {
    update: load,
    leave() {
      asked++;
      document.removeEventListener('keydown', keys);
      rest();
      endOutcome();
      listHead.leave();
    }
  };
}
