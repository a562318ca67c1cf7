/* The shape of an answer: as a draft is taken up again, and as it is sent. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {kit} from './page.js';

const {fitted, withoutBlanks} = await kit('form/answer.js');

test('empty texts are sent as none, and what begins with $ is the form\'s own', () => {
  assert.deepEqual(withoutBlanks({reason: ' \n', text: ' a ', done: false, count: 0, $of: 'x', items: [{remark: ''}, 'b']}), {
    reason: null,
    text: ' a ',
    done: false,
    count: 0,
    items: [{remark: null}, 'b']
  });
});

test('a draft keeps what was typed, and takes the fields that it does not know', () => {
  assert.deepEqual(fitted({summary: 'typed'}, {summary: 'opening', nextStep: null}), {summary: 'typed', nextStep: null});
});

test('rows follow their measure: one that is gone goes, a new one is there as it opens', () => {
  const draft = {figures: [{measureId: 1, percentage: '10'}, {measureId: 2, percentage: '20'}]};
  const opening = {figures: [{measureId: 2, percentage: ''}, {measureId: 3, percentage: ''}]};
  assert.deepEqual(fitted(draft, opening).figures, [{measureId: 2, percentage: '20'}, {measureId: 3, percentage: ''}]);
});

test('rows without a measure are kept while there are as many, else they open anew', () => {
  const draft = {items: [{met: true}, {met: false}]};
  assert.deepEqual(fitted(draft, {items: [{met: null}, {met: null}]}).items, draft.items);
  assert.deepEqual(fitted(draft, {items: [{met: null}]}).items, [{met: null}]);
  assert.deepEqual(fitted({}, {items: [{met: null}]}).items, [{met: null}]);
});
