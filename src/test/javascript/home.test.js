/* 我的工作台: the list with its filters, the page of a task, the sentence after an act, and handing over. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {kit, read, server, settle, show} from './page.js';

globalThis.CSS = {escape: text => text};
globalThis.getSelection = () => '';

/** The polls go another way to the same server. */
globalThis.XMLHttpRequest = class {
  open(method, url) {
    Object.assign(this, {method, url});
  }

  setRequestHeader() {}

  async send() {
    const answer = await fetch(this.url, {method: this.method});
    this.status = answer.status;
    this.responseText = await answer.text();
    this.onload();
  }
};

const {filtersOf, changed, queryOf, isFiltered} = await kit('home/filters.js');
const {renderDesk, renderInProgress, backToDesk, nextTask} = await kit('home/desk.js');
const {table} = await kit('home/desk-rows.js');
const {renderNotices} = await kit('home/notices.js');
const {renderDone} = await kit('home/done.js');
const {handle, whyReadOnly} = await kit('home/handle.js');
const {remember, showOutcome} = await kit('home/outcome.js');
const {handOverButton} = await kit('home/hand-over.js');
const {moreButton} = await kit('home/acts.js');
const {addPane, renderPanes} = await kit('home/panes.js');
const {addTab, allTabs} = await kit('home/tabs.js');

const HOSTILE = '<img src=x onerror=alert(1)>';

const row = (taskId, more) => ({
  taskId, name: '签收｜二(一)2 ' + taskId, point: {code: '二(一)2', title: '题目' + taskId}, part: '甲县', ownPart: false, step: 'userTask_acceptPart',
  stepName: '签收', from: {name: '袁莉', post: '市民政局科员'}, since: '2026-11-24', due: '2026-11-29', provisional: false,
  light: {level: 'GREEN', label: '绿灯'}, daysLeft: '还有2个工作日', marks: [], holder: null, later: false, menu: true, url: '#/handle/' + taskId, ...more
});

const view = (rows, more) => ({
  today: '2026-11-27', rows, total: rows.length, page: 1, pages: 1, points: [{code: '二(一)2', label: '二(一)2 题目'}],
  steps: [{code: 'userTask_acceptPart', label: '签收'}], unit: false, urging: '催办',
  counts: {all: rows.length, returned: 0, urged: 0, week: 0, later: 0, GREEN: 0, BLUE: 0, YELLOW: 0, RED: 1}, ...more
});

let left = [];
const kept = page => {
  left.push(page.leave || page);
  return page;
};

beforeEach(() => {
  left.forEach(leave => leave());
  left = [];
  sessionStorage.clear();
});

function desk(search, answers) {
  const calls = server(answers);
  const gone = [];
  const opened = [];
  const place = show('<div></div>').firstElementChild;
  const state = {search};
  const page = kept(renderDesk(place, {search: () => state.search, go: filters => gone.push(filters), open: url => opened.push(url), signIn: () => gone.push('signIn')}));
  return {place, page, calls, gone, opened, state};
}

test('an address holds what is shown, and nothing that nobody knows', () => {
  assert.deepEqual(filtersOf({q: '家庭', page: '2', other: 'x', show: ''}), {q: '家庭', page: '2'});
  assert.deepEqual(filtersOf({page: '1', q: true}), {});
  assert.deepEqual(filtersOf({page: 'x'}), {});
  assert.deepEqual(changed({q: 'a', page: '3'}, 'light', 'RED'), {q: 'a', light: 'RED'});
  assert.deepEqual(changed({light: 'RED', page: '3'}, 'light', undefined), {});
  assert.equal(queryOf({light: 'RED', q: '甲 县'}), '?q=%E7%94%B2+%E5%8E%BF&light=RED');
  assert.equal(queryOf({}), '');
  assert.equal(isFiltered({whole: 'unit'}), false);
  assert.equal(isFiltered({step: 'x'}), true);
});

test('a row shows what it is about, its light with shape, word and days, and texts as texts', () => {
  const tasks = [row('a', {marks: ['退回'], light: {level: 'RED', label: '红灯'}, point: {code: '一(一)', title: HOSTILE}}), row('b', {provisional: true})];
  show('<div></div>').firstElementChild.append(table(tasks, '待办', {open() {}, done() {}}));
  const [first, second] = document.querySelectorAll('tbody tr');
  assert.equal(read(first.querySelector('.wb-sign-RED')), '红还有2个工作日');
  assert.ok(first.querySelector('svg rect'));
  assert.equal(read(first.querySelector('.wb-title')), HOSTILE);
  assert.equal(document.querySelector('img'), null);
  assert.equal(read(first.querySelector('.wb-marks')), '退回');
  assert.ok(first.classList.contains('wb-split'));
  assert.equal(read(second.querySelector('.wb-due')), '2026-11-29 暂定');
  assert.equal(second.querySelector('.wb-title').getAttribute('aria-label'), '签收｜二(一)2 b');
});

test('a row says who has it; a task that was given to oneself says nothing', () => {
  const holder = {id: 'x', name: '沈岚', post: null, me: false, since: null};
  const tasks = [row('a', {holder}), row('b', {holder: {...holder, me: true, since: '2026-11-27T02:00:00Z'}}), row('c', {holder: {...holder, me: true}})];
  show('<div></div>').firstElementChild.append(table(tasks, '待办', {open() {}, done() {}}));
  assert.deepEqual(Array.from(document.querySelectorAll('td.wb-marks'), read), ['沈岚在办', '您在办', '']);
});

test('the list asks for what the address says, and chips change the address', async () => {
  const {place, calls, gone, opened} = desk({light: 'RED'}, {'GET /desk?light=RED': view([row('a'), row('b')])});
  await settle();
  assert.deepEqual(calls.map(({asked}) => asked), ['GET /desk?light=RED']);
  assert.equal(read(place.querySelector('[data-show=RED]')), '红1');
  assert.equal(place.querySelector('[data-show=RED]').getAttribute('aria-pressed'), 'true');
  assert.equal(place.querySelector('[data-show=YELLOW]'), null, 'what there is nothing of is not offered');
  place.querySelector('[data-show=week]').click();
  place.querySelector('[data-show=RED]').click();
  place.querySelector('[data-show=all]').click();
  assert.deepEqual(gone, [{light: 'RED', due: 'week'}, {}, {}]);
  place.querySelector('tbody td').click();
  assert.deepEqual(opened, ['#/handle/a']);
  assert.equal(backToDesk(), '#/desk?light=RED');
  assert.equal(nextTask('a').taskId, 'b');
  assert.equal(nextTask('b'), null);
});

test('在办 names who has it, leads to the task or the point, and keeps the way back to 待办', async () => {
  const before = backToDesk();
  const holder = {id: 'x', name: '沈岚', post: null, me: false, since: null};
  const rows = [row('a', {body: '甲县', holder}), row('b', {body: '市民政局', url: '#/point/2026-1'}), row('c', {body: '领导小组', url: null})];
  server({'GET /desk/in-progress?show=colleagues': view(rows, {counts: {...view(rows).counts, colleagues: 1}})});
  const place = show('<div></div>').firstElementChild;
  kept(renderInProgress(place, {search: () => ({show: 'colleagues'}), go() {}, open() {}, signIn() {}}));
  await settle();
  assert.deepEqual(Array.from(place.querySelectorAll('td.wb-from'), read), ['甲县 沈岚', '市民政局', '领导小组']);
  assert.deepEqual(Array.from(place.querySelectorAll('a.wb-title'), link => link.getAttribute('href')), ['#/handle/a', '#/point/2026-1']);
  assert.equal(read(place.querySelector('[data-show=colleagues]')), '同事在办1');
  assert.equal(backToDesk(), before);
});

test('the arrows go from row to row, and the slash to the search', async () => {
  const {place} = desk({}, {'GET /desk': view([row('a'), row('b')])});
  await settle();
  const press = key => document.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', {key, bubbles: true}));
  press('ArrowDown');
  press('ArrowDown');
  press('ArrowDown');
  assert.equal(document.activeElement, place.querySelectorAll('a.wb-title')[1]);
  press('ArrowUp');
  assert.equal(document.activeElement, place.querySelectorAll('a.wb-title')[0]);
  press('/');
  assert.equal(document.activeElement, place.querySelector('input[type=search]'));
});

test('an empty list says so, and how to see more', async () => {
  const {place, gone} = desk({q: 'x'}, {'GET /desk?q=x': view([])});
  await settle();
  assert.match(read(place.querySelector('.wb-nothing')), /^没有符合条件的待办。/);
  place.querySelector('.wb-nothing button').click();
  assert.deepEqual(gone, [{}]);
  const none = desk({}, {'GET /desk': view([], {counts: {...view([]).counts, later: 3}})});
  await settle();
  assert.match(read(none.place.querySelector('.wb-nothing')), /现在没有待办。查看未到填报期的 3 项/);
});

test('a session that has ended leads to the sign-in; another failure is said and can be tried again', async () => {
  const {gone} = desk({}, {'GET /desk': {status: 401, body: {detail: '请先登录。'}}});
  await settle();
  assert.deepEqual(gone, ['signIn']);
  const answers = {'GET /desk': {status: 500, body: {}}};
  const {place} = desk({}, answers);
  await settle();
  assert.match(read(place.querySelector('[role=alert]')), /重试$/);
  answers['GET /desk'] = view([row('a')]);
  place.querySelector('[role=alert] button').click();
  await settle();
  assert.equal(place.querySelectorAll('tbody tr').length, 1);
});

test('the sentence after an act is completed when the next one has it, and closed for good', async context => {
  context.mock.timers.enable({apis: ['setTimeout']});
  const arrive = async () => {
    for (let turn = 0; turn < 20; turn++) {
      await new Promise(setImmediate);
    }
  };
  let asked = 0;
  server({'GET /desk/outcome?task=t1': () => ({sentence: asked ? '已提交。现由戴春生审签。' : '已提交。', complete: Boolean(asked++)})});
  remember({task: 't1'});
  const place = show('<div></div>').firstElementChild;
  kept(showOutcome(place));
  await arrive();
  assert.equal(read(place.querySelector('.wb-outcome-text')), '已提交。');
  context.mock.timers.tick(700);
  await arrive();
  assert.equal(read(place.querySelector('.wb-outcome-text')), '已提交。现由戴春生审签。');
  assert.equal(place.firstElementChild.getAttribute('role'), 'status');
  place.querySelector('button').click();
  assert.equal(place.children.length, 0);
  showOutcome(place);
  await arrive();
  assert.equal(place.children.length, 0);
});

test('who cannot fill a form in reads why', () => {
  const holder = {id: 'x', name: '夏明', post: '甲县科员', me: false, since: '2026-11-27T02:00:00Z'};
  const state = {task: {holder}, mayWork: false, candidate: true};
  assert.match(whyReadOnly(state), /^这项任务由夏明（甲县科员）自2026-11-27 10:00起在填写，您现在只能查看/);
  assert.match(whyReadOnly({...state, task: {holder: {...holder, since: null}}}), /请负责人转交。$/);
  assert.match(whyReadOnly({...state, candidate: false}), /^这项任务由本单位经办人填写/);
  assert.equal(whyReadOnly({...state, mayWork: true}), null);
});

function handled(answers) {
  const calls = server(answers);
  const events = [];
  const [crumb, head, above] = show('<p></p><div></div><section hidden></section>').children;
  kept(handle('t1', {crumb, head, above}, {
    opened: state => events.push('opened ' + state.task.taskId),
    changed: state => events.push('changed ' + state.mayWork),
    ended: () => events.push('ended'),
    go: url => events.push('go ' + url)
  }));
  return {calls, events, crumb, head, above};
}

test('a task shows who has it and how it was urged, and follows what changes', async () => {
  const urgings = [{by: '陈立', post: '科长', at: '2026-11-27T01:05:00Z', text: HOSTILE}];
  const answers = {
    'GET /desk/tasks/t1': {task: row('t1', {marks: ['催办']}), mayWork: true, candidate: true, urgings, acts: [{act: 'EXTEND', label: '申请延期'}]},
    'GET /tasks/t1/colleagues': {candidate: true, colleagues: []},
    'DELETE /tasks/t1/hold': {status: 204}
  };
  const {events, head, above} = handled(answers);
  await settle();
  assert.deepEqual(events, ['opened t1', 'changed true']);
  assert.match(read(head), /题目t1/);
  assert.match(read(head.querySelector('.wb-holder')), /^还没有人办理/);
  assert.equal(head.querySelector('.wb-put-back'), null);
  assert.equal(head.querySelector('.wb-acts a').getAttribute('href'), '#/start/extension?task=t1');
  assert.equal(above.hidden, false);
  assert.equal(read(above), '催办陈立（科长） 2026-11-27 09:05' + HOSTILE);

  answers['GET /desk/tasks/t1'] = {task: row('t1', {holder: {id: 'me', name: '我', me: true, since: '2026-11-27T02:00:00Z'}}), mayWork: true, candidate: true, urgings, acts: [{act: 'PUT_BACK', label: '放回本单位'}]};
  window.dispatchEvent(new window.CustomEvent('weibao:draft', {detail: {at: '2026-11-27T02:00:00Z'}}));
  await settle();
  assert.equal(read(head.querySelector('.wb-holder')), '您');
  head.querySelector('.wb-put-back').click();
  await settle();
  assert.match(events.at(-1), /^go \/desk/);
});

test('a task that ends while it is open says how', async () => {
  const answers = {'GET /desk/tasks/t1': {task: row('t1'), mayWork: true, candidate: true, urgings: [], acts: []}};
  const {events, above} = handled(answers);
  await settle();
  answers['GET /desk/tasks/t1'] = {status: 404, body: {}};
  answers['GET /tasks/t1/end'] = {message: '这项任务已由陈立办完。'};
  window.dispatchEvent(new window.CustomEvent('weibao:draft', {detail: {}}));
  await settle();
  assert.equal(events.at(-1), 'ended');
  assert.match(read(above.querySelector('[role=alert]')), /^这项任务已由陈立办完。/);
});

test('a task is handed over to a colleague, with the reason; why not is said in the dialog', async () => {
  const answers = {'POST /tasks/t1/hand-over': {status: 409, body: {detail: '任务已办结。'}}};
  const calls = server(answers);
  const said = [];
  const place = show('<div></div>').firstElementChild;
  place.append(handOverButton({id: 't1', name: '签收'}, [{id: 'a', name: '甲'}, {id: 'b', name: '<b>乙</b>'}], message => said.push(message)));
  place.querySelector('button').click();
  const dialog = document.querySelector('dialog');
  assert.deepEqual(Array.from(dialog.querySelectorAll('.wb-choice'), read), ['甲', '<b>乙</b>']);
  const submit = async () => {
    dialog.dispatchEvent(new window.Event('submit', {cancelable: true}));
    await settle();
  };
  await submit();
  assert.equal(read(dialog.querySelector('.wb-refusal')), '请选择转交给谁。');
  dialog.querySelectorAll('input')[1].click();
  dialog.querySelector('textarea').value = ' 出差 ';
  await submit();
  assert.equal(read(dialog.querySelector('.wb-refusal')), '任务已办结。');
  answers['POST /tasks/t1/hand-over'] = {message: '已转交乙。'};
  await submit();
  assert.deepEqual(calls.at(-1).body, {userId: 'b', reason: '出差'});
  assert.equal(document.querySelector('dialog'), null);
  assert.deepEqual(said, ['已转交乙。']);
});

function menu(acts, answers, colleagues = []) {
  const calls = server({'GET /desk/tasks/t1': {task: row('t1'), acts}, 'GET /tasks/t1/colleagues': {candidate: true, colleagues}, ...answers});
  const said = [];
  const place = show('<div></div>').firstElementChild;
  place.append(moreButton({taskId: 't1', name: '签收'}, sentence => said.push(sentence)));
  const list = place.querySelector('ul');
  return {calls, said, place, list, button: place.querySelector('button'), items: () => Array.from(list.children, read)};
}

test('the menu of a row offers what the server says is possible, and asks only when it is opened', async () => {
  const {calls, list, button, items} = menu([{act: 'EXTEND', label: '申请延期'}, {act: 'URGE', label: '商请'}, {act: 'PUT_BACK', label: '放回本单位'}], {}, [{id: 'a', name: '甲'}]);
  assert.equal(calls.length, 0);
  assert.equal(button.getAttribute('aria-label'), '更多操作：签收');
  button.click();
  await settle();
  assert.deepEqual(items(), ['申请延期', '商请', '转交', '放回本单位']);
  assert.deepEqual(Array.from(list.querySelectorAll('a'), each => each.getAttribute('href')), ['#/start/extension?task=t1', '#/start/urging?task=t1']);
  assert.equal(document.activeElement, list.querySelector('a'));
  const press = key => document.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  press('ArrowUp');
  assert.equal(read(document.activeElement), '放回本单位');
  press('ArrowDown');
  assert.equal(read(document.activeElement), '申请延期');
  press('Escape');
  assert.equal(list.hidden, true);
  assert.equal(document.activeElement, button);
});

test('a task is put back from its row; a refusal is said', async () => {
  const answers = {'DELETE /tasks/t1/hold': {status: 404, body: {detail: '这项任务不由您办理。'}}};
  const {said, list, button} = menu([{act: 'PUT_BACK', label: '放回本单位'}], answers);
  button.click();
  await settle();
  list.querySelector('button').click();
  await settle();
  assert.deepEqual(said, ['这项任务不由您办理。']);
});

test('a row of which nothing is possible says so, and a task that is gone as well', async () => {
  const {list, button, items} = menu([]);
  button.click();
  await settle();
  assert.deepEqual(items(), ['这项任务现在没有其他操作。']);
  button.click();
  assert.equal(list.hidden, true);
  const gone = menu([], {'GET /desk/tasks/t1': {status: 404, body: {detail: '这项任务已经办完。'}}});
  gone.button.click();
  await settle();
  assert.deepEqual(gone.items(), ['这项任务已经办完。']);
});

test('tabs and panes are added by other files', () => {
  addTab({id: 'letters', label: '函件', path: '/letters', order: 25});
  assert.deepEqual(allTabs().map(({id}) => id), ['todo', 'in-progress', 'letters', 'done', 'notices']);

  const place = show('<aside></aside>').firstElementChild;
  renderPanes(place, {});
  assert.equal(place.hidden, true);
  place.hidden = false;
  const gone = [];
  addPane({id: 'files', label: '附件', order: 2, render: content => content.append('文件')});
  addPane({id: 'point', label: '要点', order: 1, render: (content, task) => {
    content.append(task.name);
    return () => gone.push('point');
  }});
  renderPanes(place, {name: '要点的内容'});
  assert.equal(read(place.querySelector('[role=tabpanel]')), '要点的内容');
  place.querySelectorAll('[role=tab]')[1].click();
  assert.equal(read(place.querySelector('[role=tabpanel]')), '文件');
  assert.deepEqual(gone, ['point']);
});

test('what was done is there with what has become of it, as text', async () => {
  const act = more => ({at: '2026-11-27T08:30:00Z', act: '签收', text: HOSTILE, place: '二(一)2', title: '题目', part: '甲县', now: '现由甲县落实并填报进展，2026-12-31前', ...more});
  const calls = server({
    'GET /desk/done?page=2': {status: 200, body: {rows: [act(), act({place: null, title: null, part: null, act: '批准', now: ''})], total: 22, page: 2, pages: 2}}
  });
  const gone = [];
  const place = show('<div></div>').firstElementChild;
  kept(renderDone(place, {search: () => ({page: '2'}), go: filters => gone.push(filters)}));
  await settle();
  assert.equal(calls.length, 1);
  const rows = Array.from(place.querySelectorAll('tbody tr')).map(each => Array.from(each.cells).map(cell => cell.textContent));
  assert.deepEqual(rows[0], ['2026-11-27 16:30', '二(一)2', '题目', '甲县', '签收', HOSTILE, '现由甲县落实并填报进展，2026-12-31前']);
  assert.equal(rows[1][2], '年度计划');
  assert.equal(place.querySelector('img'), null);
  assert.match(place.textContent, /共 22 项/);
  place.querySelector('.wb-pager button').click();
  assert.deepEqual(gone, [{q: undefined, page: '1'}]);
});

test('notices are read once they are shown, and open their task', async () => {
  const each = (id, more) => ({id, at: '2026-11-27T08:30:00Z', head: '催办', title: '请尽快签收' + id, text: '请尽快签收\n' + HOSTILE, taskId: 't' + id, unread: id > 1, ...more});
  const calls = server({
    'GET /desk/notices': {status: 200, body: {rows: [each(3), each(2, {taskId: null}), each(1)], unread: 2, total: 3, page: 1, pages: 1}},
    'POST /desk/notices/read?from=2&upTo=3': {status: 204}
  });
  const place = show('<div></div>').firstElementChild;
  kept(renderNotices(place, {search: () => ({}), go: () => {}}));
  await settle();
  await settle();
  assert.deepEqual(calls.map(call => call.asked), ['GET /desk/notices', 'POST /desk/notices/read?from=2&upTo=3']);
  const items = Array.from(place.querySelectorAll('li'));
  assert.deepEqual(items.map(item => item.classList.contains('wb-unread')), [true, true, false]);
  assert.equal(items[0].querySelector('a').getAttribute('href'), '#/handle/t3');
  assert.equal(items[1].querySelector('a'), null);
  assert.match(items[0].textContent, /2026-11-27 16:30/);
  assert.equal(place.querySelector('img'), null);
});
