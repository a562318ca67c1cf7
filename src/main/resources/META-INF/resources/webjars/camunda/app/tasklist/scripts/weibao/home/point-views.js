/*
 * The three views of a point: 要点, 办理经过 and 附件. Each takes what the server says of the point and makes an element; they
 * are used on the point's own page and beside a form, and find by the width that they are given how to lie.
 */
import {API} from '../server.js';
import {sizeText} from '../form/evidence.js';
import {carriersText, chinaTime, dueText, indicatorText, kindText, numberText} from '../form/texts.js';
import {el} from './dom.js';
import {lightOf} from './light.js';

const PICTURE = /\.(png|jpe?g|gif|webp|bmp)$/i;
const PDF = /\.pdf$/i;
const FAILED = /^(未发送|发送失败|尚未发出)/;
const FEW = 2;
const MOST_REASONS = 3;
const MOST_BESIDE = 4;

const time = at => el('span', {class: 'wb-num wb-dim'}, chinaTime(at, 16));
const person = (by, post) => el('span', {class: 'wb-dim'}, by + (post ? '（' + post + '）' : ''));
const text = content => content && el('p', {class: 'wb-text'}, content);
const names = units => units.map(unit => unit.name).join('、');

const section = (title, ...content) => el('section', {class: 'wb-of-point'}, el('h3', null, title), content);

/** A list of facts without those that are empty. */
const facts = pairs => el('dl', {class: 'wb-point-facts'},
  pairs.filter(([, value]) => value).map(([label, value]) => el('div', null, el('dt', null, label), el('dd', null, value))));

export const stepLight = ({light, unlit}) => lightOf({light: light && {level: light.light}, daysLeft: light ? light.standing : unlit});

/** How a notice has reached somebody; what has not is marked by a word. */
function delivery({recipient, channel, result, at}) {
  const failed = FAILED.test(result);
  return el('li', {class: failed ? 'wb-failed' : null},
    failed && el('b', {class: 'wb-mark'}, '未送达'), (recipient ? recipient + '，' : '') + channel + '，' + (at ? chinaTime(at, 16) + ' ' : '') + result);
}

const deliveries = list => list.length > 0 && el('ul', {class: 'wb-deliveries', 'aria-label': '送达情况'}, list.map(delivery));

const notice = each => el('div', {class: 'wb-of-part'}, el('b', null, each.head), ' ', time(each.at), deliveries(each.deliveries));

/** The latest few notices, and the others on demand. */
function notices(list) {
  const latest = list.slice().reverse();
  return latest.length
    ? [latest.slice(0, FEW).map(notice), latest.length > FEW && el('details', null, el('summary', null, '更早的通知（' + (latest.length - FEW) + '）'), latest.slice(FEW).map(notice))]
    : el('span', {class: 'wb-dim'}, '还没有通知');
}

function measures(list) {
  return el('ol', {class: 'wb-measures'}, list.map(each => el('li', {value: each.number},
    el('span', {class: 'wb-text'}, each.text),
    el('span', {class: 'wb-dim'}, '（' + carriersText(each) + '）'),
    each.indicatorName && el('div', {class: 'wb-dim'}, '指标：' + indicatorText(each)))));
}

function figures(report, point) {
  return report.figures.length > 0 && el('ul', {class: 'wb-figures-list'}, report.figures.map(each => {
    const measure = point.measures.find(one => one.id === each.measureId);
    const number = numberText(each, measure);
    return el('li', null, measure ? measure.number + '. ' : '', each.stateLabel + ' ' + each.percentage + '%', number === '—' ? '' : '，' + number);
  }));
}

const address = file => API + '/files/' + file.id;

const fileLink = file => el('a', {href: address(file), download: file.name, class: 'wb-file-link'}, file.name);

/**
 * What each report was, the latest first; a return stands above the report that it gave back.
 *
 * @param returns the returns of the same part, the oldest first
 */
function reports(list, returns, point) {
  const left = returns.slice();
  const lines = list.slice().reverse().flatMap((report, index, ordered) => {
    const next = ordered[index + 1];
    const own = left.filter(each => each.at >= report.submittedAt && (!next || each.at < next.submittedAt));
    return [reportLine(report, point), ...own.map(returnLine)];
  });
  return lines.length ? el('div', {class: 'wb-reports'}, lines.reverse()) : el('p', {class: 'wb-dim'}, '还没有报告。');
}

function reportLine(report, point) {
  return el('details', {class: 'wb-report-line'},
    el('summary', null,
      el('b', null, report.period || '汇总报告'), '　第' + report.round + '轮', kindText(report), '　',
      el('span', {class: 'wb-dim'}, chinaTime(report.submittedAt, 10) + ' ' + report.submittedBy)),
    text(report.summary),
    report.difficulty && el('p', {class: 'wb-text'}, el('b', null, '困难问题：'), report.difficulty),
    report.nextStep && el('p', {class: 'wb-text'}, el('b', null, '下一步打算：'), report.nextStep),
    figures(report, point),
    el('p', null, '填报 ', time(report.submittedAt), ' ', person(report.submittedBy, report.submittedByPost),
      report.signedBy && ['　审签 ', time(report.signedAt), ' ', person(report.signedBy, report.signedByPost)]),
    report.files.length > 0 && el('p', null, '材料：', report.files.map((file, index) => [index > 0 && '、', fileLink(file)])));
}

const returnLine = event => el('div', {class: 'wb-return'},
  el('span', {class: 'wb-mark'}, event.kindLabel), time(event.at), ' ', person(event.by, event.byPost), text(event.text));

const returnsOf = (view, unit) => view.timeline.filter(each => each.kind === 'RETURNED' && each.unit === unit);

/** One part as a row of the table; what belongs to it opens below. */
function partRow(part, view) {
  const open = part.steps.length > 0;
  const cell = (label, ...content) => el('td', {'data-label': label}, content);
  const latest = part.reports[0];
  return [
    el('tr', null,
      cell('时限', open ? part.steps.map(step => el('div', null, stepLight(step))) : el('span', {class: 'wb-dim'}, part.stateLabel)),
      cell('承办单位', el('b', null, part.unit.name), el('div', {class: 'wb-dim'}, part.roleLabel)),
      cell('环节', open ? part.steps.map(step => el('div', null, step.name, el('span', {class: 'wb-dim'}, '　' + step.assigneeBody))) : part.stateLabel),
      cell('到期日', part.steps.map(step => el('div', {class: 'wb-num'}, step.due ? dueText(step.due, step) : '不限期'))),
      cell('最近报告', latest ? [latest.period || '', el('div', {class: 'wb-dim wb-num'}, chinaTime(latest.submittedAt, 10) + kindText(latest))] : el('span', {class: 'wb-dim'}, '尚未报告')),
      cell('已通知', notices(part.notices))),
    el('tr', {class: 'wb-part-more'}, el('td', {colspan: '6'}, el('details', null,
      el('summary', null, part.unit.name + '：为什么是这个灯、历次报告（' + part.reports.length + '）'),
      why(part.steps),
      part.request && el('p', {class: 'wb-text'}, el('b', null, part.requestLabel + '：'), part.request),
      part.objection && el('p', {class: 'wb-text'}, el('b', null, '异议：'), part.objection),
      reports(part.reports, returnsOf(view, part.unit.name), view.point))))
  ];
}

const PART_COLUMNS = ['时限', '承办单位', '环节', '到期日', '最近报告', '已通知'];
const URGENCY = ['RED', 'YELLOW', 'BLUE', 'GREEN'];

/** The most urgent first, then those that have work, then the others. */
function urgency(part) {
  const levels = part.steps.map(step => step.light ? URGENCY.indexOf(step.light.light) : URGENCY.length);
  return levels.length ? Math.min(...levels) : URGENCY.length + 1;
}

/** The parts, the most urgent first, with the recipients of their notices. */
export function parts(view) {
  const sorted = view.parts.map((part, place) => ({part, place})).sort((one, other) => urgency(one.part) - urgency(other.part) || one.place - other.place);
  return section('承办任务（' + view.parts.length + '）', view.parts.length
    ? el('table', {class: 'wb-parts'},
      el('caption', {class: 'wb-sr'}, '承办任务，最急的在前'),
      el('thead', null, el('tr', null, PART_COLUMNS.map(label => el('th', {scope: 'col'}, label)))),
      el('tbody', null, sorted.map(({part}) => partRow(part, view))))
    : el('p', {class: 'wb-dim'}, '还没有承办任务。'));
}

function why(steps) {
  return steps.length > 0 && el('ul', {class: 'wb-why'}, steps.map(step => el('li', null, stepLight(step),
    el('p', {class: 'wb-text'}, step.light ? step.light.sentence : step.assigneeBody + step.name + '，' + step.unlit + '。'))));
}

function ownPart(part, view) {
  return [
    section('本单位的承办任务　' + part.unit.name, facts([
      ['状态', part.stateLabel],
      ['角色', part.roleLabel],
      ['轮次', '第' + part.round + '轮'],
      ['任务截止', dueText(part.ends, part)],
      ['环节', part.steps.map(step => step.name + '（' + step.assigneeBody + (step.due ? '，' + dueText(step.due, step) : '') + '）').join('；')],
      [part.requestLabel, part.request],
      ['异议', part.objection]
    ])),
    section('历次报告（' + part.reports.length + '）', reports(part.reports, returnsOf(view, part.unit.name), view.point)),
    section('有关通知', notices(part.notices))
  ];
}

const decision = each => el('li', null,
  el('div', null, time(each.at), ' ', el('b', null, each.kindLabel + '：' + each.outcomeLabel), each.unit && '（' + each.unit + '）', ' ', person(each.by, each.byPost)),
  each.minutes && el('div', {class: 'wb-dim'}, (each.meetingDate || '') + ' ' + each.minutes),
  text(each.reason),
  each.items.length > 0 && el('ul', null, each.items.map(item => el('li', null, (item.met ? '达到' : '未达到') + '：' + item.item + (item.remark ? '（' + item.remark + '）' : '')))),
  each.files.length > 0 && el('p', null, '扫描件：', each.files.map((file, index) => [index > 0 && '、', fileLink(file)])));

function deadlines(list) {
  const cell = (label, content) => el('td', {'data-label': label, class: 'wb-num'}, content);
  const end = each => each.ended ? chinaTime(each.ended, 10) + (each.current ? ' 办结' : ' 改期') : '在办';
  return el('table', {class: 'wb-days'},
    el('thead', null, el('tr', null, ['承办单位', '环节', '轮次', '到期日', '结果'].map(label => el('th', {scope: 'col'}, label)))),
    el('tbody', null, list.map(each => el('tr', {class: each.current ? null : 'wb-dim'},
      cell('承办单位', each.unit || each.assigneeBody), cell('环节', each.step), cell('轮次', '第' + each.round + '轮'), cell('到期日', each.due || '不限期'), cell('结果', end(each))))));
}

const letter = each => el('li', null,
  each.fileName ? el('a', {href: API + '/letters/' + each.id, download: each.fileName}, each.kindLabel + ' ' + each.number) : each.kindLabel + ' ' + each.number,
  '　' + each.date + '，' + each.addressee + (each.copied ? '（抄送）' : ''),
  each.title && el('div', null, each.title),
  each.lines.map(line => el('div', {class: 'wb-dim wb-text'}, line)));

/** The steps that decide the light: those that are late or due, or the next one. */
export function deciding(view) {
  const lit = [...view.steps, ...view.parts.flatMap(part => part.steps)].filter(step => step.light)
    .sort((one, other) => URGENCY.indexOf(one.light.light) - URGENCY.indexOf(other.light.light) || one.due.localeCompare(other.due));
  const pressing = lit.filter(step => step.light.light !== 'GREEN');
  return pressing.length ? pressing.slice(0, MOST_REASONS) : lit.slice(0, 1);
}

function contents(point, beside) {
  const list = point.measures.length > 0 && measures(point.measures);
  return section('要点内容', el('p', {class: 'wb-text'}, el('b', null, point.place + ' ' + point.title)),
    beside && point.measures.length > MOST_BESIDE ? el('details', null, el('summary', null, '任务措施（' + point.measures.length + '）'), list) : list);
}

/** Where the point stands in the document of the year, and the document itself. */
function original({original: file, passages}, point, beside) {
  const words = passages.map(passage => el('p', {class: 'wb-text'}, passage));
  return section('原文', el('p', null, el('a', {href: API + '/files/' + file.id, download: ''}, file.name), '，' + point.place,
    file.preview && [' ', el('a', {href: API + '/files/' + file.id + '/preview', target: '_blank', rel: 'noopener'}, '预览')]),
  words.length > 0 && (beside ? el('details', null, el('summary', null, '原文的文字'), words) : words));
}

/**
 * What the point asks for, of whom, until when, and why its light is what it is.
 *
 * @param beside whether it is drawn beside a form, where a long list would hide what follows
 */
export function about(view, beside) {
  const {point} = view;
  const reasons = deciding(view);
  return el('div', {class: 'wb-point-columns'},
    reasons.length > 0 && section('为什么是这个灯', why(reasons)),
    contents(point, beside),
    view.source && original(view.source, point, beside),
    section('单位与期限', facts([
      ['牵头', point.lead && point.lead.name],
      ['责任', names(point.responsible)],
      ['配合', names(point.supporting)],
      ['县（区）', names(point.counties)],
      ['要点期限', point.due && dueText(point.due, point)],
      ['填报', point.rhythmLabel],
      ['阶段', point.phaseLabel],
      ['类别', point.categoryLabel + '，' + point.priorityLabel],
      ['办结标准', point.closingStandard.join('；')],
      ['未完成', point.unfinished]
    ])));
}

/** What has come of it: compiled reports, letters, decisions, and the days that were set. */
export function records(view) {
  const {point} = view;
  return [
    el('div', {class: 'wb-point-columns'},
      view.whole && view.compiled.length > 0 && section('汇总报告（' + view.compiled.length + '）', reports(view.compiled, returnsOf(view, null), point)),
      !view.whole && view.parts.map(part => ownPart(part, view)),
      view.letters.length > 0 && section('有关函件（' + view.letters.length + '）', el('ul', {class: 'wb-lines'}, view.letters.map(letter))),
      view.decisions.length > 0 && section('决定（' + view.decisions.length + '）', el('ul', {class: 'wb-lines'}, view.decisions.map(decision)))),
    view.deadlines.length > 0 && section('期限', el('details', null, el('summary', null, '各环节的到期日和以前各轮（' + view.deadlines.length + '）'), deadlines(view.deadlines)))
  ];
}

/** 要点: all of it. */
export const summary = (view, beside) => el('div', {class: 'wb-point'}, about(view, beside), view.whole && parts(view), records(view));

/** Entries of the timeline, and notices that no entry names, the latest first. */
export function happened(view) {
  const others = [view.notices, ...view.parts.map(part => part.notices)].flat().filter(each => !each.inTimeline)
    .map(each => ({at: each.at, kindLabel: '通知：' + each.head, unit: each.unit, deliveries: each.deliveries}));
  return [...view.timeline, ...others].map((each, place) => ({each, place}))
    .sort((one, other) => Date.parse(other.each.at) - Date.parse(one.each.at) || other.place - one.place).map(({each}) => each);
}

/** 办理经过: who did what, when, and how the notices of it arrived. */
export function timeline(view) {
  const all = happened(view);
  return el('div', {class: 'wb-point'}, all.length
    ? el('ol', {class: 'wb-lines wb-happened'}, all.map(each => el('li', null,
      el('div', null, time(each.at), ' ', el('b', null, each.kindLabel), each.unit && '（' + each.unit + '）', ' ', each.by && person(each.by, each.byPost)),
      text(each.text),
      deliveries(each.deliveries))))
    : el('p', {class: 'wb-dim'}, '还没有办理记录。'));
}

/** Every file of what the reader may see, the latest first. */
export function filesOf(view) {
  const of = (label, list) => list.flatMap(each => each.files.map(file => ({file, of: label(each)})));
  return [
    ...view.parts.flatMap(part => of(report => part.unit.name + '　' + (report.period || '报告') + '　第' + report.round + '轮', part.reports)),
    ...of(report => '汇总报告　第' + report.round + '轮', view.compiled),
    ...of(each => each.kindLabel + '：' + each.outcomeLabel, view.decisions)
  ].sort((one, other) => Date.parse(other.file.uploadedAt) - Date.parse(one.file.uploadedAt));
}

/** A picture is fetched only when somebody wants to see it: the server records who opens a file. */
function preview(file) {
  if (file.preview && PDF.test(file.name)) {
    return el('a', {href: address(file) + '/preview', target: '_blank', rel: 'noopener', 'aria-label': '预览' + file.name}, '预览');
  }
  if (!file.preview || !PICTURE.test(file.name)) {
    return null;
  }
  const place = el('div', {class: 'wb-picture', hidden: true});
  const button = el('button', {type: 'button', class: 'btn btn-link btn-xs', 'aria-expanded': 'false', 'aria-label': '预览' + file.name}, '预览');
  button.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
    button.textContent = place.hidden ? '预览' : '收起';
    if (!place.hidden && !place.firstChild) {
      place.append(el('img', {
        src: address(file) + '/preview', alt: file.name,
        error: () => place.replaceChildren(el('p', {role: 'alert'}, '图片没有打开，请下载后查看。'))
      }));
    }
  });
  return [button, place];
}

/** 附件: the files of the reports and decisions. */
export function files(view) {
  const all = filesOf(view);
  return el('div', {class: 'wb-point'}, all.length
    ? el('ul', {class: 'wb-lines'}, all.map(({file, of}) => el('li', null,
      el('div', null, fileLink(file), ' ', el('span', {class: 'wb-dim wb-num'}, sizeText(file.length))),
      el('div', {class: 'wb-dim'}, of + '　' + file.uploadedBy + ' ' + chinaTime(file.uploadedAt, 16)),
      preview(file))))
    : el('p', {class: 'wb-dim'}, '还没有附件。'));
}
