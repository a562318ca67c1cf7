/* The life of a form: how it opens, keeps what is typed, is submitted, and shows what is refused. */
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {openForm as open} from './form.js';
import {read} from './page.js';
import {task, view} from './sample.js';

const SUBMIT = 'POST /engine/task/t1/submit-form';

let form;
const openForm = async (name, given) => (form = await open(name, given));
afterEach(() => form.close());

test('what is typed is sent as one variable that the engine does not keep', async () => {
  await openForm('request-end', {view: view()});
  await form.type('textarea', '乙县尚未完成');
  await form.submit();

  assert.deepEqual(form.sent(), {reason: '乙县尚未完成'});
  const {variables} = form.calls.find(each => each.asked === SUBMIT).body;
  assert.deepEqual(Object.keys(variables), ['submission']);
  assert.deepEqual(variables.submission.valueInfo, {transient: true});
  assert.equal(form.outcome().error, null);
});

test('what is plainly missing is said at its field, and nothing is sent', async () => {
  await openForm('request-end', {view: view()});
  await form.submit();
  assert.equal(form.sent(), undefined);
  assert.equal(form.refused()[0], 'reason');
  assert.match(form.refused()[1], /^请填写.+。$/);
  assert.equal(read(form.find('.wb-refusal')), form.refused()[1]);
});

test('a text is too long by its characters, as people count them', async () => {
  await openForm('request-end', {view: view()});
  await form.answer({reason: '𠮷'.repeat(20000)});
  assert.equal(read(form.find('.wb-count')), '20000 / 20000 字');
  await form.answer({reason: '𠮷'.repeat(20001)});
  await form.submit();
  assert.match(form.refused()[1], /有20001字，最多20000字，请精简。$/);
});

test('what the server refuses is shown at its field, nothing typed is lost, and it can be submitted again', async () => {
  const answers = {[SUBMIT]: {status: 422, body: {detail: '理由太短。', field: 'reason'}}};
  await openForm('request-end', {view: view(), answers});
  await form.type('textarea', '无');
  await form.submit();

  assert.deepEqual(form.refused(), ['reason', '理由太短。']);
  assert.equal(form.outcome().error.message, 'camForm submission prevented');
  assert.equal(form.find('textarea').value, '无');
  assert.equal(form.scope.wb.sending, false);

  form.find('textarea').dispatchEvent(new window.Event('input', {bubbles: true}));
  assert.equal(form.refused(), null, 'what is being corrected is no longer marked');
});

test('an unusual value that may stand is submitted again with what was confirmed', async () => {
  let asked = 0;
  const answers = {
    [SUBMIT]: () => (asked++ ? {} : {status: 422, body: {detail: '是否有误？', field: 'reason', confirm: 'reason=x'}})
  };
  await openForm('request-end', {view: view(), answers});
  await form.type('textarea', 'x');
  await form.submit();
  await form.click('.wb-refusal-here .wb-confirm');
  assert.deepEqual(form.sent(), {reason: 'x', confirmed: ['reason=x']});
});

test('who only looks on reads why, and has no button', async () => {
  await openForm('request-end', {view: view(), readonly: true});
  assert.match(form.text(), /您现在只能查看这项任务。/);
  assert.equal(form.find('.wb-submit'), null);
  assert.equal(form.find('.wb-sheet').disabled, true);

  form.scope.options.why = '这项任务由夏明办理。';
  await form.answer({});
  assert.match(form.text(), /这项任务由夏明办理。/);
});

test('the light is shown above the form with its sentence and colour; a task without one says why', async () => {
  await openForm('request-end', {view: view({task: task({light: {light: 'YELLOW', label: '黄', sentence: '黄灯：应于2026-11-24前办理'}})})});
  assert.equal(read(form.find('.wb-light')), '黄灯：应于2026-11-24前办理');
  assert.ok(form.find('.wb-light').classList.contains('wb-light-YELLOW'));

  form.close();
  await openForm('request-end', {view: view({task: task({unlit: '不设期限'})})});
  assert.equal(form.find('.wb-light'), null);
  assert.equal(read(form.find('.wb-unlit')), '本任务不设期限。');
});

test('a draft is there again, says since when, and can be given up', async () => {
  const answers = {'GET /tasks/t1/draft': {content: '{"reason":"typed"}', savedAt: '2026-11-26T16:30:00Z'}};
  await openForm('request-end', {view: view(), answers});
  assert.equal(form.find('textarea').value, 'typed');
  assert.match(form.text(), /已恢复您 2026-11-27 00:30 填写、尚未提交的内容。/);

  await form.click('.wb-note .btn-link');
  assert.equal(form.find('textarea').value, '');
  assert.doesNotMatch(form.text(), /已恢复/);
});

test('a task that has ended says how, in place of the form', async () => {
  const answers = {'GET /tasks/t1': {status: 404, body: {}}, 'GET /tasks/t1/end': {message: '这项任务已由陈立办结。'}};
  await openForm('request-end', {answers});
  assert.equal(read(form.find('.wb-refusal')), '这项任务已由陈立办结。');
  assert.equal(form.find('.wb-sheet'), null);
});

test('a session that has ended offers the sign-in', async () => {
  await openForm('request-end', {view: view(), answers: {'GET /tasks/t1': {status: 401, body: {detail: '请先登录。'}}}});
  assert.match(read(form.find('.wb-refusal')), /^登录已过期，请重新登录，填写的内容已保留。 重新登录$/);
});

test('Tasklist keeps no draft of its own on the machine', async () => {
  await openForm('request-end', {view: view()});
  form.camForm.storePrevented = false;
  form.store();
  assert.equal(form.camForm.storePrevented, true);
});
