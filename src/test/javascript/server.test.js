/* How forms talk to the server, and what a person reads when it refuses. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {kit, noServer, server, show} from './page.js';

const {answered, cookie, endOf, Refusal, request, save} = await kit('server.js');

const refusalOf = async asked => {
  const refusal = await asked.then(() => assert.fail('not refused'), each => each);
  assert.ok(refusal instanceof Refusal, String(refusal));
  return refusal;
};
const answeredWith = (status, body) => refusalOf((async () => answered(status, typeof body === 'string' ? body : JSON.stringify(body)))());

beforeEach(() => (document.cookie = 'XSRF-TOKEN=a%2Fb; Secure'));

test('each request bears the token against forged ones, and JSON both ways', async () => {
  const calls = server({'POST /x': {message: 'done'}});
  assert.deepEqual(await request('POST', '/camunda/api/weibao/x', {a: 1}), {message: 'done'});
  assert.deepEqual(calls[0].body, {a: 1});
  assert.equal(calls[0].headers['X-XSRF-TOKEN'], 'a/b');
  assert.equal(calls[0].headers['Content-Type'], 'application/json');
  assert.match(calls[0].headers.Accept, /application\/problem\+json/);
});

test('a cookie is found by its whole name', () => {
  document.cookie = 'MY-XSRF-TOKEN=other; Secure';
  assert.equal(cookie('XSRF-TOKEN'), 'a/b');
  assert.equal(cookie('TOKEN'), '');
});

test('no content is no answer', () => {
  assert.equal(answered(204, ''), null);
});

test('a refusal says the server\'s own Chinese sentence, with field and what may be confirmed', async () => {
  const refusal = await answeredWith(422, {detail: '请填写理由。', field: 'reason', confirm: 'reason=1'});
  assert.deepEqual(
    [refusal.status, refusal.message, refusal.field, refusal.confirm],
    [422, '请填写理由。', 'reason', 'reason=1']
  );
});

test('what is no Chinese sentence is never shown', async () => {
  assert.match((await answeredWith(500, {detail: 'NullPointerException'})).message, /^系统出错，没有提交成功/);
  assert.match((await answeredWith(502, '<html>Bad Gateway</html>')).message, /^系统出错/);
  assert.equal((await answeredWith(409, {})).message, '这项任务已由他人办理，请刷新任务列表。');
  assert.match((await answeredWith(413, '<html></html>')).message, /^附件超过/);
});

test('a session that has ended says why, if the server knows more than that', async () => {
  assert.equal((await answeredWith(401, {detail: '请先登录。'})).message, '登录已过期，请重新登录，填写的内容已保留。');
  assert.equal((await answeredWith(401, {detail: '您的账号已停用。'})).message, '您的账号已停用。填写的内容已保留。');
});

test('without a network what was typed is kept', async () => {
  noServer();
  const refusal = await refusalOf(request('GET', '/camunda/api/weibao/x'));
  assert.deepEqual([refusal.status, refusal.message], [0, '网络不通，没有提交成功，填写的内容已保留，请稍后再试。']);
});

test('how a task ended is asked for, and nothing is said where the server says nothing', async () => {
  server({'GET /tasks/a%2Fb/end': {message: '已由陈立办结。'}});
  assert.equal(await endOf('a/b'), '已由陈立办结。');
  assert.equal(await endOf('other'), null);
  noServer();
  assert.equal(await endOf('a/b'), null);
});

test('a file is saved under its name; why it could not be is a sentence', async context => {
  show('');
  const saved = [];
  context.mock.method(URL, 'createObjectURL', () => 'blob:x');
  context.mock.method(URL, 'revokeObjectURL', () => {});
  context.mock.timers.enable({apis: ['setTimeout']});
  context.mock.method(window.HTMLAnchorElement.prototype, 'click', function () {
    saved.push(this.download);
  });
  server({'GET /letters/1': {}, 'GET /letters/2': {status: 404, body: {detail: '没有这份函件。'}}});

  assert.equal(await save('GET', '/camunda/api/weibao/letters/1', '工作提示.docx'), null);
  assert.deepEqual(saved, ['工作提示.docx']);
  assert.equal(await save('GET', '/camunda/api/weibao/letters/2', 'x'), '没有这份函件。');
  noServer();
  assert.equal(await save('GET', '/camunda/api/weibao/letters/1', 'x'), '网络不通，没有下载成功，请稍后再试。');
  assert.equal(saved.length, 1);
});
