/* Admin's hints, and what each web app loads. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync} from 'node:fs';
import {test} from 'node:test';
import {angular, run, settle, show} from './page.js';

const RESOURCES = new URL('../../main/resources/META-INF/resources/', import.meta.url);

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

test('Admin says permissions and models in Chinese, and leaves other texts and fields as they are', async () => {
  show('<table><tr><td>READ, UPDATE</td><td>urging</td><td>READ, OTHER</td><td>unit-fagai</td><td><textarea>READ</textarea></td></tr></table><p>READ</p>');
  window.location.hash = '#/authorization?resource=6';
  await run('webjars/camunda/app/admin/scripts/weibao/permissions.js');
  const texts = () => Array.from(document.querySelectorAll('td, p'), each => each.textContent);
  assert.deepEqual(texts(), ['查看、修改', '催办（urging）', 'READ, OTHER', 'unit-fagai', 'READ', 'READ']);
  document.querySelector('td').firstChild.data = 'CREATE_INSTANCE';
  await settle();
  assert.equal(texts()[0], '发起');
  window.location.hash = '';
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
    ['forms.js', 'server.js'],
    'each file beside the forms\' folder is a plugin, but for the kit, which comes with the first form, and what they share'
  );
});
