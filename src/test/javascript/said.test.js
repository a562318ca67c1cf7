/* One sentence on top of the page: why the session has ended, or what was done on the page before. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {run, show} from './page.js';

let said;
const shown = () => Array.from(document.querySelectorAll('.wb-said'), each => each.firstChild.textContent);

beforeEach(async () => {
  show('');
  sessionStorage.clear();
  document.cookie = 'WEIBAO-SESSION-END=; Path=/camunda; Max-Age=0; Secure';
  said = await run('camunda/password/said.js');
});

test('why the session has ended is said once', () => {
  document.cookie = 'WEIBAO-SESSION-END=LOCKED; Path=/camunda; Secure';
  said.sayEnded();
  said.sayEnded();
  assert.equal(shown().length, 1);
  assert.match(shown()[0], /账号已锁定/);
});

test('nothing is said without a reason, or with one that nobody knows', () => {
  said.sayEnded();
  document.cookie = 'WEIBAO-SESSION-END=<b>x</b>; Path=/camunda; Secure';
  said.sayEnded();
  assert.deepEqual(shown(), []);
});

test('after the next sign-in it is gone', () => {
  document.cookie = 'WEIBAO-SESSION-END=CLOSED; Path=/camunda; Secure';
  said.sayEnded();
  said.wasSignedIn();
  assert.deepEqual(shown(), []);
  assert.doesNotMatch(document.cookie, /WEIBAO-SESSION-END/);
});

test('a cookie of a longer name is another one', async () => {
  const {cookie} = await run('camunda/password/cookie.js');
  document.cookie = 'A-TOKEN-OF-OTHERS=x; Secure';
  document.cookie = 'MY-TOKEN=y; Secure';
  document.cookie = 'TOKEN=a%2Fb=; Secure';
  assert.equal(cookie('TOKEN'), 'a/b=');
  assert.equal(cookie('A-TOKEN'), '');
});

test('it can be closed', () => {
  document.cookie = 'WEIBAO-SESSION-END=CLOSED; Path=/camunda; Secure';
  said.sayEnded();
  document.querySelector('.wb-said button').click();
  assert.deepEqual(shown(), []);
});

test('what was done is said on the next page, once, and goes by itself', context => {
  context.mock.timers.enable({apis: ['setTimeout']});
  said.keepForLater('口令已经修改。');
  said.sayLater();
  assert.deepEqual(shown(), ['口令已经修改。']);
  context.mock.timers.tick(15000);
  said.sayLater();
  assert.deepEqual(shown(), []);
});
