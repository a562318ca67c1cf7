/* What the stock templates hold that no configuration reaches: English without a key, dates of another form. */
import {dates, language} from './language.js';

export const app = document.querySelector('base').getAttribute('app-name');

const own = window.angular.module('cam.' + app + '.custom');

const WORDS = [
  [/"zoom in"/g, '"放大"'],
  [/"zoom out"/g, '"缩小"'],
  [/"reset zoom"/g, '"还原"'],
  [/(\s)Actions(\s*<\/td>)/g, '$1操作$2'],
  [/(class="null-value">)null</g, '$1无<'],
  // The head of a table, named where no template is.
  [/\{\{column\.content}}/g, "{{ column.content === 'State' ? '状态' : column.content }}"],
  [/placeholder="Jonny"/g, 'placeholder="小燕，也可以填全名"'],
  [/placeholder="Prosciutto"/g, 'placeholder="孙，已填全名的不用再填"'],
  [/placeholder="j\.prosciutto@acme\.org"/g, 'placeholder=""']
];

const translated = html => WORDS.reduce((text, [from, to]) => text.replace(from, to), html);

/** Replaces the template of a directive that all apps have. */
export function inTemplate(directive, htmlOf) {
  own.config(['$provide', $provide => $provide.decorator(directive + 'Directive', ['$delegate', $delegate => {
    $delegate[0].template = htmlOf($delegate[0].template);
    return $delegate;
  }])]);
}

function translate(place) {
  if (typeof place.template === 'string') {
    place.template = translated(place.template);
  }
}

// Cockpit sets formats of its own, whatever its configuration says.
own.config(['camDateFormatProvider', formats => Object.entries(dates).forEach(([name, format]) => formats.setDateFormat(format, name))]);

if (app === 'welcome') {
  // A name in Chinese characters is kept as one: there is no last name.
  inTemplate('userProfile', html => html.replace(/required(\s+ng-model="user\.lastName")/, '$1'));
}

if (language === 'zh') {
  ['camWidgetBpmnViewer', 'camWidgetDmnViewer', 'camWidgetVariablesTable'].forEach(directive => inTemplate(directive, translated));
  if (app === 'welcome') {
    inTemplate('userProfile', translated);
  }
  if (app === 'cockpit') {
    inTemplate('sortableTableHead', translated);
  }
  own.run(['$route', $route => Object.values($route.routes).forEach(translate)]);
  // Tabs and the like, which plugins bring.
  own.config(['$provide', $provide => $provide.decorator('Views', ['$delegate', $delegate => {
    const {getProviders} = $delegate;
    $delegate.getProviders = (...wanted) => {
      const found = getProviders.apply($delegate, wanted);
      found.forEach(translate);
      return found;
    };
    return $delegate;
  }])]);
}
