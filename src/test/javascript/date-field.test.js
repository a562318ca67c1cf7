/* Date fields: what can be typed, what is refused, and the calendar by mouse and by keyboard. */
import assert from 'node:assert/strict';
import {afterEach, mock, test} from 'node:test';
import {openForm as open} from './form.js';
import {kit, settle} from './page.js';
import {point, report, view} from './sample.js';

const {dayOf, plusDays, plusMonths, weekday, weeksOf} = await kit('form/day.js');

let form = null;
afterEach(() => {
  mock.timers.reset();
  if (form) {
    form.close();
    form = null;
  }
});

/** It is 2026-09-28, a Monday, already 00:30 in China. */
const itIsMonday = () => mock.timers.enable({apis: ['Date'], now: Date.parse('2026-09-27T16:30:00Z')});

async function decide(meetingDate) {
  form = await open('decide', {view: view({compiled: [report()]})});
  await form.answer({meetingDate, minutesKind: 'MINUTES', minutesNumber: '3号', verdicts: {1: {verdict: 'CLOSED'}}});
}

async function extend() {
  const choice = {deadlineId: 1, task: '签收', unit: '甲县', due: '2026-09-30', provisional: [], earliest: '2026-10-08'};
  form = await open('start-extension', {choices: [choice], choicesAt: '/extensions/choices'});
}

const field = () => form.find('wb-date input');
const calendar = () => form.find('dialog.wb-calendar');
const month = () => form.find('.wb-calendar-month').textContent;
const dayButton = day => form.find('[data-day="' + day + '"]');
const openCalendar = () => form.click('wb-date > button');

/** Presses keys one after another where the focus is. */
function press(...keys) {
  keys.forEach(each => {
    const [key, shift] = each.split('+').reverse();
    document.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', {key, shiftKey: Boolean(shift), bubbles: true, cancelable: true}));
  });
  return document.activeElement.dataset.day;
}

test('a day is understood however people write it', () => {
  for (const text of ['2026-11-07', '20261107', '2026/11/7', '2026.11.07', '2026年11月7日', ' 2026 年 11 月 7 日 ', '２０２６－１１－０７']) {
    assert.equal(dayOf(text), '2026-11-07', text);
  }
  assert.equal(dayOf('2024-02-29'), '2024-02-29');
  for (const text of ['', null, '2026-02-29', '2026-13-01', '2026-00-10', '2026-11-00', '11/07/2026', '26-11-07', '2026-11', '0206-11-07', '明天', '2026-11-07x']) {
    assert.equal(dayOf(text), null, text);
  }
});

test('days and months are counted without a time zone', () => {
  assert.equal(plusDays('2026-02-28', 1), '2026-03-01');
  assert.equal(plusDays('2027-01-01', -1), '2026-12-31');
  assert.equal(plusMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(plusMonths('2026-01-15', -1), '2025-12-15');
  assert.equal(plusMonths('2024-02-29', 12), '2025-02-28');
  assert.deepEqual(['2026-11-23', '2026-11-29'].map(weekday), [0, 6]);
  const weeks = weeksOf('2026-11-27');
  assert.equal(weeks.length, 6);
  assert.deepEqual(weeks[0], [null, null, null, null, null, null, '2026-11-01']);
  assert.deepEqual(weeks.flat().filter(Boolean).length, 30);
});

test('what is typed is sent as YYYY-MM-DD, and shown so once the field is left', async () => {
  await decide(null);
  await form.type('#wb-meeting-date', '2026年9月7日');
  assert.equal(field().value, '2026-09-07');
  await form.submit();
  assert.equal(form.sent().meetingDate, '2026-09-07');
});

test('a field that is emptied is empty', async () => {
  await decide('2026-09-07');
  assert.equal(field().value, '2026-09-07');
  await form.type('#wb-meeting-date', ' ');
  assert.equal(form.scope.answer.meetingDate, null);
  await form.submit();
  assert.deepEqual(form.refused(), ['meetingDate', '请填写会议日期。']);
});

test('what is no day is refused at its field, is not sent, and stays to be corrected', async () => {
  await decide(null);
  await form.type('#wb-meeting-date', '2026-02-30');
  await form.submit();
  assert.deepEqual(form.refused(), ['meetingDate', '会议日期“2026-02-30”不是日期，请按2026-11-27的样式填写，或者从日历中选择。']);
  assert.equal(form.sent(), undefined);
  assert.equal(document.activeElement, field());
  assert.equal(field().getAttribute('aria-invalid'), 'true');
  assert.equal(field().value, '2026-02-30');
  await form.type('#wb-meeting-date', '2026-02-28');
  assert.equal(form.refused(), null);
  await form.submit();
  assert.equal(form.sent().meetingDate, '2026-02-28');
});

test('while a day is being typed nothing is said of it yet', async () => {
  const extension = {requestedDue: '2026-12-20', earliest: '2026-12-10', partEnds: '2026-12-17', deadline: null, earlier: [], provisional: []};
  form = await open('decide-extension', {view: view({extension})});
  await form.answer({answer: 'GRANTED', due: '202612'});
  assert.doesNotMatch(form.text(), /晚于承办任务的完成期限/);
  await form.answer({due: '2026-12-20'});
  assert.match(form.text(), /晚于承办任务的完成期限/);
});

test('proofreading waits with saving until the deadline is a day', async () => {
  const drafted = point({version: 3, phase: 'PROOFREADING', problem: null, warnings: []});
  form = await open('proofread', {view: view({plan: {title: '2026年要点', carriedOver: [], points: [drafted]}})});
  const {unfinished} = await kit('form/point-edit.js');
  assert.equal(unfinished(form.scope.edit), null);
  await form.type('#wb-deadline', '2');
  assert.doesNotMatch(form.text(), /这个期限已经过去/);
  assert.equal(unfinished(form.scope.edit), '办结期限“2”不是日期，请按2026-11-27的样式填写，或者从日历中选择。改好后自动保存。');
  await form.type('#wb-deadline', '2020-01-02');
  assert.match(form.text(), /这个期限已经过去/);
  assert.equal(unfinished(form.scope.edit), null);
});

test('the calendar opens on the chosen day and puts another in its place', async () => {
  itIsMonday();
  await decide('2026-09-07');
  await openCalendar();
  assert.equal(calendar().getAttribute('aria-label'), '选择会议日期');
  assert.equal(month(), '2026年9月');
  assert.deepEqual(Array.from(calendar().querySelectorAll('th'), each => each.textContent), ['一', '二', '三', '四', '五', '六', '日']);
  assert.equal(document.activeElement, dayButton('2026-09-07'));
  assert.deepEqual(Array.from(calendar().querySelectorAll('[aria-selected=true] [data-day]'), each => each.dataset.day), ['2026-09-07']);
  await form.click('[data-day="2026-09-09"]');
  assert.equal(calendar(), null);
  assert.equal(document.activeElement, form.find('wb-date > button'), 'the focus is back');
  assert.equal(field().value, '2026-09-09');
  await form.submit();
  assert.equal(form.sent().meetingDate, '2026-09-09');
});

test('today, days off and make-up days are marked in words as well', async () => {
  itIsMonday();
  await decide(null);
  await openCalendar();
  const today = dayButton('2026-09-28');
  assert.equal(document.activeElement, today);
  assert.equal(today.getAttribute('aria-current'), 'date');
  assert.equal(today.getAttribute('aria-label'), '2026-09-28（周一，今天）');
  assert.equal(dayButton('2026-09-20').textContent, '20班');
  assert.equal(dayButton('2026-09-20').classList.contains('wb-calendar-off'), false);
  assert.equal(dayButton('2026-09-27').classList.contains('wb-calendar-off'), true);
  await form.click('.wb-calendar-head button:last-child');
  assert.equal(month(), '2026年10月');
  assert.equal(dayButton('2026-10-01').textContent, '1休');
  assert.equal(dayButton('2026-10-01').getAttribute('aria-label'), '2026-10-01（周四，放假）');
  assert.equal(dayButton('2026-10-10').getAttribute('aria-label'), '2026-10-10（周六，调休上班）');
  await form.click('.wb-calendar-head button');
  assert.equal(month(), '2026年9月');
  await form.click('.wb-calendar-foot button');
  assert.equal(document.activeElement, dayButton('2026-09-28'));
});

test('the keyboard leads to every day', async () => {
  itIsMonday();
  await decide('2026-09-30');
  await openCalendar();
  assert.equal(press('ArrowRight'), '2026-10-01');
  assert.equal(month(), '2026年10月');
  assert.equal(press('ArrowLeft', 'ArrowUp'), '2026-09-23');
  assert.equal(press('Home'), '2026-09-21');
  assert.equal(press('End'), '2026-09-27');
  assert.equal(press('ArrowDown'), '2026-10-04');
  assert.equal(press('PageDown'), '2026-11-04');
  assert.equal(press('PageUp', 'PageUp'), '2026-09-04');
  assert.equal(press('Shift+PageDown'), '2027-09-04');
  assert.equal(press('Shift+PageUp'), '2026-09-04');
  assert.equal(calendar().querySelectorAll('[tabindex="0"]').length, 1, 'Tab leaves the days at once');
});

test('Esc closes the calendar alone and changes nothing', async () => {
  await decide('2026-09-30');
  const heard = [];
  const listen = event => heard.push(event.key);
  document.addEventListener('keydown', listen);
  await openCalendar();
  press('ArrowRight', 'Escape');
  document.removeEventListener('keydown', listen);
  assert.equal(calendar(), null);
  assert.deepEqual(heard, [], 'what lies below does not close as well');
  assert.equal(form.scope.answer.meetingDate, '2026-09-30');
  assert.equal(document.activeElement, form.find('wb-date > button'));
});

test('days before the first one cannot be chosen from the calendar', async () => {
  itIsMonday();
  await extend();
  await openCalendar();
  assert.equal(document.activeElement, dayButton('2026-10-08'), 'it opens on the first one');
  await form.click('[data-day="2026-10-07"]');
  assert.equal(form.scope.answer.due, null);
  assert.equal(dayButton('2026-10-07').getAttribute('aria-disabled'), 'true');
  await form.click('[data-day="2026-10-08"]');
  assert.equal(form.scope.answer.due, '2026-10-08');
  await settle(form.scope);
});

test('who only reads cannot open it', async () => {
  form = await open('decide', {view: view({compiled: [report()]}), readonly: true});
  await openCalendar();
  assert.equal(calendar(), null);
});
