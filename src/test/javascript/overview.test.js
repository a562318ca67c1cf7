/* 督办总览 in Cockpit: its address, its matrix, its figures, its list and where people begin. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {angular, read, run, server, settle, show} from './page.js';

const HOSTILE = '<img src=x onerror=alert(1)>';
const FOLDER = 'webjars/camunda/app/cockpit/scripts/weibao/';

angular();
window.angular.module('cam.cockpit.custom', []);
const {addressOf, codeOf, fileQueryOf, isFiltered, pointAddress, queryOf, viewOf} = await run(FOLDER + 'overview/address.js');
const {cellText, matrixOf, shortStanding} = await run(FOLDER + 'overview/matrix.js');
const {optionOf} = await run(FOLDER + 'overview/chart.js');
const {exportsOf, incidentsOf, lettersOf} = await run(FOLDER + 'overview/lists.js');
const {yearOf} = await run(FOLDER + 'overview/year.js');
const {weeklyOf} = await run(FOLDER + 'overview/weekly.js');
const {renderOverview} = await run(FOLDER + 'overview/page.js');
const {renderPoint} = await run(FOLDER + 'overview/point.js');
const {isClosed, landing, default: plugins} = await run(FOLDER + 'overview.js');

const cell = more => ({
  partId: 1, body: 'yi', lead: false, role: '县（区）', mark: 'RED', markLabel: '红灯', state: '落实中', round: 1, progress: 35, reportId: null, returned: false,
  waiting: {deadlineId: 1, step: '落实并填报进展', holder: '乙县', due: '2023-03-31', provisional: false, standing: '已逾期10个工作日', late: true},
  notified: {day: '2023-04-17', people: ['陈立', '李建'], unsent: 1}, ...more
});

const row = more => ({
  id: 1, code: '2023-2-1-1', place: '二(一)1', title: HOSTILE, phase: 'IMPLEMENTATION', phaseLabel: '落实', lead: HOSTILE, mark: 'RED', markLabel: '红灯', waiting: null,
  deadline: null, ended: null, note: HOSTILE, late: 1, cells: {yi: cell()}, ...more
});

const BODIES = [{code: 'fulian', name: '市妇联', county: false, late: 0}, {code: 'jia', name: '甲县', county: true, late: 0}, {code: 'yi', name: '乙县', county: true, late: 1}];

const matrix = more => ({
  asOf: '2023-04-17T01:00:00Z', year: 2023, years: [2023, 2022], scope: '全部', total: 1, page: 1, pages: 1, parts: {RED: 1}, bodies: BODIES, rows: [row()], ...more
});

const place = () => show('<div></div>').firstElementChild;

test('the address holds what is shown, and a change begins with the first page', () => {
  const view = viewOf('#/supervision?tab=units&light=RED%2CYELLOW&page=3&other=1');
  assert.deepEqual(view, {tab: 'units', light: 'RED,YELLOW', page: '3'});
  assert.equal(addressOf(view, {unit: 'fulian'}), '#/supervision?tab=units&unit=fulian&light=RED%2CYELLOW');
  assert.equal(addressOf(view, {page: '2'}), '#/supervision?tab=units&light=RED%2CYELLOW&page=2');
  assert.equal(addressOf({}, {}), '#/supervision');
  assert.equal(queryOf(view), 'light=RED%2CYELLOW&page=3');
  assert.equal(fileQueryOf(view), 'light=RED%2CYELLOW');
  assert.equal(isFiltered({tab: 'units', year: '2023'}), false);
  assert.equal(codeOf(pointAddress('2023/一')), '2023/一');
  assert.equal(codeOf('#/supervision?tab=units'), '');
});

test('a cell says light, state, progress, how late, and who was notified; colour is never alone', () => {
  assert.equal(cellText(cell(), BODIES[2]),
    '乙县，红灯，落实中，进展35%，落实并填报进展应于2023-03-31，已逾期10个工作日，已于2023-04-17通知陈立、李建，其中1人没有收到邮件');
  assert.equal(shortStanding('还有2个工作日'), '还有2个工作日');
  const body = place();
  body.append(...matrixOf(matrix(), {tab: 'counties'}, true));
  assert.equal(body.querySelector('img'), null);
  assert.deepEqual(Array.from(body.querySelectorAll('thead th'), read), ['工作要点（1）', '甲县', '乙县']);
  assert.equal(read(body.querySelector('.wo-cell')), '红35%迟10日');
  assert.ok(body.querySelector('.wo-cell svg'));
  assert.equal(body.querySelector('.wo-cell a').getAttribute('href'), '#/supervision/point/2023-2-1-1');
  assert.equal(body.querySelector('tfoot a').getAttribute('href'), '#/supervision?tab=counties&county=yi&light=RED%2CYELLOW');
});

test('each figure opens what it counts, and a table has the figures of the chart', () => {
  const counts = [{phase: 'IMPLEMENTATION', phaseLabel: '落实', total: 9, marks: {RED: 1, GREEN: 8}}, {phase: 'REVIEW', phaseLabel: '审议', total: 0, marks: {}}];
  const body = place();
  body.append(...yearOf({
    points: counts, parts: counts, overdue: 3, since: '2023-04-10', changes: [{label: '新增逾期', count: 1, latest: [{day: '2023-04-11', place: '二(一)1', title: HOSTILE, body: '乙县'}]}],
    letters: [{kind: 'TIP', kindLabel: '工作提示', released: 2, drafted: 1}], incidents: 1, latestIncidents: [{at: '2023-04-11T01:00:00Z', model: '通知补发', text: HOSTILE}]
  }, '2023'));
  assert.equal(body.querySelector('img'), null);
  assert.deepEqual(Array.from(body.querySelectorAll('.wo-figures tbody tr'), each => Array.from(each.cells, read).join(' ')).slice(0, 2), ['落实 1 8 9', '审议 0 0 0']);
  const figures = Array.from(body.querySelectorAll('.wo-figures'), each => each.querySelector('a').getAttribute('href'));
  assert.deepEqual(figures, ['#/supervision?tab=units&year=2023&worst=RED&phase=IMPLEMENTATION', '#/supervision?tab=units&year=2023&light=RED&phase=IMPLEMENTATION']);
  const leadsTo = Array.from(body.querySelectorAll('a'), each => each.getAttribute('href'));
  for (const own of ['tab=letters&year=2023&released=true', 'tab=letters&year=2023&released=false', 'tab=letters&year=2023&kind=TIP&released=true', 'tab=incidents']) {
    assert.ok(leadsTo.includes('#/supervision?' + own), own);
  }
  assert.equal(body.querySelector('.wo-events a').getAttribute('href'), '#/supervision?' + new URLSearchParams({tab: 'units', year: '2023', q: '二(一)1'}));
  assert.equal(body.querySelectorAll('.wo-chart[role=img]').length, 2);
});

test('a chart has a piece for each light, with word, number and a pattern of its own', () => {
  const option = optionOf([{phase: 'IMPLEMENTATION', phaseLabel: '落实', total: 9, marks: {GREEN: 8, RED: 1}}, {phase: 'REVIEW', phaseLabel: '审议', total: 2, marks: {YELLOW: 2}}]);
  assert.deepEqual(option.yAxis.data, ['落实', '审议']);
  assert.deepEqual(option.series.map(({name, data, label}) => [name, data, label.formatter]), [['RED', [1, null], '红{c}'], ['YELLOW', [null, 2], '黄{c}'], ['GREEN', [8, null], '绿{c}']]);
  assert.equal(new Set(option.series.map(({itemStyle}) => JSON.stringify(itemStyle.decal))).size, 3);
});

test('the lists that figures open: letters with their files, incidents with what to do, who exported what', () => {
  const body = place();
  const matter = {code: '2023-2-1-1', place: '二(一)1', title: HOSTILE, body: '乙县'};
  const released = {id: 7, kindLabel: '工作提示', released: true, number: 'XX未保〔2023〕1号', title: HOSTILE, addressee: '乙县未保办', date: '2023-04-17', matters: [matter, matter]};
  body.append(...lettersOf({year: 2023, total: 2, rows: [released, {...released, released: false, number: null, title: null, date: null}]}, {released: 'true'}));
  assert.equal(body.querySelector('img'), null);
  assert.equal(body.querySelector('tbody a').getAttribute('href'), '/camunda/api/weibao/letters/7');
  assert.equal(body.querySelectorAll('tbody tr:first-child a[href="#/supervision/point/2023-2-1-1"]').length, 2);
  assert.match(read(body.querySelector('tbody tr:last-child')), /^工作提示待签发尚未拟稿/);
  assert.equal(read(body.querySelector('[aria-current]')), '已发');

  const delivery = {id: 'x', model: '通知补发', place: null, title: '逾期提醒', unit: '陈立', url: null, parts: null};
  body.replaceChildren(...incidentsOf({total: 2, rows: [{at: '2023-04-17T01:00:00Z', text: '邮箱地址不存在。', remedy: '请改用电话。', affected: delivery}, {at: '2023-04-17T01:00:00Z', text: HOSTILE, remedy: '等', affected: null}]}));
  assert.match(read(body.querySelector('tbody tr')), /^2023-04-17 09:00逾期提醒（陈立）通知补发，陈立邮箱地址不存在。请改用电话。$/);
  assert.match(read(body.querySelector('tbody tr:last-child')), /已经办结的事项/);

  body.replaceChildren(...exportsOf({total: 1, rows: [{at: '2023-04-17T01:00:00Z', by: '吴建华', kindLabel: '督办台账', scope: HOSTILE, lines: 8}]}));
  assert.equal(body.querySelector('img'), null);
  assert.match(read(body.querySelector('tbody tr')), /^2023-04-17 09:00吴建华督办台账.*8$/);
});

test('a list has its filter and its page in the address', async () => {
  window.location.hash = '#/supervision?tab=letters&year=2023&released=true&page=2';
  const calls = server({'GET /supervision/letters?year=2023&released=true&page=2': {year: 2023, total: 26, page: 2, pages: 2, rows: []}});
  const body = place();
  const leave = renderOverview(body);
  await settle();
  assert.deepEqual(new Set(calls.map(({asked}) => asked)), new Set(['GET /supervision/letters?year=2023&released=true&page=2']));
  assert.match(read(body), /第 2 页，共 2 页/);
  leave();
});

test('pages that only an engineer needs are closed to a reader', () => {
  const reader = {authorizedApps: ['cockpit']};
  for (const path of ['/repository', '/batch', '/tasks', '/reports/:reportType?']) {
    assert.equal(isClosed(reader, path), true, path);
    assert.equal(isClosed({authorizedApps: ['admin', 'cockpit']}, path), false, path);
  }
  for (const path of ['/', '/login', '/dashboard', '/processes', '/process-instance/:id/runtime', '/process-definition/:id', '/decisions', '/decision-definition/:id', '/supervision/point/:code']) {
    assert.equal(isClosed(reader, path), false, path);
  }
  assert.equal(isClosed(null, '/batch'), false);
});

test('the weekly list has the recipients, and its texts are texts', () => {
  const body = place();
  body.append(...weeklyOf({day: '2023-04-17', introduction: HOSTILE, lines: [{
    light: 'RED', lightLabel: '红灯', matter: HOSTILE, whose: '乙县', step: '签收', due: '2023-03-31', late: '10个工作日', since: null, notified: '已通知陈立', letters: null
  }]}));
  assert.equal(body.querySelector('img'), null);
  assert.match(read(body.querySelector('tbody tr')), /^1 ?红灯.*已通知陈立$/);
  assert.equal(read(body.querySelector('button')), '打印');
});

test('filters go into the address, and the focus stays; the way back draws again', async () => {
  window.location.hash = '#/supervision?tab=counties';
  const calls = server({
    'GET /supervision/matrix': matrix(),
    'GET /supervision/matrix?light=RED%2CYELLOW': matrix({total: 0, rows: []}),
    'GET /supervision/matrix?year=2023': matrix()
  });
  const body = place();
  const leave = renderOverview(body);
  await settle();
  const light = () => body.querySelector('#wo-light');
  light().focus();
  light().value = 'RED,YELLOW';
  light().dispatchEvent(new window.Event('change'));
  await settle();
  assert.equal(window.location.hash, '#/supervision?tab=counties&light=RED%2CYELLOW');
  assert.equal(document.activeElement, light());
  assert.match(body.textContent, /没有符合条件的要点。/);
  window.location.hash = '#/supervision?tab=counties';
  window.dispatchEvent(new window.Event('popstate'));
  await settle();
  assert.equal(body.querySelectorAll('tbody tr').length, 1);
  leave();
  const before = calls.length;
  window.dispatchEvent(new window.Event('popstate'));
  await settle();
  assert.equal(calls.length, before, 'a page that is left listens no more');
});

test('what is refused says why, in Chinese', async () => {
  window.location.hash = '#/supervision';
  server({'GET /supervision/summary': {status: 403, body: {detail: '您没有查看的权限。'}}});
  const body = place();
  const leave = renderOverview(body);
  await settle();
  assert.match(read(body.querySelector('[role=alert]')), /^您没有查看的权限。/);
  leave();
  renderPoint(body, '2023-9');
  await settle();
  assert.match(read(body.querySelector('[role=alert]')), /^没有这项要点。/);
});

test('who has no address of their own begins with 督办总览, once; the administrator does not', () => {
  const reader = {authorizedApps: ['cockpit']};
  const lands = landing('');
  assert.equal(lands(null, '/dashboard'), false);
  assert.equal(lands(reader, '/'), false);
  assert.equal(lands(reader, '/dashboard'), true);
  assert.equal(lands(reader, '/dashboard'), false);
  assert.equal(landing('#/supervision?tab=units')(reader, '/dashboard'), false);
  assert.equal(landing('#/login')({authorizedApps: ['admin', 'cockpit']}, '/dashboard'), false);
  assert.deepEqual(plugins.map(({pluginPoint}) => pluginPoint), ['cockpit.route', 'cockpit.route', 'cockpit.dashboard', 'cockpit.navigation']);
});

test('a link within the page is followed although Angular believes to be there', async () => {
  window.location.hash = '#/supervision?tab=counties&q=x';
  server({'GET /supervision/matrix?q=x': matrix({total: 0, rows: []}), 'GET /supervision/matrix?year=2023': matrix(), 'GET /supervision/matrix': matrix()});
  const body = place();
  const leave = renderOverview(body);
  await settle();
  const link = Array.from(body.querySelectorAll('a')).find(each => read(each) === '清除筛选');
  const click = new window.MouseEvent('click', {bubbles: true, cancelable: true});
  link.dispatchEvent(click);
  await settle();
  assert.equal(click.defaultPrevented, true);
  assert.equal(window.location.hash, '#/supervision?tab=counties');
  assert.equal(body.querySelectorAll('tbody tr').length, 1);
  leave();
});
