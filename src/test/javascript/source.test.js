/* The document beside its result: what was read is marked, the text stays text, and points are split, merged and moved. */
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {openForm as open} from './form.js';
import {kit, read} from './page.js';
import {measure, point, view} from './sample.js';

const {pieces, sentences} = await kit('form/source.js');

const TEXT = '一、家庭\n（一）办讲座。建学校。<img src=x onerror=alert(1)>（责任单位：市妇女联谊会）\n落款';
const at = words => ({start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length});
const PLACE = {start: TEXT.indexOf('（一）'), end: TEXT.indexOf('\n落款')};
const mark = (id, kind, more) => ({id, point: 1, kind, text: null, roleLabel: null, start: null, end: null, settled: false, neighbours: [], ...more});
const MARKS = [
  mark(1, 'POINT', PLACE),
  mark(2, 'UNITS', at('（责任单位：市妇女联谊会）')),
  mark(3, 'UNKNOWN_NAME', {...at('市妇女联谊会'), text: '市妇女联谊会', roleLabel: '责任单位', neighbours: [{code: 'fulian', name: '市妇联'}]}),
  mark(4, 'DOUBT', {point: null, text: '没有落款，请核对'})
];

const drafted = more => point({id: 1, version: 3, phase: 'DRAFT', category: 'FAMILY', rhythm: 'QUARTERLY', leadConfirmed: true, leadNamed: true, problem: null, warnings: [], ...more});
const plan = (points, marks = MARKS) => ({title: '2026年要点', carriedOver: [], points, document: {original: {id: 7, name: '要点.docx', preview: false}, text: TEXT, marks}});

let form;
afterEach(() => form && form.close());

async function openPlan(points, answers) {
  form = await open('proofread', {view: view({plan: plan(points)}), answers});
  return form;
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
  }
  form.scope.$digest();
};
const last = () => form.calls[form.calls.length - 1];

test('the text is cut into pieces without a gap, each with the marks that cover it', () => {
  const cut = pieces(TEXT, MARKS);
  assert.equal(cut.map(each => TEXT.slice(each.start, each.end)).join(''), TEXT);
  assert.deepEqual(cut.find(each => TEXT.slice(each.start, each.end) === '市妇女联谊会').marks.map(each => each.id), [1, 2, 3]);
  assert.deepEqual(pieces('', []), []);
  assert.equal(pieces('短', [mark(1, 'POINT', {start: 0, end: 9})]).length, 1);
});

test('a point is split where one of its sentences begins', () => {
  assert.deepEqual(sentences('一。二二。 三三；\n四四', 0, 12).map(each => each.at), [2, 6, 10]);
  assert.deepEqual(sentences('没有句号', 0, 4), []);
});

test('the document is shown as text, never as markup', async () => {
  await openPlan([drafted()]);
  const source = form.find('wb-source');
  assert.equal(source.textContent, TEXT);
  assert.equal(source.querySelector('img'), null);
  assert.equal(source.querySelector('.wb-read-unknown').textContent, '市妇女联谊会');
  assert.ok(source.querySelectorAll('.wb-read-now').length > 0);
});

test('unknown names come before doubts, and each is decided on at its place', async () => {
  const after = plan([drafted({version: 4})], MARKS.map(each => ({...each, settled: each.id === 3})));
  await openPlan([drafted()], {'POST /tasks/t1/marks/3': after});
  assert.equal(read(form.find('.wb-doubts h4')).startsWith('需要核对 2 处'), true);
  assert.match(read(form.element.querySelectorAll('.wb-doubt-list li')[0]), /市妇女联谊会/);
  Array.from(form.element.querySelectorAll('.wb-doubt-list button')).find(each => read(each) === '是市妇联').click();
  await settled();
  assert.deepEqual(form.calls.find(each => each.asked === 'POST /tasks/t1/marks/3').body, {unit: 'fulian', reason: null});
  assert.equal(read(form.find('.wb-doubts h4')).startsWith('需要核对 1 处'), true);
});

test('a point is split, merged and moved with the version that is on record', async () => {
  const points = [drafted(), drafted({id: 2, code: '2026-1-2', place: '一(二)'})];
  const answers = {};
  for (const what of ['split', 'merge', 'move']) {
    answers['POST /tasks/t1/points/1/' + what] = plan(points);
  }
  await openPlan(points, answers);
  assert.deepEqual(form.scope.splits().map(each => each.text.slice(0, 3)), ['建学校', '<im']);
  form.scope.act.split = form.scope.splits()[0].value;
  form.scope.splitPoint();
  await settled();
  assert.deepEqual(last().body, {version: 3, at: TEXT.indexOf('建学校'), measure: null});
  assert.equal(form.scope.canMerge(), true);
  form.scope.mergePoint();
  await settled();
  assert.deepEqual(last().body, {version: 3});
  form.scope.movePoint(false);
  await settled();
  assert.deepEqual(last().body, {version: 3, up: false});
});

test('measures are moved, split and merged as the rest of an edit is saved', async () => {
  await openPlan([drafted({measures: [measure(1, {text: '办讲座。建学校'}), measure(2, {text: '评选'})]})]);
  form.scope.splitMeasure(0);
  assert.deepEqual(form.scope.edit.measures.map(each => [each.id, each.text]), [[1, '办讲座。'], [null, '建学校'], [2, '评选']]);
  form.scope.moveMeasure(2, -1);
  assert.deepEqual(form.scope.edit.measures.map(each => each.text), ['办讲座。', '评选', '建学校']);
  form.scope.mergeMeasure(0);
  assert.deepEqual(form.scope.edit.measures.map(each => each.text), ['办讲座；评选', '建学校']);
  assert.ok(form.scope.answer.unsaved[1]);
});
