/*
 * 我的工作台 in Tasklist: its pages take the place of the stock ones, and of what is made for engineers.
 * A further page of it is a file of its own that adds a route and a tab (home/tabs.js), or a pane beside the form (home/panes.js).
 */
import '../../../../lib/weibao/sign-in.js';
import {backToDesk, renderDesk, renderInProgress} from './home/desk.js';
import {renderDone} from './home/done.js';
import {el} from './home/dom.js';
import {formKit, keepProviders} from './home/form-kit.js';
import {handle, whyReadOnly} from './home/handle.js';
import {renderHead, startOf} from './home/head.js';
import {renderLetters} from './home/letters.js';
import {renderNotices} from './home/notices.js';
import {beginAtHeading} from './home/heading.js';
import {remember} from './home/outcome.js';
import {renderPanes} from './home/panes.js';
import {renderPoint} from './home/point.js';
import {renderPoints} from './home/points.js';
import {decorateSignIn} from './home/sign-in.js';
import {GONE_FOR_GOOD} from './home/stock.js';

const HANDLE = `
<main class="wb-home wb-handle">
  <div class="wb-crumb"></div>
  <div class="wb-task-head"></div>
  <div class="wb-two">
    <section class="wb-pane" aria-label="表单">
      <h2 class="wb-sr">办理</h2>
      <div class="wb-above" hidden></div>
      <div ng-if="form" cam-tasklist-form tasklist-form="form" options="options" params="params" on-form-completion-callback="completed"></div>
    </section>
    <aside class="wb-pane wb-beside" aria-label="参考"></aside>
  </div>
</main>`;

const START = `
<main class="wb-home wb-handle">
  <div class="wb-crumb"><a href="{{back}}">‹ 返回我的工作台</a></div>
  <div class="wb-task-head"><h1 ng-if="name">{{name}}</h1></div>
  <section class="wb-pane" aria-label="表单">
    <h2 class="wb-sr">填写</h2>
    <p class="wb-refusal" role="alert" ng-if="refusal">{{refusal}}</p>
    <div ng-if="form" cam-tasklist-form tasklist-form="form" options="options" params="params" on-form-completion-callback="completed"></div>
  </section>
</main>`;

const NOT_OPENED = '表单没有打开，请刷新后再试。';

/** The form's own buttons submit it; Tasklist's are not shown. */
const options = () => ({hideCompleteButton: true, hideLoadVariablesButton: true, disableCompleteButton: false, disableForm: false, disableAddVariableButton: true});

const module = window.angular.module('cam.tasklist.custom');

module.config(keepProviders);

module.config(['$routeProvider', '$provide', ($routeProvider, $provide) => {
  $routeProvider
    .when('/desk', {template: '<div wb-desk></div>', authentication: 'required', reloadOnSearch: false})
    .when('/in-progress', {template: '<div wb-in-progress></div>', authentication: 'required', reloadOnSearch: false})
    .when('/done', {template: '<div wb-done></div>', authentication: 'required', reloadOnSearch: false})
    .when('/notices', {template: '<div wb-notices></div>', authentication: 'required', reloadOnSearch: false})
    .when('/points', {template: '<div wb-points-page></div>', authentication: 'required', reloadOnSearch: false})
    .when('/point/:code', {template: '<div wb-point-page></div>', authentication: 'required', reloadOnSearch: false})
    .when('/letters', {template: '<div wb-letters-page></div>', authentication: 'required', reloadOnSearch: false})
    .when('/handle/:id', {template: '<div wb-handle></div>', authentication: 'required'})
    .when('/start/:key', {template: '<div wb-start></div>', authentication: 'required'});
  $provide.decorator('camWidgetHeaderDirective', ['$delegate', $delegate => {
    $delegate[0].template = '<header class="wb-top" wb-head hidden></header>';
    return $delegate;
  }]);
  $provide.decorator('camWidgetFooterDirective', ['$delegate', $delegate => {
    $delegate[0].template = '';
    return $delegate;
  }]);
  // What is taken out at the source asks the server for nothing either.
  $provide.decorator('Views', ['$delegate', $delegate => {
    const all = $delegate.getProviders.bind($delegate);
    $delegate.getProviders = wanted => all(wanted).filter(provider => !GONE_FOR_GOOD.has(provider.id));
    return $delegate;
  }]);
  $provide.decorator('AuthenticationService', decorateSignIn);
  // Whoever is signed out on any page is led to the sign-in, without a message that has no words.
  $provide.decorator('shouldDisplayAuthenticationError', ['$delegate', () => () => false]);
  // What has come to them is said on the list.
  $provide.decorator('assignNotification', ['$delegate', () => () => {}]);
}]);

module.directive('wbHead', ['$rootScope', 'AuthenticationService', ($rootScope, AuthenticationService) => ({
  link: (scope, element) => {
    const who = () => $rootScope.authentication && $rootScope.authentication.name;
    scope.$watch(who, user => {
      document.body.classList.toggle('wb-in', Boolean(user));
      renderHead(element[0], user, user ? $rootScope.authentication.authorizedApps || [] : [], () => scope.$applyAsync(() => AuthenticationService.logout()));
    });
  }
})]);

/** A list of tasks: a row leads to its page. */
const taskList = render => ['$location', 'AuthenticationService', ($location, AuthenticationService) => ({
  link: (scope, element) => {
    const page = render(element[0], {
      search: () => $location.search(),
      go: filters => scope.$applyAsync(() => $location.search(filters)),
      open: url => scope.$applyAsync(() => $location.url(url.slice(1))),
      signIn: () => scope.$applyAsync(() => AuthenticationService.updateAuthentication(null))
    });
    scope.$on('$routeUpdate', page.update);
    scope.$on('$destroy', page.leave);
  }
})];

module.directive('wbDesk', taskList(renderDesk));

module.directive('wbInProgress', taskList(renderInProgress));

/** A list whose filters are in the address. */
const listPage = render => ['$location', $location => ({
  link: (scope, element) => {
    const page = render(element[0], {
      search: () => $location.search(),
      go: filters => scope.$applyAsync(() => $location.search(filters))
    });
    scope.$on('$routeUpdate', page.update);
    scope.$on('$destroy', page.leave);
  }
})];

module.directive('wbDone', listPage(renderDone));

module.directive('wbNotices', listPage(renderNotices));

module.directive('wbPointsPage', listPage(renderPoints));

module.directive('wbLettersPage', listPage(renderLetters));

module.directive('wbPointPage', ['$location', '$routeParams', ($location, $routeParams) => ({
  link: (scope, element) => {
    const page = renderPoint(element[0], $routeParams.code, {search: () => $location.search()});
    scope.$on('$routeUpdate', page.update);
    scope.$on('$destroy', page.leave);
  }
})]);

/** After an act the list is there again, with what was done on top. */
function toDesk($location, act) {
  remember(act);
  $location.url(backToDesk().slice(1));
}

module.directive('wbHandle', ['$location', '$routeParams', 'camAPI', ($location, $routeParams, camAPI) => ({
  template: HANDLE,
  scope: true,
  link: (scope, element) => {
    const taskId = $routeParams.id;
    const tasks = camAPI.resource('task');
    const find = name => element[0].querySelector('.' + name);
    let endPanes = () => {};
    scope.options = options();
    scope.completed = error => error || toDesk($location, {task: taskId});
    const leave = handle(taskId, {crumb: find('wb-crumb'), head: find('wb-task-head'), above: find('wb-above')}, {
      opened: ({task}) => {
        endPanes = renderPanes(find('wb-beside'), task);
        tasks.get(taskId, (error, opened) => {
          if (error) {
            return;
          }
          scope.params = {taskId, processDefinitionId: opened.processDefinitionId, processInstanceId: opened.processInstanceId};
          formKit().then(() => tasks.form(taskId, (refused, form) => scope.$applyAsync(() => (scope.form = refused ? null : form))), () => {
            find('wb-above').replaceChildren(el('p', {class: 'wb-refusal', role: 'alert'}, NOT_OPENED));
            find('wb-above').hidden = false;
          });
        });
      },
      changed: state => scope.$applyAsync(() => {
        scope.options.why = whyReadOnly(state);
        scope.options.disableForm = !state.mayWork;
      }),
      ended: () => scope.$applyAsync(() => {
        endPanes();
        find('wb-beside').hidden = true;
      }),
      go: url => scope.$applyAsync(() => $location.url(url))
    });
    scope.$on('$destroy', () => {
      leave();
      endPanes();
    });
  }
})]);

module.directive('wbStart', ['$location', '$routeParams', 'camAPI', ($location, $routeParams, camAPI) => ({
  template: START,
  scope: true,
  link: scope => {
    scope.options = options();
    scope.back = backToDesk();
    scope.completed = (error, started) => error || toDesk($location, {process: started.id});
    startOf($routeParams.key).then(start => {
      if (!start) {
        throw new Error('您不能发起这项申请。');
      }
      scope.name = start.name;
      scope.params = {processDefinitionId: start.definitionId, processDefinitionKey: start.key};
      return formKit().then(() => camAPI.resource('process-definition').startForm({id: start.definitionId}, (refused, form) => scope.$applyAsync(() => {
        scope.form = refused ? null : form;
        scope.refusal = refused ? NOT_OPENED : null;
      })), () => {
        throw new Error(NOT_OPENED);
      });
    }).catch(refusal => scope.$applyAsync(() => (scope.refusal = refusal.message)));
  }
})]);

module.run(['$rootScope', '$route', ($rootScope, $route) => {
  $rootScope.$on('$viewContentLoaded', () => beginAtHeading(document.querySelector('[ng-view]')));
  // The links of mails name a task; everything else begins with the list.
  $route.routes['/'].redirectTo = (params, path, search) => search.task ? '/handle/' + encodeURIComponent(search.task) : '/desk';
}]);
