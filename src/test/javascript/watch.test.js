/* What each web app loads beside its own: the menu's entries, and how requests are watched. */
import assert from 'node:assert/strict';
import {mock, test} from 'node:test';
import {run, settle, show} from './page.js';

const MENU = '<div class="account"><ul class="dropdown-menu"><li class="profile"></li><li class="logout"></li></ul></div>';

let assigned = [];

/** A request that the page sends, which ends when the test says so. */
class Request extends EventTarget {
  headers = {};
  open(method, address) {
    this.opened = [method, address];
  }
  setRequestHeader(name, value) {
    this.headers[name] = value;
  }
  getResponseHeader(name) {
    return this.answered[name] ?? null;
  }
  ends(status, answered = {}) {
    Object.assign(this, {status, answered});
    this.dispatchEvent(new Event('load'));
  }
}

const send = (address, method = 'GET') => {
  const request = new Request();
  request.open(method, address);
  return request;
};

mock.timers.enable({apis: ['Date'], now: Date.parse('2026-11-27T01:00:00Z')});
globalThis.XMLHttpRequest = Request;
Object.assign(location, {hash: '#/?task=1', assign: to => assigned.push(to)});
show(MENU);
await run('camunda/password/watch.js');
await run('camunda/letters/received.js');

test('the menu offers both pages above the way out, once, whatever becomes of the page', async () => {
  const entries = () => Array.from(document.querySelectorAll('.dropdown-menu li'), each => each.className);
  assert.deepEqual(entries(), ['profile', 'change-password', 'received-letters', 'logout']);
  document.body.append(document.createElement('p'));
  await settle();
  assert.equal(entries().length, 4);
  assert.equal(document.querySelector('.received-letters a').getAttribute('href'), '/camunda/letters/');
});

test('the link to the password knows where the person is', async () => {
  const href = () => document.querySelector('.change-password a').getAttribute('href');
  assert.equal(href(), '/camunda/password/?to=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F#/?task=1');
  location.hash = '#/?task=2';
  document.body.append(document.createElement('p'));
  await settle();
  assert.match(href(), /#\/\?task=2$/);
});

test('a menu that comes later, with the sign-in, has them too', async () => {
  show('');
  show(MENU);
  await settle();
  assert.ok(document.querySelector('.change-password a'));
});

test('a minute and a half after the last sign of a person, requests say that nobody is there', () => {
  assert.deepEqual(send('/camunda/api/x').headers, {});
  mock.timers.setTime(Date.now() + 90001);
  assert.deepEqual(send('/camunda/api/x').headers, {'X-Weibao-Unattended': 'true'});
  assert.deepEqual(send('https://elsewhere.example/x').headers, {}, 'no other server hears of it');
  window.dispatchEvent(new window.Event('keydown'));
  assert.deepEqual(send('/camunda/api/x').headers, {});
});

test('a password that must be changed leads to its page', () => {
  assigned = [];
  send('/camunda/api/x').ends(200, {});
  assert.deepEqual(assigned, []);
  send('/camunda/api/x').ends(403, {'X-Weibao-Password-Change': 'ONE_TIME'});
  assert.match(assigned[0], /^\/camunda\/password\/\?to=/);
});

test('a session that has ended says why, until somebody signs in', () => {
  document.cookie = 'WEIBAO-SESSION-END=PASSWORD_RESET; Path=/camunda; Secure';
  send('/camunda/api/x').ends(401);
  assert.match(document.querySelector('.wb-said').textContent, /^您的口令已重设/);
  send('/camunda/api/admin/auth/user/default/login/tasklist', 'POST').ends(401);
  assert.ok(document.querySelector('.wb-said'));
  send('/camunda/api/admin/auth/user/default/login/tasklist', 'POST').ends(200);
  assert.equal(document.querySelector('.wb-said'), null);
});
