/* A document that is pasted: as a page with its tables while the box holds what was pasted, otherwise as text. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {openForm} from './form.js';
import {kit, read} from './page.js';

const {hasLostForm, pageOf, remember} = await kit('form/pasted.js');

const TABLE = '<table><tr><td rowspan="2">清理</td><td>市文旅局</td></tr><tr><td>市公安局</td></tr></table>';
const TEXT = '清理\t市文旅局\r\n市公安局\r\n';
const clipboard = (text, html = '') => ({getData: type => (type === 'text/html' ? html : text)});

function pasted(...clipboards) {
  const pastes = new Map();
  clipboards.forEach(each => remember(pastes, each));
  return pastes;
}

const parsed = html => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
const body = page => parsed(page).trim().replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '');

test('a table that is pasted is sent as it was, whatever the line ends and blanks around it', () => {
  const pastes = pasted(clipboard(TEXT, '<!--StartFragment-->' + TABLE));
  assert.match(pageOf(pastes, '\n清理\t市文旅局\n市公安局\n\n'), /rowspan="2">清理/);
  assert.match(pageOf(pasted(clipboard('a\u00a0b\tc', TABLE)), 'a b\tc'), /rowspan/);
  assert.equal(hasLostForm(pastes, TEXT), false);
});

test('what is typed, changed or left out makes the box the text that counts', () => {
  const pastes = pasted(clipboard(TEXT, TABLE));
  for (const box of [TEXT + '附则', '2026年\n' + TEXT, '清理\t市文旅局\n', '清理 市文旅局\n市公安局']) {
    assert.equal(pageOf(pastes, box), null, box);
    assert.equal(hasLostForm(pastes, box), true, box);
  }
  assert.notEqual(pageOf(pastes, TEXT), null, 'taken back');
  assert.equal(pageOf(pastes, ' \n'), null);
  assert.equal(hasLostForm(pastes, ' \n'), false);
});

test('several pastes are joined in the order of the box; text among them stays text', () => {
  const other = '<table><tr><td>回访</td><td>市妇联</td></tr></table>';
  const pastes = pasted(clipboard(TEXT, TABLE), clipboard('一、<b>总则</b>\n二、分工'), clipboard('回访\t市妇联', other));
  const box = '一、<b>总则</b>\n二、分工\n\n回访\t市妇联\n' + TEXT;
  assert.equal(
    body(pageOf(pastes, box)),
    ['<p>一、&lt;b&gt;总则&lt;/b&gt;</p><p>二、分工</p>', parsed(other), parsed(TABLE)].join('\n')
  );
  assert.equal(body(pageOf(pastes, '回访\t市妇联')), parsed(other), 'the others were replaced');
  assert.equal(hasLostForm(pastes, '一、<b>总则</b>\n二、分工'), false, 'no table is left');
});

test('the longest of the pastes that fit is meant', () => {
  const whole = '<table><tr><td>整</td><td>x</td></tr></table>';
  assert.match(pageOf(pasted(clipboard('甲\t乙', TABLE), clipboard('甲\t乙\n丙\t丁', whole)), '甲\t乙\n丙\t丁'), /整/);
});

test('a text with columns of its own beside a table is not made a page', () => {
  const pastes = pasted(clipboard(TEXT, TABLE), clipboard('1\t回访\t市妇联'));
  assert.equal(pageOf(pastes, TEXT + '1\t回访\t市妇联'), null);
  assert.equal(hasLostForm(pastes, TEXT + '1\t回访\t市妇联'), true);
});

test('a web page numbers its list; its text is without the numbers', () => {
  assert.match(pageOf(pasted(clipboard('甲', '<ol><li>甲</li></ol>')), '甲'), /<ol[ >]/);
});

test('a paste whose text says it all is text: the numbers of Word are in it', () => {
  for (const html of ['', '<p style="mso-list:l0 level1 lfo1">1. 甲</p>', '<ul><li>1. 甲</li></ul>', '<table><tr><td>只有一格</td></tr></table>']) {
    const pastes = pasted(clipboard('1. 甲', html));
    assert.equal(pageOf(pastes, '1. 甲'), null);
    assert.equal(hasLostForm(pastes, '1. 甲乙'), false);
  }
  assert.equal(pasted(clipboard('', TABLE)).size, 0);
});

test('a table that was cut in the box and pasted again is still one', () => {
  assert.notEqual(pageOf(pasted(clipboard(TEXT, TABLE), clipboard(TEXT)), TEXT), null);
  assert.notEqual(pageOf(pasted(clipboard(TEXT), clipboard(TEXT, TABLE)), TEXT), null);
});

test('the page says its encoding first, and no script, style or head of the clipboard is in it', () => {
  const copied = '<html><head><meta charset="gb2312"><title>x</title><link href="file:///C:/Users/somebody/a.xml"></head><body>'
    + '<meta charset="gb2312"><script>x()</script><style>x</style>' + TABLE + '</body></html>';
  const page = pageOf(pasted(clipboard(TEXT, copied)), TEXT);
  assert.match(page, /^<!DOCTYPE html>\n<html><head><meta charset="utf-8">/);
  assert.doesNotMatch(page, /gb2312|script|style|somebody/);
});

let form;
let files;

class Upload {
  upload = {};
  open() {}
  setRequestHeader() {}
  send(data) {
    files.push(data.get('file'));
  }
}

beforeEach(() => {
  files = [];
  globalThis.XMLHttpRequest = Upload;
  globalThis.File = window.File;
  globalThis.FormData = window.FormData;
});
afterEach(() => form && form.close());

async function paste(data, value) {
  const event = Object.assign(new window.Event('paste', {bubbles: true}), {clipboardData: data});
  form.find('#wb-pasted').dispatchEvent(event);
  await form.type('#wb-pasted', value);
}

const hint = () => read(form.find('#wb-pasted-hint'));

test('the form says how the box will be read, and sends it so', async () => {
  form = await openForm('start-annual-plan', {choices: [], choicesAt: '/plan-files'});
  await form.click('[ng-click^="upload.pasting"]');
  assert.equal(hint(), '');
  await paste(clipboard(TEXT, TABLE), '清理\t市文旅局\n市公安局\n');
  assert.equal(hint(), '已带表格和编号的格式，按原样读取。');
  await form.click('[ng-click="paste()"]');
  assert.deepEqual([files[0].name, files[0].type], ['粘贴的正文.html', 'text/html']);
  await form.type('#wb-pasted', '\t清理\t市文旅局\t');
  assert.equal(hint(), '已改动，按文字读取。要带表格和编号的格式，请清空后重新粘贴。');
  await form.type('#wb-pasted', '');
  assert.equal(hint(), '');
  await form.type('#wb-pasted', '另写');
  assert.equal(hint(), '', 'forgotten once the box was empty');
});

test('a text is sent with the blanks at its ends: they are cells', async () => {
  form = await openForm('start-annual-plan', {choices: [], choicesAt: '/plan-files'});
  await form.click('[ng-click^="upload.pasting"]');
  await paste(clipboard(TEXT, TABLE), '\t清理\t市文旅局\t');
  await form.click('[ng-click="paste()"]');
  assert.deepEqual([files[0].name, files[0].type], ['粘贴的正文.txt', 'text/plain']);
  assert.equal(files[0].size, new TextEncoder().encode('\t清理\t市文旅局\t').length);
});
