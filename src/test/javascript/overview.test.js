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
const {pieces, yearOf} = await run(FOLDER + 'overview/year.js');
const {weeklyOf} = await run(FOLDER + 'overview/weekly.js');
const {renderOverview} = await run(FOLDER + 'overview/page.js');
const {renderPoint} = await run(FOLDER + 'overview/point.js');
const {landing, default: plugins} = await run(FOLDER + 'overview.js');

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
    letters: [{kindLabel: '工作提示', released: 2, drafted: 1}], incidents: 1, latestIncidents: [{at: '2023-04-11T01:00:00Z', text: HOSTILE}]
  }, '2023'));
  assert.equal(body.querySelector('img'), null);
  assert.deepEqual(Array.from(body.querySelectorAll('.wo-figures tbody tr'), each => Array.from(each.cells, read).join(' ')).slice(0, 2), ['落实 1 8 9', '审议 0 0 0']);
  assert.equal(body.querySelector('.wo-figures a').getAttribute('href'), '#/supervision?tab=units&year=2023&light=RED&phase=IMPLEMENTATION');
  assert.equal(body.querySelector('.wo-events a').getAttribute('href'), '#/supervision?' + new URLSearchParams({tab: 'units', year: '2023', q: '二(一)1'}));
  assert.deepEqual(Array.from(body.querySelectorAll('.wo-chart')[0].querySelectorAll('text'), read), ['落实', '红1', '绿8', '审议', '0']);
  const [red, green] = pieces(counts[0], 9);
  assert.ok(green.x > red.x + red.width);
});

test('the weekly list has the recipients, and its texts are texts', () => {
  const body = place();
  body.append(...weeklyOf({day: '2023-04-17', introduction: HOSTILE, lines: [{
    light: 'RED', lightLabel: '红灯', matter: HOSTILE, whose: '乙县', step: '签收', due: '2023-03-31', late: '10个工作日', since: null, notified: '已通知陈立', letters: null
  }]}));
  assert.equal(body.querySelector('img'), null);
  assert.match(read(body.querySelector('tbody tr')), /^1红.*已通知陈立$/);
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
