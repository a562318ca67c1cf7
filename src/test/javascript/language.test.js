/* The web apps' language, their head, and what is put right in the stock templates. */
import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {angular, run, show} from './page.js';

const LIB = 'webjars/camunda/lib/weibao/';

/** Stands for an app's module: keeps what is configured, and runs it with these services. */
function app(name) {
  document.querySelector('base').setAttribute('app-name', name);
  angular();
  const acts = [];
  window.angular.module = () => {
    const own = {config: act => acts.push(act) && own, run: act => acts.push(act) && own};
    return own;
  };
  return services => acts.forEach(act => {
    const wanted = act.slice(0, -1);
    if (wanted.every(each => each in services)) {
      act.at(-1)(...wanted.map(each => services[each]));
    }
  });
}

/** Decorates the directives and services of these names. */
function provide(delegates) {
  return {decorator: (name, act) => name in delegates && act.at(-1)(delegates[name])};
}

beforeEach(() => {
  localStorage.clear();
  window.bust = '7.24.0';
});

test('Chinese is spoken, alone, until English is chosen; English is spoken until Chinese is', async () => {
  let {configuration, language, switchLanguage} = await run(LIB + 'language.js');
  assert.equal(language, 'zh');
  assert.deepEqual(configuration('cockpit').locales, {availableLocales: ['zh'], fallbackLocale: 'zh'});
  assert.equal(document.documentElement.lang, 'zh-CN');
  assert.equal(document.title, '未保 督办监控');

  let loads = 0;
  location.reload = () => loads++;
  switchLanguage();
  ({configuration, language, switchLanguage} = await run(LIB + 'language.js'));
  assert.equal(language, 'en');
  assert.deepEqual(configuration('cockpit').locales, {availableLocales: ['en'], fallbackLocale: 'en'});
  assert.equal(document.documentElement.lang, 'en');

  switchLanguage();
  ({language} = await run(LIB + 'language.js'));
  assert.equal(language, 'zh');
  assert.equal(loads, 2);
});

test('texts kept in the browser are known by the release of Camunda and of ours', async () => {
  const {configuration} = await run(LIB + 'language.js');
  configuration('admin');
  assert.match(window.bust, /^7\.24\.0-[0-9a-f]{8}$/);
});

test('the head has our name and the switch, and advertises nothing', async () => {
  const configured = app('tasklist');
  const header = [{template: 'ce-eol-banner'}];
  const footer = [{template: 'Powered by'}];
  await run(LIB + 'header.js');
  configured({$provide: provide({camWidgetHeaderDirective: header, camWidgetFooterDirective: footer})});
  const shown = show(header[0].template + footer[0].template);
  assert.equal(shown.querySelector('.wb-brand').textContent, '未保');
  assert.equal(shown.querySelector('.wb-language button').textContent, 'English');
  assert.doesNotMatch(shown.innerHTML, /ce-eol-banner|Powered by/);

  let loads = 0;
  location.reload = () => loads++;
  shown.querySelector('.brand-name').click();
  assert.equal(loads, 0);
  shown.querySelector('.wb-language button').click();
  assert.equal(loads, 1);
});

test('English in stock templates that has no key is said in Chinese, wherever the template comes from', async () => {
  const configured = app('cockpit');
  const viewer = [{template: '<button title="zoom in"></button>'}];
  const table = [{template: '<td class="actions">\n  Actions\n</td>'}];
  const head = [{template: '<span>{{column.content}}</span>'}];
  const route = {template: '<span class="null-value">null</span>'};
  const views = {getProviders: wanted => [{template: '<span class="null-value">null</span>', wanted}, {render() {}}]};
  await run(LIB + 'templates.js');
  configured({
    $provide: provide({camWidgetBpmnViewerDirective: viewer, camWidgetVariablesTableDirective: table, sortableTableHeadDirective: head, Views: views}),
    $route: {routes: {'/a': route, '/': {redirectTo: '/a'}}}
  });
  assert.equal(viewer[0].template, '<button title="放大"></button>');
  assert.equal(table[0].template, '<td class="actions">\n  操作\n</td>');
  assert.match(head[0].template, /状态/);
  assert.equal(route.template, '<span class="null-value">无</span>');
  assert.deepEqual(views.getProviders('tab').map(each => each.template), ['<span class="null-value">无</span>', undefined]);
});

test('Cockpit writes dates as the others do', async () => {
  const configured = app('cockpit');
  const formats = {};
  await run(LIB + 'templates.js');
  configured({camDateFormatProvider: {setDateFormat: (format, name) => (formats[name] = format)}});
  assert.equal(formats.normal, 'YYYY-MM-DD HH:mm');
  assert.equal(formats.short, 'YYYY-MM-DD');
});

test('a profile in Welcome can be saved without a last name', async () => {
  const configured = app('welcome');
  const profile = [{template: '<input required\n ng-model="user.firstName" placeholder="Jonny"><input required\n ng-model="user.lastName" placeholder="Prosciutto">'}];
  await run(LIB + 'templates.js');
  configured({$provide: provide({userProfileDirective: profile})});
  const [first, last] = show(profile[0].template).children;
  assert.ok(first.required);
  assert.ok(!last.required);
  assert.doesNotMatch(profile[0].template, /Jonny|Prosciutto/);
});
