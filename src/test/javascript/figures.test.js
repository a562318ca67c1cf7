/* The figures of a report: how they open from the last report, are checked, and are sent. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {kit} from './page.js';

const {amountOf, amountText, isAmount} = await kit('form/amounts.js');
const {checkFigures, figureInputs, figureRows, plainMeasures} = await kit('form/figures.js');

const refusals = rows => {
  const found = [];
  checkFigures(rows, (field, sentence) => found.push(field + '：' + sentence));
  return found;
};

const row = more => ({measureId: 1, state: 'IN_PROGRESS', percentage: '50', figure: '', denominator: '', ...more});

test('a row opens with the last report of its measure, and empty without one', () => {
  const last = [{measureId: 2, state: 'IN_PROGRESS', percentage: 40, figure: 0, denominator: null}];
  assert.deepEqual(figureRows([{id: 1}, {id: 2}], last), [
    {measureId: 1, state: null, percentage: '', figure: '', denominator: ''},
    {measureId: 2, state: 'IN_PROGRESS', percentage: '40', figure: '0', denominator: ''}
  ]);
  assert.equal(figureRows([{id: 1}], null)[0].state, null);
});

test('what was typed is sent as numbers, and nothing as nothing', () => {
  assert.deepEqual(figureInputs([row({percentage: ' 5 ', figure: '0', denominator: ' '})]), [
    {measureId: 1, state: 'IN_PROGRESS', percentage: 5, figure: 0, denominator: null}
  ]);
});

test('amounts are read as typed', () => {
  ['', null, undefined, '0', 0, '12.34', ' 7 ', '999999999999'].forEach(text => assert.ok(isAmount(text), String(text)));
  ['-1', '1.234', '1e3', '一', '1000000000000', '1.'].forEach(text => assert.ok(!isAmount(text), text));
  assert.equal(amountOf(' '), null);
  assert.equal(amountOf('0'), 0);
  assert.equal(amountText(0), '0');
  assert.equal(amountText(null), '');
});

test('each field that is wrong is named by its row', () => {
  assert.deepEqual(refusals([row(), row({percentage: ''}), row({percentage: '100'}), row({figure: '1.25', denominator: '4'})]), []);
  assert.deepEqual(refusals([row(), row({state: null})]), ['figures[1].state：请填写这条任务措施的状态。']);
  assert.deepEqual(refusals([row({percentage: '101'})]), ['figures[0].percentage：进度应为0到100的整数。']);
  assert.deepEqual(refusals([row({percentage: '1.5', figure: 'x', denominator: '-1'})]).length, 3);
});

test('the measures of a part are those of the point with what became of them', () => {
  assert.deepEqual(plainMeasures([{measure: {id: 1}, state: 'CARRIED'}, {id: 2}]), [{id: 1}, {id: 2}]);
  assert.deepEqual(plainMeasures(undefined), []);
});
