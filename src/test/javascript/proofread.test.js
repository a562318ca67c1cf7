/* Proofreading: an edit is saved as it is made, the whole point at a time, and nothing is lost on the way. */
import assert from 'node:assert/strict';
import {afterEach, mock, test} from 'node:test';
import {openForm as open} from './form.js';
import {kit, read} from './page.js';
import {COUNT, FULIAN, JIA, TUANWEI, YI, measure, point, view} from './sample.js';

const {bodyOf, editOf, unfinished, unreadable} = await kit('form/point-edit.js');

const drafted = more => point({version: 3, category: 'FAMILY', rhythm: 'QUARTERLY', leadConfirmed: false, leadNamed: false, phase: 'PROOFREADING', problem: null, warnings: [], ...more});
const PUT = 'PUT /tasks/t1/points/1';

let form;
afterEach(() => {
  mock.timers.reset();
  if (form) {
    form.close();
    form = null;
  }
});

async function openPlan(points, answers) {
  form = await open('proofread', {view: view({plan: {title: '2026年要点', carriedOver: [], points}}), answers});
  return form;
}

/** Lets the pause after the typing pass, and the answers arrive. */
async function afterPause() {
  mock.timers.tick(700);
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
  }
  form.scope.$digest();
}

const saves = () => form.calls.filter(each => each.asked === PUT);
const saving = () => read(form.find('.wb-saving'));

test('an edit that changes nothing is sent as the point is', () => {
  const edit = editOf(drafted({measures: [measure(1), measure(2, {...COUNT, allUnits: false, units: [TUANWEI]})]}));
  const body = bodyOf(edit);
  assert.deepEqual(
    [body.version, body.lead, body.responsible, body.supporting, body.counties, body.closingStandard, body.deadline],
    [3, 'fulian', ['tuanwei'], ['jiaoyu'], ['jia'], ['建立机制', '完成培训'], null]
  );
  assert.deepEqual([body.measures[0].target, body.measures[0].indicatorName], [null, null]);
  assert.deepEqual([body.measures[1].target, body.measures[1].units], [300, ['tuanwei']]);
  assert.ok(!('leftOut' in body));
});

test('lines are lines, and a reason counts only while the point is left out', () => {
  const edit = {...editOf(drafted()), title: '加强\n 家庭教育', rhythmReason: ' ', leftOut: false, leftOutReason: '重复'};
  edit.closingStandard = [{text: '一\n二'}];
  const body = bodyOf(edit);
  assert.deepEqual([body.title, body.closingStandard, body.rhythmReason, body.leftOutReason], ['加强 家庭教育', ['一 二'], null, null]);
  assert.equal(bodyOf({...edit, leftOut: true}).leftOutReason, '重复');
});

test('what cannot be read is refused at its field; what is still being typed is waited for', () => {
  const edit = more => ({measures: [{text: 'a', target: ''}, {text: 'b', target: '', ...more}]});
  assert.equal(unreadable(edit({target: '3.14'})), null);
  assert.equal(unreadable(edit({target: '三'})).field, 'measures[1].target');
  assert.equal(unfinished(edit({})), null);
  assert.equal(unfinished(edit({text: ' '})), '第2条任务措施还没有内容，填好后自动保存。');
  assert.equal(unfinished(edit({indicatorName: '人数'})), '第2条任务措施的指标还没有单位，填好后自动保存。');
  assert.equal(unfinished({measures: [], leftOut: true}), '请写明不列入本年的理由，写好后自动保存。');
  assert.equal(unfinished({measures: [], leftOut: true, leftOutReason: '重复'}), null);
});

test('the first point that is not complete opens', async () => {
  await openPlan([drafted(), drafted({id: 2, title: '第二项', problem: '没有办结标准'}), drafted({id: 3, phase: 'LEFT_OUT'})]);
  assert.match(form.text(), /完整 1 项，待完善 1 项，不列入 1 项/);
  assert.equal(form.scope.point.id, 2);
  assert.match(form.text(), /没有办结标准/);
});

test('an edit is saved a moment after the typing has stopped, once', async () => {
  await openPlan([drafted()], {[PUT]: drafted({version: 4, title: '新标题二'})});
  mock.timers.enable({apis: ['setTimeout']});
  form.scope.edit.title = '新标题一';
  form.scope.changed();
  mock.timers.tick(600);
  form.scope.edit.title = '新标题二';
  form.scope.changed();
  mock.timers.tick(600);
  form.scope.$digest();
  assert.equal(saving(), '正在修改……');
  assert.equal(saves().length, 0);

  await afterPause();
  assert.deepEqual(saves().map(each => [each.body.version, each.body.title]), [[3, '新标题二']]);
  assert.equal(saving(), '已保存');
  assert.equal(form.scope.edit.version, 4);
  assert.deepEqual(form.scope.answer.unsaved, {});
});

test('what is typed while a save is under way is saved after it, with the new version', async () => {
  let version = 3;
  let answer;
  await openPlan([drafted()], {[PUT]: () => new Promise(resolve => (answer = () => resolve(drafted({version: ++version}))))});
  mock.timers.enable({apis: ['setTimeout']});
  form.scope.edit.title = '一';
  form.scope.changed();
  await afterPause();
  form.scope.edit.title = '二';
  form.scope.changed();
  answer();
  await afterPause();
  assert.deepEqual(saves().map(each => [each.body.version, each.body.title]), [[3, '一'], [4, '二']]);
  answer();
  await afterPause();
  assert.deepEqual(form.scope.answer.unsaved, {});
});

test('what the server refuses stays in the draft, is marked at its field, and keeps the form from being submitted', async () => {
  await openPlan([drafted()], {[PUT]: {status: 422, body: {detail: '标题太长。', field: 'title'}}});
  mock.timers.enable({apis: ['setTimeout']});
  form.scope.edit.title = 'x';
  form.scope.changed();
  await afterPause();
  mock.timers.tick(0);
  assert.equal(saving(), '保存失败：标题太长。');
  assert.equal(form.scope.answer.unsaved[1].title, 'x');
  assert.deepEqual(form.refused(), ['title', '标题太长。']);
  mock.timers.reset();

  await form.answer({answer: 'SUBMITTED'});
  await form.submit();
  assert.equal(form.sent(), undefined);
  assert.match(form.text(), /还有修改没有保存，请先改正标有“未保存”的要点。/);
});

test('an edit that somebody else has overtaken shows what is there now', async () => {
  await openPlan([drafted()], {[PUT]: {status: 409, body: {detail: '这项要点已由孙国华修改。'}}});
  mock.timers.enable({apis: ['setTimeout']});
  form.scope.edit.title = 'x';
  form.scope.changed();
  await afterPause();
  assert.equal(saving(), '保存失败：这项要点已由孙国华修改。现在显示的是最新内容。');
  assert.equal(form.scope.edit.title, '加强家庭教育指导');
  assert.deepEqual(form.scope.answer.unsaved, {});
});

test('nothing is sent while a measure has no text yet', async () => {
  await openPlan([drafted()]);
  mock.timers.enable({apis: ['setTimeout']});
  form.scope.addMeasure();
  form.scope.changed();
  await afterPause();
  assert.equal(saves().length, 0);
  assert.equal(saving(), '第3条任务措施还没有内容，填好后自动保存。');
});

test('a new lead is to be confirmed, and has no other role', async () => {
  await openPlan([drafted({leadConfirmed: true})]);
  form.scope.edit.lead = 'tuanwei';
  form.scope.leadChanged();
  assert.deepEqual([form.scope.edit.leadConfirmed, form.scope.edit.responsible], [false, []]);
});

test('counties are chosen one by one or all at once', async () => {
  await openPlan([drafted()]);
  assert.deepEqual(form.scope.countiesOffered().map(each => each.code), [JIA.code, YI.code]);
  form.scope.allCounties(true);
  assert.deepEqual(form.scope.edit.counties, ['jia', 'yi']);
  form.scope.toggle(form.scope.edit.counties, 'jia');
  assert.deepEqual(form.scope.edit.counties, ['yi']);
});

test('an indicator adds up unless something else is said, and none has no way to', async () => {
  await openPlan([drafted()]);
  const edited = form.scope.edit.measures[0];
  edited.indicatorName = '人数';
  form.scope.indicatorChanged(edited);
  assert.equal(edited.aggregation, 'SUM');
  edited.indicatorName = '';
  form.scope.indicatorChanged(edited);
  assert.equal(edited.aggregation, null);
});

test('a day that has passed in China is pointed out', async () => {
  mock.timers.enable({apis: ['Date'], now: Date.parse('2026-11-27T16:30:00Z')});
  await openPlan([drafted({deadline: '2026-11-27'})]);
  assert.match(form.text(), /这个期限已经过去，发布后即为超期。/);
  form.scope.edit.deadline = '2026-11-28';
  form.scope.$digest();
  assert.doesNotMatch(form.text(), /这个期限已经过去/);
});

test('a refusal of the whole plan brings the point on screen that it names', async () => {
  await openPlan([drafted(), drafted({id: 2, code: '2023-2-1-2', title: '第二项'})], {
    'POST /engine/task/t1/submit-form': {status: 422, body: {detail: '没有牵头单位。', field: '2023-2-1-2.lead'}}
  });
  await form.answer({answer: 'SUBMITTED'});
  await form.submit();
  assert.equal(form.scope.point.id, 2);
  assert.deepEqual(form.refused(), ['lead', '没有牵头单位。']);
});

test('a plan is submitted without its edits, which are saved already', async () => {
  await openPlan([drafted()]);
  await form.answer({answer: 'SUBMITTED'});
  await form.submit();
  assert.deepEqual(form.sent(), {answer: 'SUBMITTED', reason: null});
});

test('a point carried over is taken into the year and opens', async () => {
  const plan = {title: '2026年要点', carriedOver: [], points: [drafted(), drafted({id: 9, title: '上年的'})]};
  await openPlan([drafted()], {'POST /tasks/t1/carried-over/9': plan});
  await form.scope.takeUp({id: 9});
  assert.equal(form.scope.point.title, '上年的');
});

test('a unit is named also when it is no longer in use', async () => {
  await openPlan([drafted({lead: {code: 'gone', name: '原卫计委'}})]);
  assert.equal(form.scope.unitName('gone'), '原卫计委');
  assert.equal(form.scope.unitName(FULIAN.code), '市妇联');
  assert.equal(form.scope.unitName('nobody'), '已停用的单位');
});
