/* Drafts: what is typed and not yet submitted, on the server and, until it is there, in this browser. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, mock, test} from 'node:test';
import {kit, noServer, server} from './page.js';

const {draftOf} = await kit('form/drafts.js');

const DRAFT = '/tasks/t1/draft';
const PUT = 'PUT ' + DRAFT + '?user=jia-officer';
const KEY = 'weibao:jia-officer:t1';
const SAVED = {content: '{"a":1}', savedAt: '2026-11-27T02:00:00Z'};

let states;
let draft;

const open = (task = {taskId: 't1'}) => (draft = draftOf('jia-officer', task, state => states.push(state)));
const copy = () => JSON.parse(sessionStorage.getItem(KEY));
/** Lets the answers arrive; no timer is among them. */
const arrive = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
  }
};
const pass = async milliseconds => {
  mock.timers.tick(milliseconds);
  await arrive();
};

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  states = [];
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-27T03:00:00Z')});
});

afterEach(() => {
  draft.submitted();
  mock.timers.reset();
});

test('the server has it when the typing begins and a moment after it has stopped, and the browser\'s copy goes', async () => {
  const calls = server({['GET ' + DRAFT]: {status: 404}, [PUT]: {savedAt: '2026-11-27T03:00:02Z'}});
  assert.equal(await open().read(), null);

  draft.keep('{"a":1}');
  draft.keep('{"a":2}');
  assert.equal(copy().content, '{"a":2}');
  await pass(299);
  assert.deepEqual(calls.map(each => each.asked), ['GET ' + DRAFT]);
  await pass(1);
  assert.deepEqual(calls.slice(1).map(each => [each.asked, each.body]), [[PUT, {a: 2}]]);
  assert.equal(copy(), null);

  draft.keep('{"a":3}');
  draft.keep('{"a":4}');
  assert.equal(copy().content, '{"a":4}');
  await pass(1499);
  assert.equal(calls.length, 2);
  await pass(1);
  assert.deepEqual(calls.slice(2).map(each => [each.asked, each.body]), [[PUT, {a: 4}]]);
  assert.deepEqual(states, [{at: '2026-11-27T03:00:02Z'}, {at: '2026-11-27T03:00:02Z'}]);
  assert.equal(copy(), null);
});

test('a form that is as it was opened has no draft any more', async () => {
  const calls = server({['GET ' + DRAFT]: SAVED, ['DELETE ' + DRAFT]: {status: 204}});
  assert.deepEqual(await open().read(), {content: SAVED.content, at: SAVED.savedAt});
  draft.keep(null);
  await pass(1500);
  assert.equal(calls[1].asked, 'DELETE ' + DRAFT);
  assert.deepEqual(states, [{}]);
});

test('without a network the tab keeps it, says so, and tries again by itself', async () => {
  server({['GET ' + DRAFT]: {status: 404}});
  await open().read();
  noServer();
  draft.keep('{"a":1}');
  await pass(300);
  assert.deepEqual(states, [{status: 0, sentence: '草稿没有存到服务器，暂存在本页，稍后自动再存。'}]);
  assert.equal(copy().content, '{"a":1}');

  const calls = server({[PUT]: {savedAt: '2026-11-27T03:01:00Z'}});
  await pass(19999);
  assert.deepEqual(calls, []);
  await pass(1);
  assert.equal(calls[0].asked, PUT);
  assert.equal(copy(), null);
});

test('a session that has ended is named; a task that has ended says how, and is not tried again', async () => {
  server({['GET ' + DRAFT]: {status: 404}, [PUT]: {status: 401, body: {detail: '请先登录。'}}});
  await open().read();
  draft.keep('{"a":1}');
  await pass(300);
  assert.equal(states[0].sentence, '登录已过期，填写的内容暂存在本页，请重新登录。');

  const calls = server({'GET /tasks/t1/end': {message: '已由夏明提交。'}});
  await pass(20000);
  assert.equal(states[1].sentence, '已由夏明提交。草稿没有保存。');
  await pass(60000);
  assert.equal(calls.length, 2);
});

test('what was typed here on what the server has is newer, whatever this computer\'s clock says', async () => {
  server({['GET ' + DRAFT]: SAVED});
  const here = at => sessionStorage.setItem(KEY, JSON.stringify({content: '{"a":9}', base: SAVED.savedAt, at}));
  here(Date.parse('2020-01-01T00:00:00Z'));
  assert.equal((await open().read()).content, '{"a":9}');
});

test('of two that were typed apart the later one counts', async () => {
  server({['GET ' + DRAFT]: SAVED});
  const here = at => sessionStorage.setItem(KEY, JSON.stringify({content: '{"a":9}', base: null, at: Date.parse(at)}));
  here('2026-11-27T02:30:00Z');
  assert.deepEqual(await open().read(), {content: '{"a":9}', at: '2026-11-27T02:30:00.000Z'});
  draft.submitted();

  here('2026-11-27T01:30:00Z');
  assert.deepEqual(await open().read(), {content: SAVED.content, at: SAVED.savedAt});
  assert.equal(copy(), null);
});

test('a copy that cannot be read is none', async () => {
  server({['GET ' + DRAFT]: {status: 404}});
  sessionStorage.setItem(KEY, '{"content":7}');
  assert.equal(await open().read(), null);
  sessionStorage.setItem(KEY, '{');
  assert.equal(await open().read(), null);
});

test('a page that is left saves at once, by a request that outlives it', async () => {
  const calls = server({['GET ' + DRAFT]: {status: 404}, [PUT]: {savedAt: '2026-11-27T03:00:00Z'}});
  await open().read();
  draft.keep('{"a":1}');
  window.dispatchEvent(new window.Event('pagehide'));
  await arrive();
  assert.deepEqual([calls[1].asked, calls[1].keepalive], [PUT, true]);
});

test('a form that is left saves; one that was submitted does not', async () => {
  const calls = server({['GET ' + DRAFT]: {status: 404}, [PUT]: {savedAt: '2026-11-27T03:00:00Z'}});
  await open().read();
  draft.keep('{"a":1}');
  draft.leave();
  await arrive();
  assert.equal(calls.filter(each => each.asked === PUT).length, 1);

  await open().read();
  draft.keep('{"a":2}');
  draft.submitted();
  draft.leave();
  await pass(60000);
  assert.equal(calls.filter(each => each.asked === PUT).length, 1);
  assert.equal(copy(), null);
});

test('the draft of a form that starts a process stays in this browser, by person', async () => {
  const calls = server({});
  await open({processDefinitionId: 'urging:1'}).read();
  draft.keep('{"text":"x"}');
  await pass(60000);
  assert.deepEqual(calls, []);
  assert.equal(JSON.parse(localStorage.getItem('weibao:jia-officer:urging:1')).content, '{"text":"x"}');
  assert.equal((await open({processDefinitionId: 'urging:1'}).read()).content, '{"text":"x"}');
  const other = draftOf('yi-officer', {processDefinitionId: 'urging:1'}, () => {});
  assert.equal(await other.read(), null);
  other.submitted();
});
