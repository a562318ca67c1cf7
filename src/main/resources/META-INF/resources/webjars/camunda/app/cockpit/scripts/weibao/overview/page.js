/* 督办总览: its tabs, its filters, and what they show. */
import {chinaTime} from '../../../../tasklist/scripts/weibao/form/texts.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {pager} from '../../../../tasklist/scripts/weibao/home/pager.js';
import {addressOf, fileQueryOf, isFiltered, letterQueryOf, PAGE, queryOf, viewOf} from './address.js';
import {exportsOf, incidentsOf, lettersOf} from './lists.js';
import {MARKS} from './marks.js';
import {matrixOf} from './matrix.js';
import {fileAddress, printButton, readFrom, showReading, showRefusal} from './reading.js';
import {weeklyOf} from './weekly.js';
import {yearOf} from './year.js';

const TABS = [['', '总览'], ['units', '要点×单位'], ['counties', '要点×县（区）'], ['weekly', '每周督办清单'], ['letters', '函件'], ['incidents', '系统异常'], ['exports', '导出记录']];

const PROTECTIONS = {
  PLANNING: '统筹', FAMILY: '家庭保护', SCHOOL: '学校保护', SOCIETY: '社会保护', NETWORK: '网络保护', GOVERNMENT: '政府保护', JUDICIARY: '司法保护'
};

const PHASES = {
  APPROVED: '已批准', ASSIGNMENT: '交办', IMPLEMENTATION: '落实', REPORTING: '上报', REVIEW: '审议', CLOSED: '已销号', CARRIED_OVER: '已结转', LEFT_OUT: '本年不列入'
};

const LIGHTS = {'RED,YELLOW': '黄灯或红灯', ...MARKS};

const LISTS = {letters: ['letters', lettersOf], incidents: ['incidents', incidentsOf], exports: ['exports', exportsOf]};

const isMatrix = view => view.tab === 'units' || view.tab === 'counties';

const tabs = view => el('nav', {class: 'wo-tabs wo-no-print', 'aria-label': '督办总览'}, TABS.map(([id, label]) => el('a', {
  href: addressOf(id === 'units' || id === 'counties' ? {...view, kind: null, released: null} : {year: view.year}, {tab: id}), class: 'wo-tab', 'aria-current': (view.tab || '') === id ? 'page' : null
}, label)));

function choice(label, name, options, view, change, all) {
  const select = el('select', {id: 'wo-' + name, change: () => change({[name]: select.value})},
    all !== false && el('option', {value: ''}, '全部'),
    Object.entries(options).map(([value, text]) => el('option', {value, selected: view[name] === value}, text)));
  return el('span', null, el('label', {for: 'wo-' + name}, label), ' ', select);
}

const years = found => Object.fromEntries(found.years.map(each => [each, each + '年']).reverse());

function yearChoice(found, view, change) {
  const latest = found.year === null ? view : {...view, year: String(found.year)};
  return found.years.length > 0 && choice('年度', 'year', years(found), latest, change, false);
}

const named = (bodies, counties) => Object.fromEntries(bodies.filter(each => each.county === counties).map(each => [each.code, each.name]));

function filters(found, bodies, view, change) {
  const input = el('input', {type: 'search', id: 'wo-q', value: view.q || '', maxlength: '100', placeholder: '编号或标题'});
  return el('form', {class: 'wo-bar wo-no-print', role: 'search', submit: event => {
    event.preventDefault();
    change({q: input.value.trim()});
  }},
  yearChoice(found, view, change),
  choice('六大保护', 'protection', PROTECTIONS, view, change),
  choice('单位', 'unit', named(bodies, false), view, change),
  choice('县（区）', 'county', named(bodies, true), view, change),
  choice('灯', 'light', LIGHTS, view, change),
  choice('阶段', 'phase', PHASES, view, change),
  el('span', null, el('label', {for: 'wo-q'}, '查找'), ' ', input),
  el('button', {type: 'submit', class: 'btn btn-default btn-sm'}, '查找'),
  isFiltered(view) && el('a', {class: 'btn btn-default btn-sm', href: addressOf({tab: view.tab, year: view.year})}, '清除筛选'));
}

const downloads = (view, ...before) => el('span', {class: 'wo-downloads wo-no-print'}, before,
  el('a', {class: 'btn btn-default btn-sm', href: fileAddress('ledger.xlsx', fileQueryOf(view)), download: ''}, '导出当前台账'),
  el('a', {class: 'btn btn-default btn-sm', href: fileAddress('ledger.xlsx', fileQueryOf({year: view.year})), download: ''}, '导出全年台账'));

const marksOf = parts => Object.entries(MARKS).filter(([mark]) => parts[mark]).map(([mark, label]) => label + parts[mark]).join('　');

const scope = found => el('p', {class: 'wo-scope', role: 'status'},
  '截至' + chinaTime(found.asOf, 16) + '　' + (found.scope || '全部') + '　要点' + found.total + '项　承办任务：' + (marksOf(found.parts) || '没有'));

/**
 * Draws the page.
 *
 * @return what to call when it is left
 */
export function renderOverview(place) {
  const head = el('div', {class: 'wo-head'});
  const bar = el('div');
  const content = el('div', {class: 'wo-content'});
  place.replaceChildren(head, bar, content);
  let view = null;
  let requests = 0;
  let bodies = {year: null, list: []};

  /** Keeps the focus where it was, as the filters are drawn anew. */
  function drawBar(...elements) {
    const controls = () => Array.from(bar.querySelectorAll('select, input, button'));
    const focused = controls().indexOf(document.activeElement);
    bar.replaceChildren(...elements.filter(Boolean));
    if (focused >= 0 && controls()[focused]) {
      controls()[focused].focus();
    }
  }

  function change(changes) {
    const next = addressOf(view, changes);
    if (next !== addressOf(view, {page: view.page})) {
      window.history.pushState(null, '', next);
      load();
    }
  }

  /** All of the year: a filtered answer names only those that are left. */
  async function allBodies(found) {
    if (!isFiltered(view)) {
      bodies = {year: found.year, list: found.bodies};
    } else if (bodies.year !== found.year) {
      bodies = {year: found.year, list: (await readFrom('/supervision/matrix?year=' + found.year)).bodies};
    }
    return bodies.list;
  }

  async function drawMatrix(own) {
    const query = queryOf(view);
    const found = await readFrom('/supervision/matrix' + (query ? '?' + query : ''));
    const all = found.year === null ? [] : await allBodies(found);
    if (own !== requests) {
      return;
    }
    drawBar(filters(found, all, view, change));
    content.replaceChildren(el('div', {class: 'wo-bar'}, scope(found), downloads(view, printButton())),
      ...(found.total ? matrixOf(found, view, view.tab === 'counties')
        : [el('p', {class: 'wo-card'}, found.year === null ? '还没有年度工作要点。' : '没有符合条件的要点。')]),
      ...[pager(found, page => change({page: String(page)}))].filter(Boolean));
  }

  async function drawYear(own) {
    const found = await readFrom('/supervision/summary' + (view.year ? '?year=' + encodeURIComponent(view.year) : ''));
    if (own === requests) {
      drawBar(el('div', {class: 'wo-bar wo-no-print'}, yearChoice(found, view, change), el('span', {class: 'wb-dim'}, '截至' + chinaTime(found.asOf, 16)), downloads(view)));
      content.replaceChildren(...yearOf(found, view.year));
    }
  }

  async function drawWeekly(own) {
    const list = await readFrom('/supervision/weekly');
    if (own === requests) {
      drawBar();
      content.replaceChildren(...weeklyOf(list));
    }
  }

  /** A list of pages, which the server narrows by itself. */
  async function drawList(own) {
    const [path, listOf] = LISTS[view.tab];
    const query = letterQueryOf(view);
    const found = await readFrom('/supervision/' + path + (query ? '?' + query : ''));
    if (own === requests) {
      drawBar();
      content.replaceChildren(...listOf(found, view), ...[pager(found, page => change({page: String(page)}))].filter(Boolean));
    }
  }

  function draw(own) {
    return (isMatrix(view) ? drawMatrix : view.tab === 'weekly' ? drawWeekly : LISTS[view.tab] ? drawList : drawYear)(own);
  }

  async function load() {
    const own = ++requests;
    view = viewOf(window.location.hash);
    head.replaceChildren(el('h1', {class: 'wo-no-print'}, '督办总览'), tabs(view));
    if (!content.firstChild) {
      showReading(content);
    }
    try {
      await draw(own);
    } catch (refusal) {
      if (own === requests) {
        showRefusal(content, refusal, load);
      }
    }
  }

  const isOwn = hash => hash === PAGE || hash.startsWith(PAGE + '?');

  /** The way back; another page is not this one's. */
  const turned = () => isOwn(window.location.hash) && load();

  /** Angular does not know what was pushed, and would do nothing for a link to where it believes to be. */
  function follow(event) {
    const link = event.target.closest('a[href]');
    const href = link && link.getAttribute('href');
    if (href && isOwn(href) && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      window.history.pushState(null, '', href);
      load();
    }
  }

  window.addEventListener('popstate', turned);
  document.addEventListener('click', follow, true);
  load();
  return () => {
    requests++;
    window.removeEventListener('popstate', turned);
    document.removeEventListener('click', follow, true);
  };
}
