/* Units chosen from a list, also one that is no longer offered. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compiled} from './form.js';
import {kit, read, type} from './page.js';
import {FULIAN, JIAOYU, TUANWEI} from './sample.js';

const {withGone} = await kit('form/units.js');

test('what was chosen and is no longer offered is listed, by its name where that is known, and stays', () => {
  const offered = withGone();
  assert.deepEqual(offered([FULIAN], ['fulian', 'gone', 'lost'], [{code: 'gone', name: '原卫计委'}]), [
    FULIAN,
    {code: 'gone', name: '原卫计委', gone: true},
    {code: 'lost', name: '已停用的单位', gone: true}
  ]);
  assert.deepEqual(offered([FULIAN], [], []).map(each => each.code), ['fulian', 'gone', 'lost']);
});

test('a unit is offered once: not when it is chosen here or has another role', async () => {
  const changes = [];
  const {element, scope} = await compiled(
    '<div><wb-units input-id="i" label="责任单位" chosen="chosen" from="from" except="except" also="[]" changed="changed()"></wb-units></div>',
    {chosen: ['fulian'], from: [FULIAN, TUANWEI, JIAOYU], except: ['jiaoyu'], changed: () => changes.push(1)}
  );
  const offered = () => Array.from(element.querySelector('select').options, each => each.value).filter(Boolean);
  assert.deepEqual(offered(), ['tuanwei']);

  type(element.querySelector('select'), 'tuanwei');
  scope.$digest();
  assert.deepEqual([scope.chosen, offered()], [['fulian', 'tuanwei'], []]);

  element.querySelector('[aria-label="去掉市妇联"]').click();
  scope.$digest();
  assert.deepEqual(Array.from(element.querySelectorAll('.wb-chip'), read), ['团市委 ×']);
  assert.deepEqual(offered(), ['fulian']);
  assert.equal(document.activeElement, element.querySelector('select'));
  assert.equal(changes.length, 2);
});
