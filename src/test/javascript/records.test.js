/* What records look like in a form: point, parts, reports, timeline, extension. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compiled} from './form.js';
import {read} from './page.js';
import {COUNT, FULIAN, RATIO, measure, part, point, report} from './sample.js';

const cells = row => Array.from(row.cells, read);
const rows = element => Array.from(element.querySelectorAll('tbody > tr'), cells);

test('a point shows its place, its day and whether that may change', async () => {
  const {element} = await compiled('<wb-point point="point"></wb-point>', {point: point({due: '2027-03-31', provisional: ['2027-03-31']})});
  assert.equal(read(element.querySelector('h3')), '二(一)1 加强家庭教育指导');
  assert.match(read(element.querySelector('.wb-tags')), /市妇联牵头 办结期限 2027-03-31（暂定，2027年放假安排尚未公布）$/);
  assert.ok(element.querySelector('.wb-tag-strong'), 'a key point stands out');
});

test('of a part the point shows unit, round, period and end, and only its own', async () => {
  const {element} = await compiled('<wb-point point="point" part="part"></wb-point>', {
    point: point(),
    part: part({request: '请补充数据', requestLabel: '退回理由', round: 2})
  });
  const tags = read(element.querySelector('.wb-tags'));
  assert.match(tags, /甲县 第2轮 本期报告 2026年第四季度 承办任务 2026-12-17 前完成$/);
  assert.doesNotMatch(tags, /办结期限|牵头|县（区）/);
  assert.equal(read(element.querySelector('.wb-note')), '退回理由：请补充数据');
});

test('the measures are shown with who carries them out and their indicator', async () => {
  const {element} = await compiled('<wb-point point="point"></wb-point>', {point: point()});
  assert.deepEqual(rows(element), [
    ['1', '措施1', '全部责任单位、县（区）', '—'],
    ['2', '措施2', '全部责任单位、县（区）', '培训人数（人），目标300人']
  ]);
});

test('the table of parts: step, due day, light and last report of each, the usual end once', async () => {
  const light = {light: 'RED', label: '红', standing: '逾期12个工作日', sentence: '红灯'};
  const parts = [
    part(),
    part({
      id: 12,
      unit: FULIAN,
      role: 'LEAD',
      roleLabel: '牵头',
      ends: '2026-12-17',
      openReport: null,
      steps: [{name: '核验', assigneeBody: '市妇联', due: '2026-12-01', provisional: [], light}],
      report: report({done: true, early: true}),
      noProgressStreak: 3
    }),
    part({id: 13, ends: '2027-01-15', provisional: ['2027-01-15'], steps: [{name: '签收', assigneeBody: '办公室', due: '2026-12-02', provisional: [], unlit: '中止'}]})
  ];
  const {element, scope} = await compiled('<wb-parts parts="parts"></wb-parts>', {parts});

  assert.match(read(element.querySelector('.wb-hint')), /^完成期限 2026-12-17，另有期限的在表中注明。$/);
  const [county, lead, other] = rows(element);
  assert.deepEqual(county, ['甲县 县（区）', '落实中', '处理中', '本期报告 2026年第四季度', '', '尚无报告']);
  assert.deepEqual(lead, ['市妇联 牵头', '落实中', '核验', '2026-12-01', '红 逾期12个工作日', '2026-09-21 查看 报告期 2026年第三季度，提前办结 连续3次无新进展']);
  assert.equal(other[2], '签收 由办公室办理');
  assert.match(other[3], /2026-12-02 本期报告 2026年第四季度 完成期限 2027-01-15（暂定，/);
  assert.equal(other[4], '中止');
  assert.ok(element.querySelector('.wb-lamp-RED'));

  element.querySelector('button').click();
  scope.$digest();
  assert.match(read(element), /已培训200人/);
  assert.equal(element.querySelector('button').getAttribute('aria-expanded'), 'true');
});

test('the usual end is that of most parts', async () => {
  const {element} = await compiled('<wb-parts parts="parts"></wb-parts>', {
    parts: [part({ends: '2026-01-01'}), part({id: 12, ends: '2026-12-17'}), part({id: 13, ends: '2026-12-17'})]
  });
  assert.match(read(element.querySelector('.wb-hint')), /^完成期限 2026-12-17/);
});

test('a report shows who, when, and its figures by measure', async () => {
  const figures = [
    {measureId: 2, state: 'IN_PROGRESS', stateLabel: '推进中', percentage: 40, figure: 200, denominator: null},
    {measureId: 3, state: 'COMPLETED', stateLabel: '已完成', percentage: 100, figure: 2, denominator: 3}
  ];
  const {element} = await compiled('<wb-report report="report" measures="measures"></wb-report>', {
    report: report({figures, returned: true, signedBy: '钟德华', signedAt: '2026-09-21T01:00:00Z'}),
    measures: [{measure: measure(2, COUNT), state: 'CARRIED'}, measure(3, RATIO)]
  });
  const head = read(element.querySelector('.wb-hint'));
  assert.match(head, /^报告期 2026年第三季度 第1轮 · 夏明（甲县未保办科员） 填报于 2026-09-21 00:30 · 钟德华 签发于 2026-09-21 09:00/);
  assert.match(head, /已退回$/);
  assert.deepEqual(rows(element), [
    ['2', '措施2', '推进中', '40%', '200人'],
    ['3', '措施3', '已完成', '100%', '2 / 3（66.7%）']
  ]);
  assert.equal(read(element.querySelector('dl')), '进展情况已培训200人 下一步打算继续培训');
});

test('the files that still count: of a returned report its own too, else only what it keeps', async () => {
  const file = name => ({id: name, name, length: 2048, uploadedBy: '夏明', uploadedAt: '2026-09-20T01:00:00Z'});
  const names = async of => {
    const {element} = await compiled('<div><wb-kept of="of"></wb-kept></div>', {of});
    return Array.from(element.querySelectorAll('a.wb-file-name'), read);
  };
  assert.deepEqual(await names(report({returned: true, files: [file('a.pdf')], kept: [file('b.pdf')]})), ['a.pdf', 'b.pdf']);
  assert.deepEqual(await names(report({files: [file('a.pdf')], kept: [file('b.pdf')]})), ['b.pdf']);
  assert.deepEqual(await names(report()), []);
  assert.deepEqual(await names(null), []);
});

test('the timeline names decisions, reports and events, each with who and when', async () => {
  const of = {
    point: point(),
    compiled: [report({summary: '汇总'})],
    reports: [report()],
    decisions: [{at: '2026-10-01T01:00:00Z', by: '黄文', byPost: '领导小组会议记录员', kindLabel: '审议', outcomeLabel: '退回办公室',
      minutes: '会议纪要3号', meetingDate: '2026-09-30', reason: '数据不全', files: [], items: [{met: false, item: '完成培训', remark: '缺乙县'}]}],
    timeline: [{at: '2026-09-20T16:30:00Z', by: '夏明', kind: 'REPORTED', kindLabel: '填报', unit: '甲县', text: '已培训',
      deliveries: [{recipient: '陈立', channel: '邮件', at: '2026-09-20T17:00:00Z', result: '已送达'}]}]
  };
  const {element} = await compiled('<wb-history of="of"></wb-history>', {of});
  const text = read(element);
  assert.match(text, /^办理经过（1）/);
  assert.match(text, /2026-10-01 09:00 黄文（领导小组会议记录员） 审议：退回办公室 2026-09-30 会议纪要3号 数据不全/);
  assert.match(text, /未达到：完成培训（缺乙县）/);
  assert.match(text, /历次汇总报告.*汇总于.*历次报告.*填报于/);
  assert.match(text, /2026-09-21 00:30 夏明 填报（甲县） 已培训 陈立 邮件 2026-09-21 01:00 已送达$/);
});

test('the last return is shown, that of the point as a whole', async () => {
  const event = (text, unit) => ({kind: 'RETURNED', at: '2026-09-20T01:00:00Z', by: '陈立', text, unit});
  const of = {timeline: [event('第一次'), event('第二次'), event('甲县的', '甲县'), {kind: 'OTHER', text: 'x'}]};
  const {element} = await compiled('<wb-last of="of" kind="RETURNED" label="退回理由"></wb-last>', {of});
  assert.match(read(element), /^退回理由：第二次 陈立/);
});

test('an extension shows the days from and to, and what was asked before', async () => {
  const of = {unit: '甲县', task: '签收', due: '2026-12-10', originalDue: '2026-12-01', requestedDue: '2026-12-20', unusual: '晚于要点的办结期限',
    reason: '人手不足', progress: '一半', requestedBy: '夏明', requestedAt: '2026-11-27T01:00:00Z', provisional: [],
    earlier: [{requestedAt: '2026-11-01T01:00:00Z', due: '2026-12-01', requestedDue: '2026-12-15', stateLabel: '同意', grantedDue: '2026-12-10', correctedDue: null, answer: '下不为例'}]};
  const {element} = await compiled('<wb-extension of="of"></wb-extension>', {of});
  const text = read(element);
  assert.match(text, /现在的期限2026-12-10 原期限 2026-12-01 申请延至2026-12-20晚于要点的办结期限，请核对。/);
  assert.match(text, /2026-11-01 由2026-12-01申请延至2026-12-15：同意，延至2026-12-10 下不为例$/);
  assert.doesNotMatch(text, /签署人/);
});

test('what people wrote is text, whatever it looks like', async () => {
  const nasty = '<img src=x onerror="alert(1)">{{1+1}}';
  const {element} = await compiled('<div><wb-point point="point"></wb-point><wb-report report="report" measures="[]"></wb-report></div>', {
    point: point({title: nasty, closingStandard: [nasty]}),
    report: report({summary: nasty, submittedBy: nasty})
  });
  assert.equal(element.querySelector('img'), null);
  assert.ok(read(element.querySelector('h3')).endsWith(nasty));
});
