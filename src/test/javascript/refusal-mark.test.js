/* Where a refusal is shown in a form. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {kit, show} from './page.js';

const {pointAt} = await kit('form/refusal-mark.js');

const FORM = `
<form>
  <div class="wb-refusal"></div>
  <div data-field="figures" id="figures">
    <span data-field="figures[0].state" id="state0"><select id="select0"></select></span>
    <span data-field="figures[1].state" id="state1"><select id="select1"></select></span>
  </div>
  <div data-field="answer" role="radiogroup" id="answer"><input type="radio" id="radio"></div>
  <div data-field="figuresOfTheYear" id="other"><input id="otherInput"></div>
  <div data-field="parts" id="parts"><p>none</p></div>
</form>`;

let form;
const at = id => document.getElementById(id);
const marked = () => Array.from(form.querySelectorAll('.wb-refused'), each => each.id);
const refusal = (field, confirm) => ({message: '不对。', field, confirm});

beforeEach(() => (form = show(FORM).querySelector('form')));

test('the sentence is shown at its field, which has the focus and names it as wrong', () => {
  pointAt(form, refusal('figures[1].state'));

  assert.deepEqual(marked(), ['state1']);
  assert.equal(at('state1').querySelector('p').textContent, '不对。');
  assert.equal(at('select1').getAttribute('aria-invalid'), 'true');
  assert.equal(at('select1').getAttribute('aria-describedby'), 'wb-refusal-here');
  assert.equal(document.activeElement, at('select1'));
});

test('without a field of that name it is shown at the nearest around it, never at one that only begins alike', () => {
  pointAt(form, refusal('figures[7].figure'));
  assert.deepEqual(marked(), ['figures']);
  pointAt(form, refusal('partsOfTheYear'));
  assert.deepEqual(marked(), []);
  pointAt(form, refusal('parts.reason'));
  assert.deepEqual(marked(), ['parts']);
});

test('the next refusal takes the place of the last, and none takes it away', () => {
  pointAt(form, refusal('figures[0].state'));
  pointAt(form, refusal('figures[1].state'));
  assert.deepEqual(marked(), ['state1']);
  assert.equal(at('select0').getAttribute('aria-invalid'), null);

  pointAt(form, null);
  assert.deepEqual(marked(), []);
  assert.equal(form.querySelectorAll('p.wb-refusal-here, [aria-invalid], [aria-describedby]').length, 0);
});

test('of round buttons the group is wrong', () => {
  pointAt(form, refusal('answer'));
  assert.equal(at('answer').getAttribute('aria-invalid'), 'true');
  assert.equal(at('radio').getAttribute('aria-invalid'), null);
});

test('quietly, nobody is taken from where they are typing', () => {
  at('otherInput').focus();
  pointAt(form, refusal('figures[0].state'), true);
  assert.deepEqual(marked(), ['state0']);
  assert.equal(document.activeElement, at('otherInput'));
});

test('what may stand although it is unusual has a button for it; the rest has none', () => {
  let confirmed = 0;
  pointAt(form, refusal('answer', 'due=2030-01-01'), false, () => confirmed++);
  at('answer').querySelector('button.wb-confirm').click();
  assert.equal(confirmed, 1);

  pointAt(form, refusal('answer'), false, () => confirmed++);
  assert.equal(at('answer').querySelector('button'), null);
});

test('a refusal is text, whatever the server quotes in it', () => {
  pointAt(form, {message: '<img src=x>', field: 'parts'});
  assert.equal(at('parts').querySelector('img'), null);
  assert.equal(at('parts').querySelector('.wb-refusal-here').textContent, '<img src=x>');
});

test('a refusal without a field marks none', () => {
  pointAt(form, refusal(null));
  pointAt(form, refusal(undefined));
  assert.deepEqual(marked(), []);
});
