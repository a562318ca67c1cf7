/* The head and foot of all web apps in place of the stock ones: our name, no advertisement, the switch of the language. */
import {names, other, switchLanguage} from './language.js';
import './sign-in.js';
import {app, inTemplate} from './templates.js';

const HEAD = `
  <div class="navbar-header">
    <button type="button" class="navbar-toggle" ng-class="{open: !!navbarOpen}" ng-click="navbarOpen = !navbarOpen">
      <em class="sr-only">{{ toggleNavigation | translate }}</em>
      <span></span>
      <span></span>
      <span></span>
    </button>
    <a class="navbar-brand app-banner" ng-if="authentication.name" href="#/" ng-cloak>
      <span class="wb-brand">未保</span>
      <span class="brand-name">${names[app]}</span>
    </a>
  </div>
  <nav class="cam-nav app-menu">
    <ul ng-class="{collapse: !navbarOpen}">
      <li engine-select></li>
      <li class="account dropdown" ng-if="authentication.name" ng-cloak uib-dropdown>
        <a href class="dropdown-toggle" uib-dropdown-toggle>
          <span class="glyphicon glyphicon-user"></span>
          {{ userName || authentication.name }}
        </a>
        <ul class="dropdown-menu dropdown-menu-right" uib-dropdown-menu>
          <li class="profile" ng-if="currentApp !== 'welcome'">
            <a ng-href="{{ '../../welcome/:engine/' | uri }}">{{ myProfile | translate }}</a>
          </li>
          <li class="divider" ng-if="currentApp !== 'welcome'"></li>
          <li class="logout"><a href ng-click="logout()">{{ signOut | translate }}</a></li>
        </ul>
      </li>
      <li class="app-switch dropdown" ng-if="showAppDropDown" uib-dropdown>
        <a href class="dropdown-toggle" uib-dropdown-toggle aria-label="${names.welcome}">
          <span class="glyphicon glyphicon-home"></span>
          <span class="caret"></span>
        </a>
        <ul class="dropdown-menu dropdown-menu-right" uib-dropdown-menu>
          <li ng-repeat="(appName, app) in apps" ng-class="appName">
            <a ng-href="{{ (':appRoot/app/' + appName + '/:engine/' | uri) + getTargetRoute() }}">{{ ${JSON.stringify(names)}[appName] }}</a>
          </li>
        </ul>
      </li>
      <li class="wb-language"><button type="button" lang="${other.lang}">${other.word}</button></li>
    </ul>
  </nav>
  <div ng-transclude class="sections-menu" ng-class="{collapse: !navbarOpen}"></div>`;

const FOOT = `
  <div class="container-fluid">{{ 'CAM_WIDGET_FOOTER_TIMEZONE' | translate }} <i>{{ timezoneName }}</i></div>`;

inTemplate('camWidgetHeader', () => HEAD);
inTemplate('camWidgetFooter', () => FOOT);

document.addEventListener('click', event => {
  if (event.target.closest('.wb-language button')) {
    switchLanguage();
  }
});
