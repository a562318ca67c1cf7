/* Tasklist's plugins beside the forms, Admin's hints, and what each web app loads. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync} from 'node:fs';
import {test} from 'node:test';
import {angular, kit, read, run, server, settle, show} from './page.js';

const RESOURCES = new URL('../../main/resources/META-INF/resources/', import.meta.url);

/** Tasklist's scope, whose task the test opens. */
function tasklist() {
  const opened = [];
  const changed = [];
  return {
    open: async task => {
      opened.forEach(listener => listener(task));
      await settle();
    },
    changed,
    scope: {
      $applyAsync: act => act(),
      taskData: {newChild: () => ({observe: (name, listener) => opened.push(listener)}), changed: name => changed.push(name)}
    }
  };
}

const node = () => show('<div id="node"></div>').firstElementChild;

test('a task is handed over to a colleague, with the reason, and the server\'s sentence is said', async () => {
  const {default: plugin} = await kit('hand-over.js');
  const calls = server({
    'GET /tasks/t1/colleagues': {candidate: false, colleagues: [{id: 'a', name: '甲'}, {id: 'b', name: '<b>乙</b>'}]},
    'POST /tasks/t1/hand-over': {message: '已转交乙。'}
  });
  const place = node();
  const {open, scope, changed} = tasklist();
  plugin.render(place, {}, scope);
  await open({id: 't1', name: '签收'});
  assert.ok(document.body.classList.contains('wb-reads-only'));

  place.querySelector('button').click();
  const dialog = document.querySelector('dialog');
  assert.deepEqual(Array.from(dialog.querySelectorAll('.wb-choice'), read), ['甲', '<b>乙</b>']);
  const submit = async () => {
    dialog.dispatchEvent(new window.Event('submit', {cancelable: true}));
    await settle();
  };
  await submit();
  assert.equal(read(dialog.querySelector('.wb-refusal')), '请选择转交给谁。');

  dialog.querySelectorAll('input')[1].click();
  dialog.querySelector('textarea').value = ' 出差 ';
  await submit();
  assert.deepEqual(calls.at(-1).body, {userId: 'b', reason: '出差'});
  assert.equal(document.querySelector('dialog'), null);
  assert.equal(read(place.querySelector('[role=status]')), '已转交乙。');
  assert.deepEqual(changed, ['task', 'taskList']);
});

test('why a task was not handed over is said in the dialog, which stays', async () => {
  const {default: plugin} = await kit('hand-over.js');
  server({
    'GET /tasks/t1/colleagues': {candidate: true, colleagues: [{id: 'a', name: '甲'}]},
    'POST /tasks/t1/hand-over': {status: 409, body: {detail: '任务已办结。'}}
  });
  const place = node();
  const {open, scope} = tasklist();
  plugin.render(place, {}, scope);
  await open({id: 't1', name: '签收'});
  place.querySelector('button').click();
  const dialog = document.querySelector('dialog');
  dialog.querySelector('input').click();
  dialog.dispatchEvent(new window.Event('submit', {cancelable: true}));
  await settle();
  assert.equal(read(dialog.querySelector('.wb-refusal')), '任务已办结。');
  assert.equal(dialog.querySelector('[type=submit]').disabled, false);
  dialog.querySelector('.wb-cancel').click();
  assert.equal(document.querySelector('dialog'), null);
});

test('a task that cannot be handed over offers no button', async () => {
  const {default: plugin} = await kit('hand-over.js');
  server({'GET /tasks/t1/colleagues': {candidate: true, colleagues: []}});
  const place = node();
  const {open, scope} = tasklist();
  plugin.render(place, {}, scope);
  await open({id: 't1', name: '签收'});
  assert.equal(place.querySelector('button').hidden, true);
  await open({id: 't2', name: '已不在'});
  assert.equal(place.querySelector('button').hidden, true);
});

test('a task that ends while it is open says how, once', async () => {
  const {default: plugin} = await kit('ended.js');
  const calls = server({'GET /tasks/t1/end': {message: '已由陈立办结。'}});
  show('<div id="details"><div class="task-removed-alert"><p class="text-padded">Task was removed</p></div></div>');
  const {open, scope} = tasklist();
  plugin.render(null, {}, scope);
  await open({id: 't1'});
  const said = document.querySelector('.text-padded');
  assert.equal(read(said), 'Task was removed', 'it is there no sooner than the task has ended');

  document.getElementById('details').className = 'task-removed';
  await settle();
  assert.equal(read(said), '已由陈立办结。');
  document.getElementById('details').className = 'task-removed again';
  await settle();
  assert.equal(calls.length, 1);
});

test('a day that may still change is marked on the card; a list asks once', async () => {
  const {default: [card, head]} = await kit('provisional.js');
  const calls = server({'GET /provisional-tasks': ['t1']});
  const [first, second] = show('<p></p><p></p>').children;
  card.render(first, {taskId: 't1'});
  card.render(second, {taskId: 't2'});
  await settle();
  assert.deepEqual([read(first), read(second)], ['期限暂定', '']);
  assert.match(first.title, /放假安排尚未公布/);
  assert.equal(calls.length, 1);

  const {open, scope} = tasklist();
  head.render(second, {}, scope);
  await open({id: 't1'});
  assert.equal(read(second), '期限暂定');
  await open(null);
  assert.equal(read(second), '');
});

test('Admin says what to type for a name, and lets a whole name stand in the first field', async () => {
  angular();
  show('<input id="inputUserId"><input id="inputFirstname">');
  await run('webjars/camunda/app/admin/scripts/weibao/names.js');
  assert.match(document.getElementById('inputUserId').placeholder, /^小写字母/);

  const model = {$validators: {required: value => Boolean(value)}, validated: 0, $validate() {
    this.validated++;
  }};
  const last = Object.assign(document.createElement('input'), {id: 'inputLastname'});
  window.angular.element(last).data('$ngModelController', model);
  document.body.append(last);
  await settle();
  assert.match(last.placeholder, /^姓/);
  assert.equal(model.$validators.required(''), true);
  assert.equal(model.validated, 1);
});

test('each web app watches first, and loads only what is there', async () => {
  window.require = {config: () => {}};
  const apps = readdirSync(new URL('webjars/camunda/app/', RESOURCES));
  assert.deepEqual(apps.sort(), ['admin', 'cockpit', 'tasklist', 'welcome']);
  for (const app of apps) {
    const {default: config} = await run('webjars/camunda/app/' + app + '/scripts/config.js');
    assert.equal(config.customScripts[0], '../../password/watch.js');
    for (const script of config.customScripts) {
      const files = script.startsWith('../../')
        ? ['camunda/' + script.slice(6), 'webjars/camunda/' + script.slice(6)]
        : ['webjars/camunda/app/' + app + '/' + script];
      assert.ok(files.some(file => existsSync(new URL(file, RESOURCES))), files[0]);
    }
  }
  const {default: {customScripts}} = await run('webjars/camunda/app/tasklist/scripts/config.js');
  const plugins = readdirSync(new URL('webjars/camunda/app/tasklist/scripts/weibao/', RESOURCES)).filter(file => file.endsWith('.js'));
  assert.deepEqual(
    plugins.filter(file => !customScripts.includes('scripts/weibao/' + file)),
    ['server.js'],
    'each file beside the forms\' folder is a plugin, but for what they share'
  );
});
