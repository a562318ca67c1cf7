/* A page for the modules to run in: jsdom in place of a browser, and a server that answers as the test says. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const TOP = new URL('../../../', import.meta.url);
// The packages are pinned there, so that no tool's folder lies among the sources.
const require = createRequire(new URL('.ci/eslint/', TOP));
const {JSDOM} = require('jsdom');

const RESOURCES = new URL('src/main/resources/META-INF/resources/', TOP);
const KIT = 'webjars/camunda/app/tasklist/scripts/weibao/';

const {window} = new JSDOM('<!DOCTYPE html><base href="/" app-root="/camunda"><body></body>', {
  url: 'https://weibao.example/camunda/app/tasklist/default/'
});

// What a module finds without naming it.
Object.assign(globalThis, {
  window,
  document: window.document,
  sessionStorage: window.sessionStorage,
  localStorage: window.localStorage,
  location: {pathname: '/camunda/app/tasklist/default/', origin: 'https://weibao.example', search: '', hash: ''},
  MutationObserver: window.MutationObserver,
  DOMParser: window.DOMParser,
  XMLSerializer: window.XMLSerializer
});

// jsdom draws nothing: these have nothing to do, but must be there.
window.Element.prototype.scrollIntoView = () => {};
window.matchMedia = () => ({matches: false});
window.HTMLDialogElement.prototype.showModal = function () {
  this.setAttribute('open', '');
};
window.HTMLDialogElement.prototype.close = function () {
  this.removeAttribute('open');
  this.dispatchEvent(new window.Event('close'));
};

/** A file of the tree as text. */
export const textOf = path => readFileSync(new URL(path, TOP), 'utf8');

let fresh = 0;

/** What the server sends as the forms' rules; a test in Java holds them to it. */
export const RULES = JSON.parse(textOf('src/test/javascript/form-rules.json'));

/** A module of the forms' kit, such as form/texts.js. */
export const kit = name => import(new URL(KIT + name, RESOURCES));

/** A script of a page or an app, run anew. */
export const run = path => import(new URL(path + '?' + ++fresh, RESOURCES));

/** Angular, as the web apps have it, with the module that plugins add to. */
export function angular() {
  if (!window.angular) {
    require('angular/angular.js');
    window.angular.module('cam.tasklist.custom', []);
  }
  return window.angular;
}

/** Shows markup in the page, in place of what was there. */
export function show(html) {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  return document.body;
}

/** The text of an element as it is read: no blanks at its ends, single ones within. */
export const read = element => element.textContent.replace(/\s+/g, ' ').trim();

/** Lets everything that is under way come to its end. */
export async function settle(scope) {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise(resolve => setTimeout(resolve));
    if (scope) {
      scope.$digest();
    }
  }
}

export function type(input, value) {
  input.value = value;
  input.dispatchEvent(new window.Event('input', {bubbles: true}));
  input.dispatchEvent(new window.Event('change', {bubbles: true}));
}

/**
 * The server. Its answers are a body or {status, body}, by 'GET /path'; what it has none for is not found.
 *
 * @return what it was asked, as {asked, body, headers, keepalive}
 */
export function server(answers) {
  const calls = [];
  globalThis.fetch = async (url, {method = 'GET', body, headers, keepalive} = {}) => {
    const asked = method + ' ' + String(url).replace('/camunda/api/weibao', '');
    calls.push({asked, body: typeof body === 'string' ? JSON.parse(body) : body, headers, keepalive});
    let answer = asked in answers ? answers[asked] : {status: 404, body: {detail: ''}};
    if (typeof answer === 'function') {
      answer = await answer();
    }
    const {status = 200, body: content = null} = answer && answer.status ? answer : {body: answer};
    return new Response(status === 204 ? null : JSON.stringify(content), {status});
  };
  return calls;
}

/** A server that cannot be reached. */
export function noServer() {
  globalThis.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
}
