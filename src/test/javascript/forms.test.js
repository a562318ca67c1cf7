/* Each form in bpmn/forms: what it opens with, what it finds missing, and the command that it sends. */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, afterEach, test} from 'node:test';
import {openForm as open} from './form.js';
import {read, settle} from './page.js';
import {COUNT, FULIAN, JIA, JIAOYU, RATIO, TUANWEI, YI, measure, part, point, report, view} from './sample.js';

const tried = new Set();
let form;
const openForm = async (name, given) => {
  tried.add(name);
  return (form = await open(name, given));
};
const missing = async () => {
  await form.submit();
  assert.equal(form.sent(), undefined);
  return form.refused();
};
const sent = async () => {
  await form.submit();
  assert.equal(form.refused(), null);
  return form.sent();
};

afterEach(() => form.close());

after(() => {
  const all = readdirSync(new URL('../../../bpmn/forms/', import.meta.url)).map(file => file.replace('.html', ''));
  assert.deepEqual([...tried].sort(), all.sort(), 'each form is tried');
});

for (const [name, answer] of [
  ['accept-assignment', 'ACCEPTED'],
  ['approve', 'APPROVED'],
  ['consent-end', 'GRANTED'],
  ['sign', 'SIGNED'],
  ['sign-part', 'SIGNED'],
  ['sign-extension', 'SIGNED'],
  ['verify', 'PASSED']
]) {
  test(name + ' asks for one answer, and a reason where the answer wants one', async () => {
    const plan = {title: '2026年要点', source: 'x', points: [point({id: 2, warnings: []})]};
    await openForm(name, {view: view({plan, extension: {earlier: [], provisional: []}})});
    assert.equal((await missing())[0], 'answer');

    const choices = Array.from(form.element.querySelectorAll('.wb-answer .wb-choice input'));
    assert.ok(choices.length >= 2);
    choices.at(-1).click();
    assert.equal((await missing())[0], 'reason');

    choices[0].click();
    assert.deepEqual(await sent(), {answer});
  });
}

test('what an answer is called is the server\'s to say, for each step', async () => {
  const called = async (name, given) => {
    await openForm(name, {view: view(given)});
    const words = Array.from(form.element.querySelectorAll('.wb-answer .wb-choice b'), read);
    form.close();
    return words;
  };
  assert.deepEqual(await called('sign-part'), ['签发', '退回']);
  assert.deepEqual(await called('sign-extension', {extension: {earlier: [], provisional: []}}), ['同意', '不同意']);
  await openForm('decide', {view: view({awaiting: []})});
  assert.match(form.text(), /办结销号.*结转下年度.*退回办公室/);
});

test('a part is accepted with the measures that are none of its own, each with a reason', async () => {
  await openForm('accept-part', {view: view()});
  const [, second] = form.element.querySelectorAll('[data-field^="notApplicable["] input[type=checkbox]');
  second.click();
  assert.deepEqual(await missing(), ['notApplicable[0].reason', '请填写不涉及的理由。']);
  await form.type('#wb-claim-2', '没有学校');
  assert.deepEqual(await sent(), {objection: null, notApplicable: [{measureId: 2, reason: '没有学校'}]});
});

test('a part that objects as a whole marks no measure', async () => {
  await openForm('accept-part', {view: view()});
  await form.answer({claims: {1: {chosen: true}}, objects: true, objection: '不归我们'});
  assert.deepEqual(await sent(), {objection: '不归我们', notApplicable: []});
});

test('a claim is confirmed or not, each, and a refusal says why', async () => {
  const claimed = id => ({measure: measure(id), state: 'CLAIMED', reason: '没有'});
  await openForm('confirm-not-applicable', {view: view({part: part({measures: [claimed(1), claimed(2), {measure: measure(3), state: 'CARRIED'}]})})});
  assert.equal((await missing())[0], 'confirmed');
  await form.answer({confirmed: {1: true, 2: false}});
  assert.equal((await missing())[0], 'reason');
  await form.answer({reason: '有一所学校'});
  assert.deepEqual(await sent(), {confirmed: [1], reason: '有一所学校'});
});

test('an objection releases the measures that are ticked', async () => {
  await openForm('decide-objection', {view: view()});
  assert.equal((await missing())[0], 'reason');
  await form.answer({released: {2: true, 1: false}, reason: '属实'});
  assert.deepEqual(await sent(), {released: [2], reason: '属实'});
});

test('a report opens with the last one and sends its figures as numbers', async () => {
  await openForm('report', {view: view({part: part({report: report()}), files: [{id: 7, name: 'a.pdf', length: 1}]})});
  assert.match(form.text(), /下面是上次报告（报告期2026年第三季度，2026-09-21填报）的内容/);
  assert.equal(form.find('#wb-summary').value, '已培训200人');
  assert.deepEqual(await missing(), ['figures[1].state', '请填写这条任务措施的状态。']);

  await form.type('#wb-state-1', 'COMPLETED');
  assert.equal(form.find('#wb-percentage-1').value, '100', 'what is completed is whole');
  await form.type('#wb-figure-1', '250');
  const {figures, files, done, noNewProgress, nextStep} = await sent();
  assert.deepEqual(figures, [
    {measureId: 1, state: 'IN_PROGRESS', percentage: 40, figure: null, denominator: null},
    {measureId: 2, state: 'COMPLETED', percentage: 100, figure: 250, denominator: null}
  ]);
  assert.deepEqual([files, done, noNewProgress, nextStep], [[7], false, false, '继续培训']);
});

test('a click is no text to go on from, and nothing has been reported yet is no error', async () => {
  await openForm('report', {view: view({part: part({report: report({summary: '无新进展', noNewProgress: true})})})});
  assert.equal(form.find('#wb-summary').value, '');
  form.close();
  await openForm('report', {view: view()});
  assert.equal((await missing())[0], 'summary');
  await form.answer({summary: 'x'});
  assert.equal((await missing())[0], 'figures[0].state');
});

test('no new progress is one click, without a look at the rest', async () => {
  await openForm('report', {view: view({part: part({noProgressStreak: 2})})});
  assert.match(form.text(), /已连续2次无新进展。/);
  await form.click('.wb-quick button');
  assert.deepEqual(form.sent(), {done: false, noNewProgress: true});
});

test('before its period only the end can be reported, and why is said', async () => {
  const openReport = {period: '2027年第一季度', againstNoNewProgress: '填报期末才能点。', againstProgress: '本期自2027-01-04起填报。'};
  await openForm('report', {view: view({part: part({openReport})})});
  const button = form.find('.wb-submit .btn-primary');
  assert.equal(form.find('.wb-quick button'), null);
  assert.match(form.text(), /填报期末才能点。.*本期自2027-01-04起填报。/);
  assert.equal(button.disabled, true);
  await form.answer({done: true});
  assert.equal(button.disabled, false);
});

test('a report is compiled from the parts, whose figures stand below', async () => {
  const counting = figure => ({figures: [{measureId: 1, state: 'COMPLETED', stateLabel: '已完成', percentage: 100, ...figure}]});
  await openForm('compile', {view: view({
    point: point({measures: [measure(1, RATIO)]}),
    parts: [part({counting: counting({figure: 1, denominator: 4})}), part({id: 12, unit: FULIAN, state: 'UNFINISHED', counting: counting({figure: null})}), part({id: 13})],
    compilation: {figures: [{measureId: 1, state: 'COMPLETED', percentage: 100, figure: 1, denominator: 4}], summary: '都办了', difficulty: null, nextStep: null}
  })});
  assert.deepEqual(Array.from(form.element.querySelectorAll('[data-field=figures] .wb-list li'), read),
    ['甲县：已完成 100%，1 / 4（25%）', '市妇联（未完成）：已完成 100%']);
  assert.match(form.text(), /＝25\.0%/);
  assert.deepEqual(await sent(), {
    answer: 'COMPILED',
    figures: [{measureId: 1, state: 'COMPLETED', percentage: 100, figure: 1, denominator: 4}],
    summary: '都办了', difficulty: null, nextStep: null, files: []
  });
});

test('while compiling parts can be returned, and the figures are then no matter', async () => {
  await openForm('compile', {view: view({
    parts: [part(), part({id: 12, unit: FULIAN}), part({id: 13, unit: YI, mayReopen: false})],
    compilation: {figures: [], summary: null, difficulty: null, nextStep: null}
  })});
  await form.answer({answer: 'RETURNED_TO_PARTS'});
  assert.deepEqual(await missing(), ['parts', '请至少选择一项退回的承办任务。']);
  const boxes = form.element.querySelectorAll('.wb-picker input[type=checkbox]');
  assert.equal(boxes.length, 2, 'what cannot be returned is not offered');
  boxes[1].click();
  await form.type('#wb-part-12', '补数据');
  assert.deepEqual(await sent(), {answer: 'RETURNED_TO_PARTS', parts: [{partId: 12, reason: '补数据'}]});
});

test('a part that a draft has ticked and that cannot be returned any more stays, to be unticked', async () => {
  await openForm('choose-return', {view: view({parts: [part({mayReopen: false})]})});
  await form.answer({answer: 'RETURNED_TO_PARTS', picked: {11: {chosen: true}}, reason: 'x'});
  assert.match(form.text(), /现在已不能退回，请取消勾选/);
  assert.deepEqual((await sent()).parts.map(each => each.partId), [11]);
});

test('the way back leads to the lead without parts', async () => {
  await openForm('choose-return', {view: view()});
  await form.answer({answer: 'RETURNED_TO_LEAD', picked: {11: {chosen: true}}, reason: '重写'});
  assert.deepEqual(await sent(), {answer: 'RETURNED_TO_LEAD', parts: [], reason: '重写'});
});

test('the closing standard is checked item by item before it can be passed', async () => {
  await openForm('check', {view: view({compiled: [report()]})});
  await form.answer({answer: 'PASSED'});
  assert.deepEqual(await missing(), ['items[0].met', '请对办结标准第1项给出结论。']);
  await form.answer({items: [{met: true, remark: null}, {met: null, remark: null}]});
  assert.equal((await missing())[0], 'items[1].met');
  await form.answer({items: [{met: true, remark: ' '}, {met: false, remark: '缺一'}]});
  assert.deepEqual(await sent(), {answer: 'PASSED', items: [{met: true, remark: null}, {met: false, remark: '缺一'}], parts: [], reason: null});
});

test('a return needs no verdict on the items', async () => {
  await openForm('check', {view: view({compiled: [report()]})});
  await form.answer({answer: 'RETURNED_TO_LEAD', reason: '数据有误'});
  assert.equal((await sent()).answer, 'RETURNED_TO_LEAD');
});

test('one meeting decides several points, each by itself', async () => {
  await openForm('decide', {view: view({compiled: [report()], awaiting: [point({id: 2, place: '二(一)2'}), point({id: 3})]})});
  const asked = [];
  for (const changes of [{}, {meetingDate: '2026-12-20'}, {minutesKind: 'MINUTES'}, {minutesNumber: '3号'}]) {
    await form.answer(changes);
    asked.push((await missing())[0]);
  }
  assert.deepEqual(asked, ['meetingDate', 'minutesKind', 'minutesNumber', 'verdicts']);

  await form.answer({verdicts: {1: {verdict: 'CLOSED'}, 2: {verdict: 'CARRIED_OVER', reason: '未完成'}, 3: {verdict: null}}});
  assert.deepEqual(await sent(), {
    meetingDate: '2026-12-20', minutesKind: 'MINUTES', minutesNumber: '3号', files: [],
    verdicts: [{pointId: 1, verdict: 'CLOSED'}, {pointId: 2, verdict: 'CARRIED_OVER', reason: '未完成'}]
  });
});

test('the points without a verdict are closed by one click; one that was not discussed stays open', async () => {
  await openForm('decide', {view: view({compiled: [report()], awaiting: [point({id: 2}), point({id: 3}), point({id: 4})]})});
  await form.answer({meetingDate: '2026-12-20', minutesKind: 'MINUTES', minutesNumber: '3号',
    verdicts: {2: {verdict: 'CARRIED_OVER', reason: '未完成'}, 4: {verdict: null}}});
  document.querySelector('#wb-close-rest').click();
  await settle();
  assert.equal(document.querySelector('#wb-close-rest'), null);
  assert.deepEqual((await sent()).verdicts, [
    {pointId: 1, verdict: 'CLOSED'}, {pointId: 2, verdict: 'CARRIED_OVER', reason: '未完成'}, {pointId: 3, verdict: 'CLOSED'}
  ]);
});

test('a verdict of the draft on a point that waits no more is named and not sent', async () => {
  await openForm('decide', {view: view({compiled: [report()]})});
  await form.answer({meetingDate: '2026-12-20', minutesKind: 'MINUTES', minutesNumber: '3号',
    verdicts: {1: {verdict: 'CLOSED'}, 9: {verdict: 'CLOSED', $of: '三(一)1 控辍保学'}}});
  assert.match(form.text(), /您上次还填写了对“三\(一\)1 控辍保学”的决定/);
  assert.deepEqual((await sent()).verdicts, [{pointId: 1, verdict: 'CLOSED'}]);
});

test('a replaced lead becomes responsible, and the new one is nothing else', async () => {
  await openForm('reassign', {view: view()});
  await form.answer({lead: 'jiaoyu', reason: '职责调整'});
  assert.match(form.text(), /原牵头单位市妇联已列为责任单位/);
  assert.deepEqual(await sent(), {
    lead: 'jiaoyu', responsible: ['fulian', 'tuanwei'], supporting: [], deadline: null, reason: '职责调整', counties: ['jia']
  });
});

test('a unit that is no longer offered can be seen and taken out', async () => {
  const gone = {code: 'gone', name: '原卫计委'};
  await openForm('reassign', {view: view({point: point({responsible: [TUANWEI, gone], counties: [JIA, {code: 'bing', name: '丙县'}]})})});
  assert.match(form.text(), /原卫计委（请去掉）/);
  assert.match(form.text(), /丙县（请取消）/);
  await form.click('[aria-label="去掉原卫计委"]');
  await form.answer({countyChosen: {...form.scope.answer.countyChosen, bing: false}, reason: 'x'});
  const {responsible, counties} = await sent();
  assert.deepEqual([responsible, counties], [['tuanwei'], ['jia']]);
  assert.match(form.text(), /丙县/, 'it stays where it was');
});

test('only units that have no role yet are offered', async () => {
  await openForm('reassign', {view: view({units: [FULIAN, TUANWEI, JIAOYU, {code: 'gongan', name: '市公安局'}]})});
  const offered = () => Array.from(form.find('#wb-responsible').options, each => each.value).filter(Boolean);
  assert.deepEqual(offered(), ['gongan']);
  await form.type('#wb-responsible', 'gongan');
  assert.deepEqual(offered(), []);
  assert.equal(read(form.element.querySelectorAll('.wb-chip')[1]), '市公安局 ×');
  assert.deepEqual(form.scope.answer.responsible, ['tuanwei', 'gongan']);
});

test('an extension opens with the day that was asked for, and sends none when it is refused', async () => {
  const extension = {requestedDue: '2026-12-20', earliest: '2026-12-10', partEnds: '2026-12-17', deadline: null, earlier: [], provisional: []};
  await openForm('decide-extension', {view: view({extension})});
  await form.answer({answer: 'GRANTED'});
  assert.match(form.text(), /新的期限晚于承办任务的完成期限 2026-12-17/);
  await form.answer({due: null});
  assert.deepEqual(await missing(), ['due', '请填写新的期限。']);
  await form.answer({answer: 'REFUSED', due: '2026-12-20', reason: '来得及'});
  assert.deepEqual(await sent(), {answer: 'REFUSED', due: null, reason: '来得及'});
});

const matter = id => ({id, point: '要点', part: null, step: '签收', due: '2026-11-20', provisional: []});
const letter = () => ({
  kindLabel: '督办函', addressee: '市妇联', released: 3, number: '督〔2026〕4号', title: '关于……', opening: '开头', closing: '结尾',
  matters: [matter(1), matter(2)], lines: ['一、签收'], mayCopy: [FULIAN, TUANWEI], copies: ['tuanwei'],
  authority: '依据', signature: '市未保办', date: '2026-11-27', note: null,
  others: [{id: 8, kindLabel: '工作提示', unit: '团市委', title: 'x', matters: [matter(3)], light: 'RED', lightLabel: '红灯'}, {id: 9, kindLabel: '督办函', unit: '市教育局', title: 'y', matters: [matter(4), matter(5)], light: 'GREEN', lightLabel: '绿灯'}],
  mostOthers: 50
});

test('a letter goes out with its texts, its copies and the matters that were seen', async () => {
  await openForm('release-letter', {view: view({letter: letter()})});
  assert.match(form.text(), /抄送：团市委/);
  await form.answer({answer: 'RELEASED', reason: '另一份的'});
  assert.deepEqual(await sent(), {
    answer: 'RELEASED', title: '关于……', opening: '开头', closing: '结尾', copies: ['tuanwei'], matters: [1, 2], reason: '另一份的', others: []
  });
});

test('chosen letters go out with the same click; each shows how many matters it has and the worst light', async () => {
  await openForm('release-letter', {view: view({letter: letter()})});
  const rows = Array.from(form.element.querySelectorAll('.wb-many > tbody > tr'));
  assert.deepEqual(rows.map(row => read(row.querySelector('summary'))), ['1个事项', '2个事项']);
  assert.deepEqual(rows.map(row => read(row.querySelector('.wb-lamp'))), ['红灯', '绿灯']);
  rows[1].querySelector('[type=checkbox]').click();
  await form.answer({answer: 'RELEASED'});
  assert.match(form.text(), /已选1件，与本函一并办理/);
  assert.deepEqual((await sent()).others, [{letterId: 9, matters: [4, 5], answer: 'RELEASED', reason: null}]);
  form.close();

  await openForm('release-letter', {view: view({letter: letter()})});
  await form.click('[data-field=others] .wb-below button');
  await form.answer({answer: 'NOT_RELEASED', reason: '已经电话沟通'});
  assert.deepEqual((await sent()).others.map(each => [each.letterId, each.answer, each.reason]),
    [[8, 'NOT_RELEASED', '已经电话沟通'], [9, 'NOT_RELEASED', '已经电话沟通']]);
});

test('a letter that has ended meanwhile is named and leaves the list; what was chosen stays', async () => {
  const now = view({letter: letter()});
  now.letter.others.pop();
  const answers = {'POST /engine/task/t1/submit-form': {status: 409, body: {detail: '致市教育局的督办函已经办理。'}}, 'GET /tasks/t1?': now};
  await openForm('release-letter', {view: view({letter: letter()}), answers});
  await form.click('[data-field=others] .wb-below button');
  await form.answer({answer: 'RELEASED'});
  await form.submit();
  await form.answer({});
  assert.match(form.text(), /致市教育局的督办函已经办理。.*已选1件/);
});

test('a letter that is not sent needs a reason, and no texts', async () => {
  await openForm('release-letter', {view: view({letter: letter()})});
  await form.answer({answer: 'NOT_RELEASED', title: null, opening: null});
  assert.equal((await missing())[0], 'reason');
});

test('an end is asked for with a reason', async () => {
  await openForm('request-end', {view: view()});
  await form.answer({reason: '乙县未报'});
  assert.deepEqual(await sent(), {reason: '乙县未报'});
});

test('a year is chosen; the only one is chosen already', async () => {
  const file = year => ({year, title: year + '年', points: 8, source: 'x'});
  const choicesAt = '/plan-files';
  await openForm('start-annual-plan', {choices: [file(2025), file(2026)], choicesAt});
  assert.equal((await missing())[0], 'year');
  await form.answer({year: 2026});
  assert.deepEqual(await sent(), {year: 2026});
  form.close();
  await openForm('start-annual-plan', {choices: [file(2026)], choicesAt});
  assert.deepEqual(await sent(), {year: 2026});
});

const choice = (deadlineId, more) => ({deadlineId, task: '签收' + deadlineId, unit: '甲县', due: '2026-12-01', provisional: [], earliest: '2026-12-02', standing: '还有2个工作日', late: false, ...more});

for (const [name, choicesAt, more] of [
  ['start-extension', '/extensions/choices', {progress: '一半'}],
  ['start-extension-correction', '/extension-corrections/choices', {}]
]) {
  test(name + ' names a task and its new day', async () => {
    await openForm(name, {choices: [choice(1), choice(2)], choicesAt});
    await form.answer({reason: '人手不足', ...more});
    assert.equal((await missing())[0], 'deadlineId');
    await form.answer({deadlineId: 2});
    assert.equal((await missing())[0], 'due');
    await form.answer({due: '2026-12-10'});
    assert.deepEqual(await sent(), {deadlineId: 2, due: '2026-12-10', reason: '人手不足', ...more});
  });
}

test('a task that a link names is chosen already, and the others are one click away', async () => {
  window.location.hash = '#/start/extension?task=e2';
  const choices = [choice(1, {taskId: 'e1'}), choice(2, {taskId: 'e2'})];
  await openForm('start-extension', {choices, choicesAt: '/extensions/choices'});
  assert.deepEqual(Array.from(form.element.querySelectorAll('.wb-choice b'), read), ['签收2']);
  assert.equal(form.scope.answer.deadlineId, 2);
  await form.click('.wb-below button');
  assert.equal(form.element.querySelectorAll('.wb-choice').length, 2);
  form.close();
  window.location.hash = '#/start/extension?task=gone';
  await openForm('start-extension', {choices, choicesAt: '/extensions/choices'});
  assert.match(form.text(), /您刚才选的任务现在不能申请延期/);
  assert.equal(form.scope.answer.deadlineId, null);
  window.location.hash = '';
});

const URGINGS = '/urgings/choices';

const urgeable = (deadlineId, more) => ({deadlineId, taskId: 'u' + deadlineId, task: '签收｜' + deadlineId, place: '二(一)2', title: '题目', stepName: '签收', unit: '甲县', due: '2026-11-20',
  provisional: [], light: {level: 'YELLOW', label: '黄灯'}, standing: '已逾期5个工作日', late: true, urgedToday: null, ...more});

const urgings = (tasks, more) => ({tasks, more: false, most: 200, text: '请抓紧办理。', ...more});

const boxes = () => Array.from(form.element.querySelectorAll('.wb-many [type=checkbox]'));

test('all late tasks are urged with one text; one that was urged today cannot be chosen', async () => {
  const tasks = [urgeable(1), urgeable(2, {urgedToday: '商请'}), urgeable(3, {late: false, light: null, standing: '还有2个工作日'})];
  await openForm('start-urging', {choices: urgings(tasks), choicesAt: URGINGS});
  assert.match(read(form.element.querySelector('.wb-many tbody tr')), /黄灯 已逾期5个工作日 二\(一\)2 题目 签收 甲县 2026-11-20/);
  assert.match(form.text(), /今天已商请/);
  assert.deepEqual(boxes().map(each => each.disabled), [false, true, false]);
  assert.deepEqual(await missing(), ['deadlineIds', '请选择要催办的任务。']);
  await form.click('.wb-below button:nth-child(2)');
  assert.match(form.text(), /已选2项/);
  await form.click('.wb-below button:nth-child(3)');
  await form.click('.wb-below button:nth-child(1)');
  assert.deepEqual(await sent(), {deadlineIds: [1], text: '请抓紧办理。'});
});

test('a text is needed and has its limit', async () => {
  await openForm('start-urging', {choices: urgings([urgeable(1)]), choicesAt: URGINGS});
  boxes()[0].click();
  await form.answer({text: '办'.repeat(501)});
  assert.deepEqual(await missing(), ['text', '催办内容有501字，最多500字，请精简。']);
  await form.answer({text: ' '});
  assert.deepEqual(await missing(), ['text', '请填写催办内容。']);
});

test('what was chosen stays in sight, whatever is looked for next', async () => {
  await openForm('start-urging', {choices: urgings([urgeable(1), urgeable(2)]), choicesAt: URGINGS,
    answers: {['GET ' + URGINGS + '?text=%E4%B9%99&keep=1']: urgings([urgeable(1), urgeable(3)], {more: true})}});
  boxes()[0].click();
  form.scope.search.text = '乙';
  form.scope.find();
  await form.answer({});
  assert.deepEqual(boxes().map(each => [each.getAttribute('aria-label'), each.checked]), [['签收｜1', true], ['签收｜3', false]]);
  assert.match(form.text(), /只列出期限最早的200项/);
  assert.deepEqual((await sent()).deadlineIds, [1]);
});

test('the task that a link names is chosen already', async () => {
  window.location.hash = '#/start/urging?task=u2';
  await openForm('start-urging', {choices: urgings([urgeable(2), urgeable(1)]), choicesAt: URGINGS + '?task=u2',
    answers: {['GET ' + URGINGS + '?keep=2']: urgings([urgeable(2), urgeable(1)])}});
  window.location.hash = '';
  assert.deepEqual((await sent()).deadlineIds, [2]);
});

test('one that has ended meanwhile is named by the refusal and no longer chosen; the rest can be sent at once', async () => {
  const answers = {
    'POST /engine/process-definition/p1/submit-form': {status: 409, body: {detail: '“乙县”已经办完。'}},
    ['GET ' + URGINGS + '?keep=1%2C2']: urgings([urgeable(1)])
  };
  await openForm('start-urging', {choices: urgings([urgeable(1), urgeable(2)]), choicesAt: URGINGS, answers});
  await form.click('.wb-below button:nth-child(2)');
  await form.submit();
  await form.answer({});
  assert.match(form.text(), /“乙县”已经办完。.*已选1项.*已选的任务里有1项已经办完/);
  answers['POST /engine/process-definition/p1/submit-form'] = {};
  assert.deepEqual((await sent()).deadlineIds, [1]);
});

test('the answer to an earlier search does not take the place of a later one', async () => {
  let late;
  await openForm('start-urging', {choices: urgings([]), choicesAt: URGINGS, answers: {
    ['GET ' + URGINGS + '?text=a']: () => new Promise(resolve => (late = () => resolve(urgings([urgeable(1)])))),
    ['GET ' + URGINGS + '?text=b']: urgings([urgeable(2)])
  }});
  form.scope.search.text = 'a';
  form.scope.find();
  form.scope.search.text = 'b';
  form.scope.find();
  await form.answer({});
  late();
  await form.answer({});
  assert.deepEqual(form.scope.view.choices.tasks.map(each => each.deadlineId), [2]);
});

test('an indicator shows its target, and a part only its own measures', async () => {
  await openForm('report', {view: view({part: part({measures: [{measure: measure(2, COUNT), state: 'CARRIED'}, {measure: measure(1), state: 'NOT_APPLICABLE'}]})})});
  assert.equal(form.element.querySelectorAll('[data-field=figures] .wb-row').length, 1);
  assert.match(form.text(), /目标 300人/);
});

test('a plan is proofread: what is complete is counted', async () => {
  await openForm('proofread', {view: view({plan: {title: '2026年要点', carriedOver: [], points: [point({phase: 'PROOFREADING', warnings: []})]}})});
  assert.match(form.text(), /完整 1 项，待完善 0 项，不列入 0 项/);
});
