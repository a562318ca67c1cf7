/* Files of evidence: chosen, uploaded one after another, refused, taken away, saved. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {openForm as open} from './form.js';
import {read} from './page.js';
import {view} from './sample.js';

const MEGABYTE = 1024 * 1024;

let form;
let uploads;

/** An upload, which ends when the test says so. */
class Upload {
  upload = {};
  headers = {};
  open(method, url) {
    this.asked = method + ' ' + url.replace('/camunda/api/weibao', '');
  }
  setRequestHeader(name, value) {
    this.headers[name] = value;
  }
  send(body) {
    this.file = body.get('file').name;
    uploads.push(this);
  }
  abort() {
    this.onabort?.();
  }
  ends(status, body) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload();
  }
}

beforeEach(() => {
  uploads = [];
  globalThis.XMLHttpRequest = Upload;
});
afterEach(() => form.close());

const listed = (id, name, more) => ({id, name, length: 2048, uploadedBy: '夏明', uploadedAt: '2026-11-27T01:00:00Z', preview: false, ...more});
const names = () => Array.from(form.element.querySelectorAll('.wb-evidence .wb-file-name'), read);

async function openReport(given) {
  form = await open('report', {view: view({files: []}), ...given});
}

async function choose(...files) {
  const input = form.find('#wb-files');
  Object.defineProperty(input, 'files', {value: files, configurable: true});
  input.dispatchEvent(new window.Event('change', {bubbles: true}));
  await form.answer({});
}

const file = (name, size = 1000) => Object.defineProperty(new File(['x'], name), 'size', {value: size});

test('files are uploaded one after another, with the token, and listed as the server names them', async () => {
  document.cookie = 'XSRF-TOKEN=t; Secure';
  await openReport();
  await choose(file('a.pdf'), file('b.jfif'));
  assert.deepEqual(uploads.map(each => [each.asked, each.file]), [['POST /tasks/t1/files', 'a.pdf']]);
  assert.equal(uploads[0].headers['X-XSRF-TOKEN'], 't');
  assert.match(form.text(), /正在上传，请稍候。/);

  uploads[0].upload.onprogress({lengthComputable: true, loaded: 999, total: 1000});
  await form.answer({});
  assert.match(form.text(), /99%/);

  uploads[0].ends(200, listed(1, 'a.pdf'));
  await form.answer({});
  uploads[1].ends(200, listed(2, 'b.jpg'));
  await form.answer({});
  assert.deepEqual(names(), ['a.pdf', 'b.jpg']);
  assert.match(form.text(), /原名“b\.jfif”，已按内容改为这个名称。/);
  assert.match(form.text(), /共2份，提交时一并提交。/);
});

test('what the server refuses is shown beside its file and can be closed; the next one goes on', async () => {
  await openReport();
  await choose(file('a.exe'), file('b.pdf'));
  uploads[0].ends(422, {detail: '不是可以上传的种类。'});
  await form.answer({});
  assert.equal(read(form.find('.wb-upload-refusal')), '不是可以上传的种类。');
  assert.equal(uploads.length, 2);
  await form.click('[aria-label="关闭a.exe"]');
  assert.equal(form.find('.wb-upload-refusal'), null);
});

test('what is plainly too large is not sent', async () => {
  await openReport();
  await choose(file('a.pdf', 20 * MEGABYTE + 1), file('b.pdf', 20 * MEGABYTE));
  assert.deepEqual(uploads.map(each => each.file), ['b.pdf']);
  assert.equal(read(form.find('.wb-upload-refusal')), '超过20MB，请压缩或者分成几份后再上传。');
});

test('what is one too many is not sent, those that wait counted', async () => {
  await openReport({view: view({files: Array.from({length: 19}, (none, i) => listed(i, i + '.pdf'))})});
  await choose(file('a.pdf'), file('b.pdf'));
  assert.equal(uploads.length, 1);
  assert.match(read(form.find('.wb-upload-refusal')), /^一次最多提交20份材料/);
});

test('nothing is submitted while a file is on its way', async () => {
  await openReport();
  await choose(file('a.pdf'));
  await form.answer({summary: 'x', figures: []});
  await form.submit();
  assert.deepEqual(form.refused(), ['files', '材料还在上传，请等上传完成后再提交。']);

  await form.click('[aria-label="取消上传a.pdf"]');
  await form.submit();
  assert.deepEqual(form.sent().files, []);
});

test('a file that was cancelled while it waited is never sent', async () => {
  await openReport();
  await choose(file('a.pdf'), file('b.pdf'));
  await form.click('[aria-label="取消上传b.pdf"]');
  uploads[0].ends(200, listed(1, 'a.pdf'));
  await form.answer({});
  assert.equal(uploads.length, 1);
  assert.deepEqual(names(), ['a.pdf']);
});

test('a session that ends while uploading is said above the form too', async () => {
  await openReport();
  await choose(file('a.pdf'));
  uploads[0].ends(401, {detail: '请先登录。'});
  await form.answer({});
  assert.match(read(form.find('.wb-refusal')), /^登录已过期/);
});

test('a file is taken away on the server; where that fails it stays', async () => {
  await openReport({
    view: view({files: [listed(1, 'a.pdf'), listed(2, 'b.pdf')]}),
    answers: {'DELETE /tasks/t1/files/1': {status: 204}, 'DELETE /tasks/t1/files/2': {status: 409, body: {detail: '已经提交。'}}}
  });
  await form.click('[aria-label="删除a.pdf"]');
  await form.click('[aria-label="删除b.pdf"]');
  assert.deepEqual(names(), ['b.pdf']);
  assert.deepEqual(form.refused(), ['files', '已经提交。']);
});

test('a file shows its size, who brought it and when, and is previewed only where that is possible', async () => {
  await openReport({view: view({files: [listed(1, 'a.pdf', {preview: true, length: 1.26 * MEGABYTE}), listed(2, 'b.doc', {length: 3})]})});
  const [first, second] = form.element.querySelectorAll('.wb-evidence li');
  assert.match(read(first), /^a\.pdf 1\.3MB · 夏明 2026-11-27 09:00 预览/);
  assert.match(read(second), /^b\.doc 1KB · /);
  assert.doesNotMatch(read(second), /预览/);
  assert.equal(first.querySelector('a').getAttribute('href'), '/camunda/api/weibao/files/1');
});

test('why a file cannot be saved is shown beside it', async () => {
  await openReport({view: view({files: [listed(1, 'a.pdf')]}), answers: {'GET /files/1': {status: 404, body: {detail: '没有这份材料。'}}}});
  await form.click('.wb-evidence a.wb-file-name');
  assert.equal(read(form.find('.wb-evidence [role=alert]')), '没有这份材料。');
});

test('who only looks on sees the files and changes none', async () => {
  await openReport({view: view({files: [listed(1, 'a.pdf')]}), readonly: true});
  assert.deepEqual(names(), ['a.pdf']);
  assert.equal(form.element.querySelectorAll('.wb-evidence button').length, 0);
});
