/* How records read: days, times, indicators, figures. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {kit} from './page.js';

const {carriersText, chinaTime, dueText, indicatorText, kindText, numberText} = await kit('form/texts.js');

test('an instant is shown as the clocks in China show it, whatever the zone of the machine', () => {
  assert.equal(chinaTime('2026-11-27T16:30:00Z', 16), '2026-11-28 00:30');
  assert.equal(chinaTime('2026-12-31T16:00:00Z', 10), '2027-01-01');
  assert.equal(chinaTime('2026-11-27', 10), '2026-11-27');
  assert.equal(chinaTime(null, 16), '');
});

test('a due day that may still change says so, and no other day does', () => {
  const of = {provisional: ['2027-03-31']};
  assert.equal(dueText('2027-03-31', of), '2027-03-31（暂定，2027年放假安排尚未公布）');
  assert.equal(dueText('2026-12-31', of), '2026-12-31');
});

test('an indicator names its unit, and its target where it has one', () => {
  assert.equal(indicatorText({}), '—');
  assert.equal(indicatorText({indicatorName: '培训人数', indicatorUnit: '人', target: null}), '培训人数（人）');
  assert.equal(indicatorText({indicatorName: '案件', indicatorUnit: '件', target: 0}), '案件（件），目标0件');
});

test('who carries a measure out: units, counties, or nobody yet', () => {
  assert.equal(carriersText({allUnits: true, units: [], counties: true}), '全部责任单位、县（区）');
  assert.equal(carriersText({allUnits: false, units: [{name: '市妇联'}, {name: '团市委'}], counties: false}), '市妇联、团市委');
  assert.equal(carriersText({allUnits: false, units: [], counties: false}), '未定');
});

test('a figure is shown with its unit, a ratio with its share', () => {
  assert.equal(numberText({figure: null}, {indicatorUnit: '人'}), '—');
  assert.equal(numberText({figure: 0}, {indicatorUnit: '人'}), '0人');
  assert.equal(numberText({figure: 1, denominator: 3}, {indicatorUnit: '%'}), '1 / 3（33.3%）');
  assert.equal(numberText({figure: 7}), '7');
});

test('what a report is beside its period', () => {
  assert.equal(kindText({}), '');
  assert.equal(kindText({done: true}), '，报告办结');
  assert.equal(kindText({done: true, early: true, returned: true}), '，提前办结，已退回');
  assert.equal(kindText({noNewProgress: true}), '，无新进展');
});
