/* The page of the letters that a unit has received. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noServer, read, run, server, show, textOf} from './page.js';

const LETTERS = 'GET /letters';
const letter = (id, more) => ({
  id, date: '2026-11-27', kindLabel: '督办函', number: '督〔2026〕' + id + '号', copied: false, title: '关于……',
  lines: ['一、签收', '二、填报'], fileName: '督办函' + id + '.docx', ...more
});

const at = id => document.getElementById(id);
const shown = () => ['none', 'signed-out', 'refused', 'letters'].filter(id => !at(id).hidden);

async function open(answers, hash = '') {
  location.hash = hash;
  show(textOf('src/main/resources/META-INF/resources/camunda/letters/index.html'));
  if (answers) {
    server(answers);
  } else {
    noServer();
  }
  await run('camunda/letters/letters.js');
}

test('each letter has its day, number, matters and file', async () => {
  await open({[LETTERS]: [letter(2), letter(1, {copied: true})]});
  assert.deepEqual(shown(), ['letters']);
  const [first, second] = at('letters').querySelectorAll('tbody tr');
  assert.deepEqual(Array.from(first.cells, read), ['2026-11-27', '督办函 督〔2026〕2号', '关于……', '一、签收二、填报', '下载Word文件']);
  assert.equal(first.querySelectorAll('td[data-label=事项] div').length, 2);
  assert.match(read(second.cells[1]), /（抄送）$/);
  const link = first.querySelector('a');
  assert.deepEqual(
    [link.getAttribute('href'), link.download, link.getAttribute('aria-label')],
    ['/camunda/api/weibao/letters/2', '督办函2.docx', '下载督办函督〔2026〕2号']
  );
});

test('none yet, signed out, refused, no network: each says so', async () => {
  await open({[LETTERS]: []});
  assert.deepEqual(shown(), ['none']);
  await open({[LETTERS]: {status: 401, body: {}}});
  assert.deepEqual(shown(), ['signed-out']);
  await open({[LETTERS]: {status: 403, body: {detail: '您没有单位。'}}});
  assert.deepEqual([shown(), read(at('refused'))], [['refused'], '您没有单位。']);
  await open({[LETTERS]: {status: 500, body: {}}});
  assert.equal(read(at('refused')), '没有打开，请刷新页面后再试。');
  await open(null);
  assert.equal(read(at('refused')), '连接不上服务器，请稍后刷新页面。');
});

test('who is signed out is led to the same letter by signing in', async () => {
  await open({[LETTERS]: {status: 401, body: {}}}, '#letter-7');
  assert.equal(at('sign-in').getAttribute('href'), '/camunda/app/tasklist/default/#/letters?letter=7');
  await open({[LETTERS]: {status: 401, body: {}}}, '#letter-7"><img>');
  assert.equal(at('sign-in').getAttribute('href'), '/camunda/app/tasklist/default/#/letters');
});

test('the letter that a mail leads to is marked; an address made up by somebody marks nothing', async () => {
  await open({[LETTERS]: [letter(2), letter(1)]}, '#letter-1');
  assert.deepEqual(Array.from(document.querySelectorAll('.named'), each => each.id), ['letter-1']);
  assert.equal(document.activeElement, at('letter-1').querySelector('a'));

  location.hash = '#letter-2';
  window.dispatchEvent(new window.Event('hashchange'));
  assert.deepEqual(Array.from(document.querySelectorAll('.named'), each => each.id), ['letter-2']);

  await open({[LETTERS]: [letter(1)]}, '#letter-1,body');
  assert.equal(document.querySelector('.named'), null);
});

test('a title is text', async () => {
  await open({[LETTERS]: [letter(1, {title: '<img src=x>', lines: ['<b>x</b>']})]});
  assert.equal(at('letters').querySelector('img, b'), null);
});
