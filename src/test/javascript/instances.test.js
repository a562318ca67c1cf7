/* What readers of Cockpit see of its pages of models and instances. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {angular, read, run, server, settle} from './page.js';

const SCRIPTS = 'webjars/camunda/app/cockpit/scripts/weibao/';
const ID = '11111111-2222-3333-4444-555555555555';

const STEP = {step: 'report', name: '落实并填报进展', holder: '乙县', due: '2023-03-31', standing: '已逾期10个工作日', mark: 'RED', markLabel: '红灯'};

const ROW = {
  id: ID, model: '承办任务', code: '2023-2-1-2', place: '二(一)2', title: '加大家庭支持力度', unit: '乙县', url: '#/supervision/point/2023-2-1-2',
  mark: 'RED', markLabel: '红灯', steps: [STEP], parts: null, incidents: []
};

const POINT = {
  point: {place: '二(一)2', title: '加大家庭支持力度', phaseLabel: '落实', lead: {code: 'minzheng', name: '市民政局'}, due: '2023-12-31', provisional: []},
  steps: [],
  parts: ['甲县', '乙县'].map(name => ({unit: {name}, steps: [{
    name: '落实并填报进展', assigneeBody: name, due: '2023-03-31', provisional: [], unlit: null,
    light: {light: name === '乙县' ? 'RED' : 'GREEN', label: name === '乙县' ? '红灯' : '绿灯', standing: '', sentence: name + '为什么。'}
  }]}))
};

const TIMELINE = {
  notices: [],
  timeline: [{at: '2023-04-01T01:00:00Z', by: '陈立', kindLabel: '签收', unit: '乙县', text: ''}]
};

const script = name => {
  angular();
  window.angular.module('cam.cockpit.custom', []);
  return run(SCRIPTS + name);
};

const answers = rows => ({['GET /supervision/instances?ids=' + ID]: {rows}, 'GET /points/2023-2-1-2': POINT, 'GET /points/2023-2-1-2/timeline': TIMELINE});

const views = (controls, apps) => {
  const ids = ['variables-tab', 'user-tasks-tab', 'jobs-tab', 'cancel-process-instance-action', 'increase-incident-job-retry', 'delete-deployment', 'wb-point-tab', 'proceses'];
  const $rootScope = {authentication: apps && {name: 'x', authorizedApps: apps}};
  return controls.decorateViews({getProviders: () => ids.map(id => ({id}))}, $rootScope).getProviders({}).map(({id}) => id);
};

test('a reader gets our plugins without engineers\' controls, the administrator the reverse', async () => {
  const controls = await script('controls.js');
  assert.deepEqual(views(controls, ['cockpit', 'welcome']), ['wb-point-tab', 'proceses']);
  assert.deepEqual(views(controls, ['cockpit', 'admin']), ['variables-tab', 'jobs-tab', 'cancel-process-instance-action', 'increase-incident-job-retry', 'proceses']);
  assert.ok(!views(controls, null).includes('wb-point-tab'));
});

function pageOf(apps) {
  const crumbs = [];
  const page = {
    breadcrumbsAdd: added => crumbs.push(...[added].flat()),
    breadcrumbsInsertAt: (index, added) => crumbs.splice(index, 0, ...added),
    breadcrumbsGet: () => crumbs,
    titleSet: title => (page.title = title)
  };
  return {page, scope: {authentication: {authorizedApps: apps}, $applyAsync: act => act(), $broadcast: () => {}}};
}

test('the path and the title name an instance by its point', async () => {
  const {decoratePage} = await script('controls.js');
  server(answers([ROW]));
  const {page, scope} = pageOf(['cockpit']);
  decoratePage(page, scope);
  const crumb = {type: 'processInstance', label: ID, href: '#/process-instance/' + ID + '/runtime', choices: [{}]};
  page.breadcrumbsAdd([{label: '流程', href: '#/processes/'}, crumb]);
  assert.equal(crumb.label, '事项');
  await settle();
  assert.equal(crumb.label, '二(一)2 加大家庭支持力度（乙县）');
  assert.equal(page.title, crumb.label);
  page.breadcrumbsInsertAt(1, [{label: '11111111…', href: '#/process-instance/' + ID + '/runtime'}]);
  assert.equal(page.breadcrumbsGet()[1].label, '事项');
});

test('the administrator keeps ids, and nothing is asked for them', async () => {
  const {decoratePage} = await script('controls.js');
  const calls = server({});
  const {page, scope} = pageOf(['cockpit', 'admin']);
  decoratePage(page, scope);
  page.breadcrumbsAdd({label: ID, href: '#/process-instance/' + ID + '/runtime'});
  assert.equal(page.breadcrumbsGet()[0].label, ID);
  assert.equal(calls.length, 0);
});

test('the tab of a part has its own step with its reason, and the link to the whole', async () => {
  const {renderTab} = await script('instance-tab.js');
  server(answers([ROW]));
  const place = document.createElement('div');
  await renderTab(place, ID);
  assert.match(read(place), /编号 2023-2-1-2牵头 市民政局阶段 落实/);
  assert.equal(place.querySelectorAll('tbody tr').length, 1);
  assert.match(read(place.querySelector('tbody')), /落实并填报进展乙县2023-03-31红灯乙县为什么。/);
  assert.match(read(place), /最近一次 2023-04-01 09:00 陈立：签收/);
  assert.equal(place.querySelector('a').getAttribute('href'), '#/supervision/point/2023-2-1-2');
});

test('the tab of a point has all steps, the latest first; that of an ended one says so', async () => {
  const {renderTab} = await script('instance-tab.js');
  const row = {...ROW, model: '工作要点', unit: '市民政局', steps: [], parts: {open: 2, late: 1, mark: 'RED', markLabel: '红灯'}};
  server(answers([row]));
  const place = document.createElement('div');
  await renderTab(place, ID);
  assert.deepEqual(Array.from(place.querySelectorAll('tbody td:nth-child(2)'), read), ['乙县', '甲县']);
  server(answers([]));
  await renderTab(place, ID);
  assert.equal(read(place), '这个事项已经办结。');
  server({});
  await renderTab(place, ID);
  assert.equal(read(place.querySelector('[role=alert]')), '没有读取成功，请刷新后再试。');
});

test('the list asks for a page of what is searched, and says why a notice was not sent', async () => {
  const {renderList} = await script('instance-list.js');
  const lost = {...ROW, code: null, place: null, url: null, steps: [], unit: '陈立', title: '逾期提醒', incidents: ['邮箱地址不存在。']};
  const calls = server({
    'GET /supervision/running?definition=d%3A1&q=&page=1': {total: 30, page: 1, pages: 2, rows: [ROW, lost], steps: []},
    'GET /supervision/running?definition=d%3A1&q=%E4%B9%99%E5%8E%BF&page=1': {total: 0, page: 1, pages: 1, rows: [], steps: []}
  });
  const place = document.createElement('div');
  await renderList(place, 'd:1');
  const rows = place.querySelectorAll('tbody tr');
  assert.match(read(rows[0]), /二\(一\)2 加大家庭支持力度2023-2-1-2乙县落实并填报进展红灯2023-03-31，已逾期10个工作日/);
  assert.match(read(rows[1]), /逾期提醒邮箱地址不存在。陈立/);
  assert.ok(!read(place).includes(ID));
  assert.match(read(place), /第 1 页，共 2 页/);
  place.querySelector('input').value = ' 乙县 ';
  place.querySelector('form').dispatchEvent(new window.Event('submit', {cancelable: true}));
  await settle();
  assert.match(read(place), /共0项没有找到。/);
  assert.equal(calls.length, 2);
});

function viewerOf(ids) {
  const marked = {};
  const badges = {};
  const container = document.createElement('div');
  const parts = {
    elementRegistry: {get: id => ids.includes(id), filter: fits => [{id: 'call', type: 'bpmn:CallActivity'}].filter(fits)},
    canvas: {addMarker: (id, marker) => (marked[id] = marker), getContainer: () => container},
    overlays: {add: (id, type, {html}) => (badges[id] = read(html))}
  };
  return {viewer: {get: name => parts[name]}, marked, badges, container};
}

test('the diagram frames each active step, and the parts\' tasks at their call', async () => {
  const {markInstance} = await script('diagram.js');
  server(answers([{...ROW, steps: [STEP, {...STEP, step: 'elsewhere'}], parts: {open: 3, late: 2, mark: 'YELLOW', markLabel: '黄灯'}}]));
  const {viewer, marked, badges, container} = viewerOf(['report', 'call']);
  await markInstance(viewer, ID);
  assert.deepEqual(marked, {report: 'wb-frame-RED', call: 'wb-frame-YELLOW'});
  assert.match(badges.report, /红灯 乙县，已逾期10个工作日/);
  assert.match(badges.call, /黄灯 承办任务3项，其中黄灯、红灯2项/);
  assert.match(read(container), /边框红灯黄灯蓝灯绿灯/);
});

test('a diagram without an answer stays as it is', async () => {
  const {markInstance, markDefinition} = await script('diagram.js');
  server({});
  const {viewer, marked, container} = viewerOf(['report']);
  await markInstance(viewer, ID);
  await markDefinition(viewer, 'd:1');
  assert.deepEqual(marked, {});
  assert.equal(read(container), '');
});
