/* The plan as a workbook: what comes back is shown, what goes or was changed by somebody else is not chosen by itself. */
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {openForm as open} from './form.js';
import {kit, read, settle} from './page.js';
import {point, view} from './sample.js';

const {choiceOf, isPlain} = await kit('form/workbook.js');

const difference = more => ({id: 'P1.TITLE#a', point: '一(一) 宣传', what: '要点', present: '旧', after: '<img src=x>', exported: null, removal: false, problem: null, ...more});
const DIFFERENCES = [
  difference({}),
  difference({id: 'P1.LEAD#b', what: '牵头单位', problem: '“市妇女联谊会”不是已知的单位。'}),
  difference({id: 'P1.DEADLINE#c', what: '期限', exported: '2026-06-30', present: ''}),
  difference({id: 'M5.removed#d', what: '第2条任务措施（工作簿中已删去）', after: '删去', removal: true})
];

const drafted = point({version: 3, phase: 'DRAFT', category: 'FAMILY', rhythm: 'QUARTERLY', leadConfirmed: true, leadNamed: true, problem: null, warnings: []});
const plan = {title: '2026年要点', carriedOver: [], document: null, points: [drafted]};

let form;
afterEach(() => form && form.close());

async function compared(answers, readonly = false) {
  form = await open('proofread', {view: view({plan}), answers: {'POST /tasks/t1/plan-workbook': {name: '要点.xlsx', differences: DIFFERENCES, notes: ['导出以后修改过']}, ...answers}, readonly});
  if (!readonly) {
    await form.scope.compareBook(new File(['PK'], '要点.xlsx'));
    await settle(form.scope);
  }
}

const rows = () => Array.from(form.element.querySelectorAll('.wb-difference'));
const button = words => Array.from(form.element.querySelectorAll('.wb-workbook button')).find(each => read(each).startsWith(words));

test('only a plain difference is chosen by itself', () => {
  assert.deepEqual(DIFFERENCES.map(isPlain), [true, false, false, false]);
  assert.deepEqual(choiceOf([{id: 'a', $chosen: true}, {id: 'b'}, {id: 'c', $chosen: true, $reason: '重复'}]), [{id: 'a', reason: null}, {id: 'c', reason: '重复'}]);
});

test('differences are shown as text, with what was there when the workbook went out', async () => {
  await compared({});
  assert.equal(rows().length, 4);
  assert.equal(form.element.querySelector('.wb-difference img'), null);
  assert.match(read(rows()[0]), /现在旧 工作簿<img src=x>/);
  assert.equal(rows()[1].querySelector('input').disabled, true);
  assert.match(read(rows()[1]), /不是已知的单位/);
  assert.match(read(rows()[2]), /导出后已有人修改，请逐处决定 导出时2026-06-30 现在（空）/);
  assert.match(read(form.find('.wb-workbook')), /4 处差异，其中 1 处不能采用.*导出以后修改过/);
  assert.equal(read(button('采用选定的')), '采用选定的 1 处');
});

test('what is chosen is sent with the workbook again, and a removal with its reason', async () => {
  await compared({'POST /tasks/t1/plan-workbook/chosen': {...plan, title: '改过的'}});
  rows()[3].querySelector('input').click();
  await settle(form.scope);
  await form.type('.wb-difference textarea', '与上一条重复');
  button('采用选定的').click();
  await settle(form.scope);
  await settle(form.scope);
  const call = form.calls.find(each => each.asked === 'POST /tasks/t1/plan-workbook/chosen');
  assert.deepEqual(JSON.parse(call.body.get('chosen')), {
    chosen: [{id: 'P1.TITLE#a', reason: null}, {id: 'M5.removed#d', reason: '与上一条重复'}]
  });
  assert.equal(call.body.get('file').name, '要点.xlsx');
  assert.equal(form.scope.view.plan.title, '改过的');
  assert.equal(rows().length, 0);
  assert.match(read(form.find('.wb-workbook')), /已采用 2 处修改。/);
});

test('who only looks on cannot import', async () => {
  await compared({}, true);
  assert.equal(form.find('.wb-workbook'), null);
});
