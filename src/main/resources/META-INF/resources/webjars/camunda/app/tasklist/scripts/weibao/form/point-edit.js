/* A point of a plan while it is proofread: what its form edits, and what is sent. */
import {Refusal} from '../server.js';
import {amountOf, amountText, isAmount} from './amounts.js';
import {dayProblem} from './day.js';

/** The codes of units or counties. */
export const codes = list => list.map(unit => unit.code);

/** A point as the server shows it, turned into what its form edits; see PointEdit.java. */
export function editOf(point) {
  return {
    version: point.version,
    title: point.title,
    category: point.category,
    priority: point.priority,
    lead: point.lead ? point.lead.code : null,
    leadConfirmed: point.leadConfirmed,
    responsible: codes(point.responsible),
    supporting: codes(point.supporting),
    phrases: point.phrases.map(({text, expand}) => ({text, expand})),
    counties: codes(point.counties),
    deadline: point.deadline || null,
    rhythm: point.rhythm,
    rhythmReason: point.rhythmReason || null,
    closingStandard: point.closingStandard.map(text => ({text})),
    measures: point.measures.map(measure => ({
      id: measure.id,
      text: measure.text,
      allUnits: measure.allUnits,
      units: codes(measure.units),
      counties: measure.counties,
      indicatorName: measure.indicatorName || null,
      indicatorUnit: measure.indicatorUnit || null,
      target: amountText(measure.target),
      aggregation: measure.aggregation || null
    })),
    leftOut: Boolean(point.leftOutReason),
    leftOutReason: point.leftOutReason || null
  };
}

/** The edit as it is sent. */
export function bodyOf({leftOut, ...edit}) {
  const blank = text => (text === null || text === undefined || String(text).trim() === '' ? null : text);
  const line = text => (text || '').replace(/\s*\n\s*/g, ' ');
  return {
    ...edit,
    title: line(edit.title),
    rhythmReason: blank(edit.rhythmReason),
    closingStandard: edit.closingStandard.map(item => line(item.text)),
    measures: edit.measures.map(measure => ({
      ...measure,
      indicatorName: blank(measure.indicatorName),
      indicatorUnit: blank(measure.indicatorUnit),
      target: amountOf(measure.target)
    })),
    leftOutReason: leftOut ? edit.leftOutReason : null
  };
}

/** What keeps an edit from being sent, before anybody asks the server. */
export function unreadable(edit) {
  const wrong = edit.measures.findIndex(measure => !isAmount(measure.target));
  if (wrong >= 0) {
    return new Refusal(422, '第' + (wrong + 1) + '条任务措施的目标值应为不小于0的数，最多两位小数。', 'measures[' + wrong + '].target');
  }
  return null;
}

/** What is still being typed: saving waits for it, without a reproach. */
export function unfinished(edit) {
  const at = edit.measures.findIndex(measure => !(measure.text || '').trim() || (measure.indicatorName && !(measure.indicatorUnit || '').trim()));
  if (at >= 0) {
    return '第' + (at + 1) + '条任务措施' + ((edit.measures[at].text || '').trim() ? '的指标还没有单位' : '还没有内容') + '，填好后自动保存。';
  }
  const deadline = dayProblem('办结期限', edit.deadline);
  if (deadline) {
    return deadline + '改好后自动保存。';
  }
  return edit.leftOut && !(edit.leftOutReason || '').trim() ? '请写明不列入本年的理由，写好后自动保存。' : null;
}
