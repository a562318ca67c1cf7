/* 待办: what the signed-in person has to do; 在办: what others have. Both with the most urgent first. */
import {moveByKey, table} from './desk-rows.js';
import {el} from './dom.js';
import {changed, filtersOf, isFiltered, queryOf} from './filters.js';
import {shapeOf} from './light.js';
import {renderListHead} from './list-head.js';
import {sayDone, showOutcome} from './outcome.js';
import {everySoOften, poll} from './page-server.js';
import {pager} from './pager.js';
import {addTab, setCount} from './tabs.js';

const OFTEN = 60e3;

/** [filter, value, label]: those of one filter exclude each other. */
const CHIPS = [
  ['show', 'returned', '退回'], ['show', 'urged', ''], ['show', 'colleagues', '同事在办'], ['light', 'RED', '红'], ['light', 'YELLOW', '黄'], ['light', 'BLUE', '蓝'],
  ['due', 'week', '本周到期'], ['show', 'later', '未到填报期']
];

const TO_DO = {
  id: 'todo', path: '/desk', label: '待办', none: '现在没有待办。', noneFound: '没有符合条件的待办。', seeAll: '查看全部待办',
  hint: '有新的任务时会在这里显示，并发通知。', order: urging => '退回、' + urging + '在前，再按灯和到期日排列'
};

const IN_PROGRESS = {
  id: 'in-progress', path: '/desk/in-progress', label: '在办', none: '现在没有等待他人办理的事项。', noneFound: '没有符合条件的在办事项。', seeAll: '查看全部在办',
  hint: '同事在办的，以及本单位要点、任务中等待他人办理的，在这里显示；办公室和领导小组还看得到全市本周到期和已逾期的。', order: () => '灯最重的在前，再按到期日排列', others: true
};

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
addTab({id: 'in-progress', label: '在办', path: '/in-progress', order: 20});

function chips(view, filters, go) {
  const none = !filters.show && !filters.light && !filters.due;
  const chip = (name, label, count, pressed, choose, sign) => el('button', {
    type: 'button', class: 'wb-filter', 'aria-pressed': String(pressed), 'data-show': name, click: choose
  }, sign, label, el('b', null, String(count)));
  return [
    chip('all', '全部', view.counts.all, none, () => go(['show', 'light', 'due'].reduce((kept, name) => changed(kept, name, undefined), filters))),
    ...CHIPS.filter(([name, value]) => name === 'due' || view.counts[value] || filters[name] === value).map(([name, value, label]) => {
      const chosen = filters[name] === value;
      return chip(value, value === 'urged' ? view.urging : label, view.counts[value], chosen,
        () => go(changed(filters, name, chosen ? undefined : value)), name === 'light' && shapeOf(value));
    })
  ];
}

function choice(label, name, all, options, filters, go) {
  const select = el('select', {'aria-label': label, change: event => go(changed(filters, name, event.target.value || undefined))},
    el('option', {value: ''}, all),
    options.map(each => el('option', {value: each.code, selected: filters[name] === each.code}, each.label)));
  return select;
}

function filterBar(kind, view, filters, go) {
  return [
    chips(view, filters, go),
    el('span', {class: 'wb-gap'}),
    choice('工作要点', 'point', '全部要点', view.points, filters, go),
    choice('环节', 'step', '全部环节', view.steps, filters, go),
    view.unit && !kind.others && el('label', {class: 'wb-whole'},
      el('input', {type: 'checkbox', checked: filters.whole === 'unit', change: event => go(changed(filters, 'whole', event.target.checked ? 'unit' : undefined))}),
      ' 本单位全部'),
    el('span', {class: 'wb-right'}, kind.order(view.urging))
  ];
}

function empty(kind, view, filters, go) {
  return el('div', {class: 'wb-nothing'}, isFiltered(filters)
    ? [el('p', null, kind.noneFound), el('button', {type: 'button', class: 'btn btn-default', click: () => go(filters.whole ? {whole: filters.whole} : {})}, kind.seeAll),
      filters.q && el('p', null, el('a', {href: '#/points' + queryOf({q: filters.q})}, '在要点中查找“' + filters.q + '”'))]
    : [el('p', null, kind.none), view.counts.later
      ? el('button', {type: 'button', class: 'btn btn-default', click: () => go(changed(filters, 'show', 'later'))}, '查看未到填报期的 ' + view.counts.later + ' 项')
      : el('p', {class: 'wb-dim'}, kind.hint)]);
}

const weekday = day => WEEKDAYS[new Date(day + 'T00:00:00Z').getUTCDay()];

function foot(view, filters, go) {
  return [
    el('span', {class: 'wb-dim wb-keys'}, '↑ ↓ 选择，回车打开，/ 搜索'),
    pager(view, page => go({...filters, page: String(page)})),
    el('span', {class: 'wb-right wb-num'}, '今天 ' + view.today + ' ' + weekday(view.today) + '　共 ' + view.total + ' 项')
  ];
}

export const renderDesk = (place, address) => renderTasks(TO_DO, place, address);

export const renderInProgress = (place, address) => renderTasks(IN_PROGRESS, place, address);

/**
 * Draws the page.
 *
 * @param address {search(): the address's parameters, go(filters), open(url), signIn()}
 * @return {update(): the address has changed, leave()}
 */
function renderTasks(kind, place, address) {
  const head = el('div', {class: 'wb-tabs'});
  const outcome = el('div', {class: 'wb-outcome-place'});
  const bar = el('div', {class: 'wb-filters', role: 'group', 'aria-label': '筛选'});
  const list = el('div', {class: 'wb-list-place', 'aria-live': 'off'});
  const end = el('div', {class: 'wb-foot'});
  place.replaceChildren(el('main', {class: 'wb-home'}, head, outcome, bar, list, end));

  const listHead = renderListHead(head, kind.id, {
    text: filtersOf(address.search()).q,
    label: '搜索要点编号、名称或单位',
    find: text => address.go(changed(filtersOf(address.search()), 'q', text))
  });
  const endOutcome = showOutcome(outcome);
  let asked = 0;
  let drawn = '';

  function done(sentence) {
    sayDone(outcome, sentence);
    load();
  }

  function draw(view, filters) {
    const now = JSON.stringify([view, filters]);
    if (now === drawn) {
      return;
    }
    drawn = now;
    const focused = document.activeElement;
    const focusedTask = list.contains(focused) && focused.closest('[data-task]');
    const focusedFilter = bar.contains(focused) && (focused.dataset.show || focused.getAttribute('aria-label'));
    if (!kind.others) {
      last = {query: queryOf(filters), tasks: view.rows};
    }
    bar.replaceChildren(...filterBar(kind, view, filters, address.go).flat().filter(Boolean));
    list.replaceChildren(view.rows.length
      ? table(view.rows, kind.label + '，' + kind.order(view.urging), {open: task => address.open(task.url), done, others: kind.others})
      : empty(kind, view, filters, address.go));
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
    if (!isFiltered(filters) && !filters.whole && !kind.others) {
      setCount('todo', view.counts.all);
    }
  }

  async function load() {
    const filters = filtersOf(address.search());
    const own = ++asked;
    try {
      const view = await poll(kind.path + queryOf(filters));
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
