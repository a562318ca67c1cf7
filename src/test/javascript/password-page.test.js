/* The page where everybody changes their own password. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {noServer, read, run, server, settle, show, textOf} from './page.js';

const MINE = {userId: 'jia-officer', days: 90, due: null};
const ADDRESS = '/password';

let replaced;
let calls;
const at = id => document.getElementById(id);
const refusals = () => Object.fromEntries(
  Array.from(document.querySelectorAll('.refused'), each => [each.id, read(each)]).filter(([, text]) => text));

async function open(answers, {search = '', hash = ''} = {}) {
  Object.assign(location, {search, hash, replace: to => replaced.push(to)});
  show(textOf('src/main/resources/META-INF/resources/camunda/password/index.html'));
  calls = server({['GET ' + ADDRESS]: MINE, ...answers});
  await run('camunda/password/password.js');
}

async function change(current, password, again) {
  Object.entries({current, password, again}).forEach(([id, value]) => (at(id).value = value));
  at('change').dispatchEvent(new window.Event('submit', {cancelable: true}));
  await settle();
}

beforeEach(() => {
  replaced = [];
  sessionStorage.clear();
});

test('it shows whose password it is, how long it lasts, and the way back where there is one', async () => {
  await open();
  assert.deepEqual([at('user').value, read(at('age')), at('why').hidden, at('back').hidden], ['jia-officer', '口令用满90天须再次修改。', true, false]);
  await open({['GET ' + ADDRESS]: {...MINE, due: 'ONE_TIME'}});
  assert.match(read(at('why')), /只用于首次登录/);
  assert.deepEqual([at('why').hidden, at('back').hidden], [false, true]);
  await open({['GET ' + ADDRESS]: {...MINE, due: 'EXPIRED'}});
  assert.match(read(at('why')), /已经到期/);
});

test('what is missing is said at its field, and nothing is sent', async () => {
  await open();
  await change('', '', '');
  assert.deepEqual(refusals(), {'current-refused': '请填写当前口令。'});
  await change('old', '', '');
  assert.deepEqual(refusals(), {'password-refused': '请填写新口令。'});
  await change('old', 'new', 'other');
  assert.deepEqual(refusals(), {'again-refused': '两次输入的新口令不一致，请重新输入。'});
  assert.equal(at('again').getAttribute('aria-invalid'), 'true');
  assert.equal(at('current').getAttribute('aria-invalid'), null);
  assert.deepEqual(calls.filter(each => each.asked.startsWith('POST')), []);
});

test('a changed password leads to where the person came from, and is said there', async () => {
  document.cookie = 'XSRF-TOKEN=a%2Fb; Secure';
  await open({['POST ' + ADDRESS]: {status: 204}}, {search: '?to=/camunda/app/tasklist/default/', hash: '#/?task=1'});
  await change('old', 'new', 'new');
  const post = calls.find(each => each.asked === 'POST ' + ADDRESS);
  assert.deepEqual(post.body, {current: 'old', password: 'new'});
  assert.equal(post.headers['X-XSRF-TOKEN'], 'a/b');
  assert.deepEqual(replaced, ['/camunda/app/tasklist/default/#/?task=1']);
  assert.match(sessionStorage.getItem('weibao:said'), /^口令已经修改/);
});

test('no address leads anywhere but into the web apps, nor back to their sign-in', async () => {
  const target = async (search, hash) => {
    await open({}, {search, hash});
    return at('back').getAttribute('href');
  };
  for (const to of ['https://evil.example/', '//evil.example', '/camunda/app/tasklist/default/"><x', '/camunda/app/other/default/', 'data:text/html,x', '/camunda/api/engine']) {
    assert.equal(await target('?to=' + encodeURIComponent(to), '#/x'), '/camunda/app/welcome/default/', to);
  }
  assert.equal(await target('?to=/camunda/app/admin/default/', '#/login'), '/camunda/app/admin/default/');
  assert.equal(await target('?to=/camunda/app/admin/default/', '#!/login?x'), '/camunda/app/admin/default/');
});

test('what the server refuses is shown at its field, or above the button', async () => {
  const answer = {status: 422, body: {detail: '口令太短。', field: 'password'}};
  await open({['POST ' + ADDRESS]: () => answer});
  await change('old', 'new', 'new');
  assert.deepEqual(refusals(), {'password-refused': '口令太短。'});
  assert.equal(at('submit').disabled, false);
  answer.body = {detail: '请稍后再试。'};
  await change('old', 'new', 'new');
  assert.deepEqual(refusals(), {refused: '请稍后再试。'});
});

test('a session that has ended says why, and offers the sign-in in place of the form', async () => {
  await open({['GET ' + ADDRESS]: {status: 401, body: {detail: '您的账号已停用。'}}});
  assert.deepEqual([at('change').hidden, at('signed-out').hidden], [true, false]);
  assert.equal(read(at('signed-out')), '您的账号已停用。去登录');
  await open({['POST ' + ADDRESS]: {status: 401, body: {detail: '请先登录。'}}});
  await change('old', 'new', 'new');
  assert.match(read(at('signed-out')), /^您还没有登录/);
  assert.equal(at('change').hidden, true);
});

test('without a network it says that nothing was changed', async () => {
  await open();
  noServer();
  await change('old', 'new', 'new');
  assert.deepEqual(refusals(), {refused: '连接不上服务器，口令没有修改。请稍后再试。'});
});

test('passwords can be shown', async () => {
  await open();
  const types = () => ['current', 'password', 'again'].map(id => at(id).type);
  at('show').click();
  assert.deepEqual(types(), ['text', 'text', 'text']);
  at('show').click();
  assert.deepEqual(types(), ['password', 'password', 'password']);
});
