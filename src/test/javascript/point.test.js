/* A point to read: its three views, the page, the panes, the list of points and the received letters. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {read, kit, server, settle, show} from './page.js';

const {summary, timeline, files, filesOf, happened, deciding} = await kit('home/point-views.js');
const {readRecord} = await kit('home/point-record.js');
const {renderPoint} = await kit('home/point.js');
const {renderPoints} = await kit('home/points.js');
const {renderLetters, letterPage} = await kit('home/letters.js');
const {renderPanes} = await kit('home/panes.js');

const HOSTILE = '<img src=x onerror=alert(1)>';

const step = (name, level, due = '2026-11-29') => ({
  name, assigneeBody: '甲县', due, provisional: [], unlit: level ? null : '不限期',
  light: level ? {light: level, label: level, standing: '还有2天', sentence: level + '：甲县应于' + due + '前' + name} : null
});

const report = more => ({
  round: 1, period: '2026-10-01至2026-12-31', early: false, done: false, returned: false, noNewProgress: false, summary: HOSTILE, difficulty: null,
  nextStep: null, figures: [{measureId: 7, state: 'IN_PROGRESS', stateLabel: '进行中', percentage: 40, figure: 12, denominator: null}],
  submittedBy: '夏明', submittedByPost: '科员', submittedAt: '2026-11-20T01:00:00Z', signedBy: null, signedByPost: null, signedAt: null, files: [], kept: [], ...more
});

const file = (id, name, more) => ({id, name, length: 2048, preview: true, uploadedBy: '夏明', uploadedAt: '2026-11-20T0' + id + ':00:00Z', ...more});

const event = more => ({at: '2026-11-21T01:00:00Z', by: '钟德华', byPost: '主任', kind: 'RETURNED', kindLabel: '退回', unit: '甲县', text: HOSTILE, deliveries: [], ...more});

const part = more => ({
  id: 1, unit: {code: 'jia', name: '甲县'}, role: 'COUNTY', roleLabel: '县（区）', state: 'IMPLEMENTING', stateLabel: '落实中', round: 1, ends: '2026-12-15',
  due: '2026-11-29', provisional: [], request: null, requestLabel: '退回要求', objection: null, steps: [step('落实', 'GREEN')], reports: [], notices: [], ...more
});

const view = more => ({
  point: {
    id: 3, code: '2023-2-1-2', place: '二(一)2', title: HOSTILE, phaseLabel: '落实', categoryLabel: '家庭保护', priorityLabel: '一般', lead: {code: 'a', name: '市民政局'},
    responsible: [{code: 'b', name: '市妇联'}], supporting: [], counties: [{code: 'jia', name: '甲县'}], due: '2026-12-29', provisional: [], rhythmLabel: '季报',
    closingStandard: ['有制度'], unfinished: null,
    measures: [{id: 7, number: 1, text: HOSTILE, allUnits: true, units: [], counties: false, indicatorName: '课堂', indicatorUnit: '场', target: 48}]
  },
  whole: true, steps: [], parts: [part()], compiled: [], decisions: [], deadlines: [], letters: [], timeline: [], notices: [], ...more
});

/** The answers of the server, of which the record is made. */
function answersOf(code, all) {
  const {compiled, decisions, letters, timeline: entries, notices, ...page} = all;
  return {
    ['GET /points/' + code]: {...page, parts: page.parts.map(({reports, notices: own, ...one}) => one)},
    ['GET /points/' + code + '/records']: {compiled, decisions, letters, reports: Object.fromEntries(page.parts.map(({unit, reports}) => [unit.code, reports]))},
    ['GET /points/' + code + '/timeline']: {timeline: entries, notices: notices.concat(page.parts.flatMap(one => one.notices.map(each => ({...each, unit: one.unit.name}))))}
  };
}

test('a record of three answers is whole: reports and notices are with their part', async () => {
  const notice = {at: '2026-11-24T01:00:00Z', head: '提醒', unit: '甲县', inTimeline: false, deliveries: []};
  const all = view({
    parts: [part({reports: [report({done: true})], notices: [notice]}), part({id: 2, unit: {code: 'yi', name: '乙县'}})],
    compiled: [report({period: null})], timeline: [event()], notices: [{...notice, head: '新任务', unit: null}]
  });
  const answers = answersOf('2023-9', all);
  delete answers['GET /points/2023-9/records'].reports.yi;
  server(answers);
  assert.deepEqual(await readRecord('2023-9'), all);
});

test('every text is text', () => {
  const body = show('<div></div>').firstElementChild;
  const all = view({
    parts: [part({reports: [report({files: [file(1, HOSTILE + '.jpg')]})], request: HOSTILE, objection: HOSTILE})],
    timeline: [event()],
    decisions: [{kindLabel: '审签', outcomeLabel: '退回', unit: '甲县', reason: HOSTILE, by: HOSTILE, byPost: null, at: '2026-11-21T01:00:00Z', items: [], files: [], minutes: null}],
    letters: [{id: 5, kindLabel: '工作提示', number: HOSTILE, title: HOSTILE, addressee: HOSTILE, date: '2026-11-21', fileName: 'a.docx', lines: [HOSTILE], copied: false}]
  });
  body.append(summary(all), timeline(all), files(all));
  assert.equal(body.querySelector('img'), null);
  assert.ok(body.textContent.split(HOSTILE).length > 10);
});

test('what decides the light is late or due; where nothing is, it is the next step', () => {
  assert.deepEqual(deciding(view({parts: [part(), part({steps: [step('签收', 'RED')]}), part({steps: [step('核验', 'BLUE')]})]})).map(({name}) => name), ['签收', '核验']);
  assert.deepEqual(deciding(view({parts: [part({steps: [step('后', 'GREEN', '2026-12-09')]}), part({steps: [step('先', 'GREEN')]})]})).map(({name}) => name), ['先']);
  assert.deepEqual(deciding(view({steps: [step('提请', null)], parts: []})), []);
});

test('the most urgent part is first, with who got which notice and what was not delivered', () => {
  const notice = more => ({at: '2026-11-24T01:00:00Z', head: '提醒', unit: '乙县', inTimeline: false, deliveries: [], ...more});
  const late = part({
    id: 2, unit: {code: 'yi', name: '乙县'}, steps: [step('签收', 'RED')],
    notices: [
      notice({head: '新任务'}), notice(),
      notice({head: '红', deliveries: [
        {recipient: '汪洋', channel: '邮件', result: '未发送（没有登记邮箱）', at: null},
        {recipient: '陈立', channel: '邮件', result: '已送达邮件服务器', at: '2026-11-24T01:05:00Z'}
      ]})
    ]
  });
  const place = show('<div></div>').firstElementChild;
  place.append(summary(view({parts: [part(), late]})));
  const row = place.querySelector('.wb-parts tbody tr');
  assert.match(read(row), /红 ?还有2天.*乙县.*签收.*2026-11-29.*尚未报告/);
  assert.deepEqual(Array.from(row.querySelectorAll('.wb-deliveries li'), read), ['未送达汪洋，邮件，未发送（没有登记邮箱）', '陈立，邮件，2026-11-24 09:05 已送达邮件服务器']);
  assert.equal(row.querySelectorAll('.wb-failed').length, 1);
  assert.equal(read(row.querySelector('details summary')), '更早的通知（1）');
});

test('a part sees its own part only, and a return stands with the report that it gave back', () => {
  const reports = [report({submittedAt: '2026-11-22T01:00:00Z', done: true}), report({returned: true, done: true})];
  const place = show('<div></div>').firstElementChild;
  place.append(summary(view({whole: false, parts: [part({reports})], timeline: [event(), event({unit: '乙县', text: '别的'})]})));
  assert.equal(place.querySelector('.wb-parts'), null);
  assert.match(place.textContent, /本单位的承办任务.甲县/);
  const lines = Array.from(place.querySelector('.wb-reports').children, read);
  assert.match(lines[0], /^2026-10-01至2026-12-31 第1轮，报告办结/);
  assert.match(lines[1], /^退回2026-11-21 09:00 钟德华（主任）/);
  assert.match(lines[2], /已退回 2026-11-20 夏明/);
  assert.match(lines[2], /1\. 进行中 40%，12场/);
  assert.equal(lines.length, 3);
});

test('the rounds of a deadline say which day is over', () => {
  const day = more => ({unit: '甲县', step: '签收', assigneeBody: '甲县', round: 1, due: '2026-11-20', ended: '2026-11-20T08:00:00Z', current: false, ...more});
  const place = show('<div></div>').firstElementChild;
  place.append(summary(view({deadlines: [day(), day({round: 2, due: '2026-11-29', ended: null, current: true})]})));
  assert.deepEqual(Array.from(place.querySelectorAll('.wb-days tbody tr'), row => Array.from(row.cells, read).join(' ')),
    ['甲县 签收 第1轮 2026-11-20 2026-11-20 改期', '甲县 签收 第2轮 2026-11-29 在办']);
});

test('the latest comes first, with the notices that no entry names', () => {
  const all = view({
    timeline: [event({at: '2026-11-01T01:00:00Z', kindLabel: '交办'}), event()],
    notices: [{at: '2026-11-10T01:00:00Z', head: '新任务', unit: null, inTimeline: false, deliveries: []}, {at: '2026-11-11T01:00:00Z', head: '红', unit: null, inTimeline: true, deliveries: []}]
  });
  assert.deepEqual(happened(all).map(({kindLabel}) => kindLabel), ['退回', '通知：新任务', '交办']);
});

test('files name their report; a picture is fetched when it is wanted, a PDF opens in a tab of its own', () => {
  const all = view({
    parts: [part({reports: [report({files: [file(1, '照片.jpg'), file(2, '总结.pdf'), file(3, '台账.xlsx', {preview: false})]})]})],
    compiled: [report({period: null, round: 2, files: [file(4, '汇总.pdf')]})]
  });
  assert.deepEqual(filesOf(all).map(({file: each, of}) => each.name + ' ' + of),
    ['汇总.pdf 汇总报告　第2轮', ...['台账.xlsx', '总结.pdf', '照片.jpg'].map(name => name + ' 甲县　2026-10-01至2026-12-31　第1轮')]);
  const place = show('<div></div>').firstElementChild;
  place.append(files(all));
  const items = place.querySelectorAll('.wb-lines > li');
  assert.equal(items[1].querySelectorAll('a').length, 1);
  assert.deepEqual([items[1].querySelector('a').getAttribute('href'), items[1].querySelector('a').download], ['/camunda/api/weibao/files/3', '台账.xlsx']);
  assert.deepEqual([items[2].querySelectorAll('a')[1].getAttribute('href'), items[2].querySelectorAll('a')[1].target], ['/camunda/api/weibao/files/2/preview', '_blank']);
  assert.equal(place.querySelector('img'), null, 'the server records who opens a file');
  const button = items[3].querySelector('button');
  button.click();
  assert.equal(place.querySelector('img').getAttribute('src'), '/camunda/api/weibao/files/1/preview');
  assert.equal(button.getAttribute('aria-expanded'), 'true');
  place.querySelector('img').dispatchEvent(new window.Event('error'));
  assert.equal(read(items[3].querySelector('[role=alert]')), '图片没有打开，请下载后查看。');
  button.click();
  assert.equal(items[3].querySelector('.wb-picture').hidden, true);
});

test('the page keeps its view in the address', async () => {
  const calls = server(answersOf('2023-2-1-2', view()));
  const place = show('<div></div>').firstElementChild;
  const search = {};
  const page = renderPoint(place, '2023-2-1-2', {search: () => search});
  await settle();
  assert.deepEqual(calls.map(({asked}) => asked), ['GET /points/2023-2-1-2', 'GET /points/2023-2-1-2/timeline', 'GET /points/2023-2-1-2/records']);
  assert.deepEqual(Array.from(place.querySelectorAll('.wb-tab'), each => read(each) + each.getAttribute('href')),
    ['要点#/point/2023-2-1-2', '办理经过 0#/point/2023-2-1-2?view=timeline', '附件 0#/point/2023-2-1-2?view=files']);
  assert.ok(place.querySelector('.wb-parts'));
  search.view = 'files';
  page.update();
  assert.equal(read(place.querySelector('.wb-tab[aria-current]')), '附件 0');
  assert.match(place.textContent, /还没有附件。/);
  page.leave();
});

test('a point that is not theirs, and a server that fails', async () => {
  const place = show('<div></div>').firstElementChild;
  server({});
  renderPoint(place, 'X', {search: () => ({})});
  await settle();
  assert.match(read(place.querySelector('.wb-refusal')), /^没有这项要点，或者不属于您的工作范围。/);
  const answers = {...answersOf('X', view()), 'GET /points/X': {status: 500, body: {}}};
  server(answers);
  renderPoint(place, 'X', {search: () => ({})});
  await settle();
  Object.assign(answers, answersOf('X', view()));
  place.querySelector('.wb-refusal button').click();
  await settle();
  assert.ok(place.querySelector('.wb-parts'));
});

test('beside a form the point is read once; a task without a point has nothing beside it', async () => {
  const calls = server(answersOf('P', view()));
  const place = show('<aside></aside>').firstElementChild;
  const leave = renderPanes(place, {point: {page: 'P'}});
  await settle();
  assert.deepEqual(Array.from(place.querySelectorAll('[role=tab]'), read), ['要点', '办理经过', '附件']);
  place.querySelectorAll('[role=tab]')[1].click();
  await settle();
  assert.equal(place.querySelector('a').getAttribute('href'), '#/point/P?view=timeline');
  assert.equal(calls.length, 3);
  leave();
  renderPanes(place, {point: {page: null}});
  assert.equal(place.hidden, true);
});

test('the list of points leads to their pages', async () => {
  const rows = [{code: '2023-2-1-2', place: '二(一)2', title: HOSTILE, lead: '市民政局', phase: '已销号', due: null, light: null, daysLeft: '没有到期任务'}];
  const calls = server({'GET /points?q=%E5%AE%B6%E5%BA%AD': {rows, total: 1, page: 1, pages: 1}});
  const place = show('<div></div>').firstElementChild;
  const page = renderPoints(place, {search: () => ({q: '家庭'}), go() {}});
  await settle();
  assert.equal(calls.length, 1);
  assert.equal(place.querySelector('.wb-title').getAttribute('href'), '#/point/2023-2-1-2');
  assert.equal(place.querySelector('img'), null);
  assert.match(read(place.querySelector('tbody tr')), /没有到期任务.*市民政局已销号/);
  page.leave();
});

test('received letters are there within Tasklist, and the one that a mail leads to is marked', async () => {
  const letter = (id, more) => ({id, date: '2026-11-27', kindLabel: '工作提示', number: id + '号', title: HOSTILE, lines: [HOSTILE], fileName: id + '.docx', copied: false, ...more});
  server({'GET /letters': [letter(2), letter(1, {copied: true})]});
  const place = show('<div></div>').firstElementChild;
  const page = renderLetters(place, {search: () => ({letter: '1'})});
  await settle();
  const marked = place.querySelectorAll('.wb-marked');
  assert.equal(marked.length, 1);
  assert.match(read(marked[0]), /1号抄送/);
  assert.equal(document.activeElement, marked[0].querySelector('a'));
  assert.equal(marked[0].querySelector('a').getAttribute('href'), '/camunda/api/weibao/letters/1');
  assert.equal(place.querySelector('img'), null);
  assert.equal(letterPage(1), '#/letters?letter=1');
  page.leave();
});
