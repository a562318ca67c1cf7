/* 督办总览 in Cockpit: where people who see the whole year begin. */
import {el} from '../../../tasklist/scripts/weibao/home/dom.js';
import {codeOf, PAGE} from './overview/address.js';
import {renderOverview} from './overview/page.js';
import {renderPoint} from './overview/point.js';
import {readFrom, showRefusal} from './overview/reading.js';
import {yearOf} from './overview/year.js';
import {isReader} from './words.js';

const NAME = '督办总览';

/** Addresses that nobody has chosen. */
const NONE = /^(#?|#\/|#\/login.*)$/;

/** What of Cockpit's own pages a reader reads: models, cases and rules. The others are an engineer's. */
const READ = /^\/(supervision.*|dashboard|login|processes|process-(definition|instance)\/.*|decisions|decision-(definition|instance)\/.*)$/;

/** Whether a page is not for this person, by its pattern in Angular. */
export const isClosed = (authentication, path) => isReader(authentication) && Boolean(path) && path !== '/' && !READ.test(path);

/** Leads to 督办总览 once, in place of the stock dashboard, whoever came without an address of their own. */
export function landing(hash) {
  let first = NONE.test(hash);
  return (authentication, path) => {
    const lands = first && path === '/dashboard' && isReader(authentication);
    if (lands || path && path !== '/' && path !== '/login' && path !== '/dashboard') {
      first = false;
    }
    return lands;
  };
}

let page = () => null;

window.angular.module('cam.cockpit.custom').run(['$rootScope', '$location', '$injector', ($rootScope, $location, $injector) => {
  page = () => $injector.get('page');
  const lands = landing(window.location.hash);
  $rootScope.$on('$routeChangeStart', (event, next) => {
    const path = next && next.$$route && next.$$route.originalPath;
    if (lands($rootScope.authentication, path) || isClosed($rootScope.authentication, path)) {
      $location.path(PAGE.slice(1)).replace();
    }
  });
}]);

/** Below Cockpit's head: its body does not scroll. */
function frame(node, draw) {
  const place = el('main', {class: 'wo'});
  node.replaceChildren(place);
  const header = document.querySelector('[cam-widget-header]');
  if (header) {
    // The stock one is no landmark.
    header.setAttribute('role', 'banner');
  }
  const fit = () => {
    place.style.top = (header ? header.getBoundingClientRect().bottom : 0) + 'px';
  };
  const stock = page();
  if (stock) {
    stock.breadcrumbsClear();
    stock.titleSet(NAME);
  }
  fit();
  window.addEventListener('resize', fit);
  const leave = draw(place);
  return () => {
    window.removeEventListener('resize', fit);
    leave();
  };
}

function route(id, path, draw) {
  let leave = () => {};
  return {
    id, pluginPoint: 'cockpit.route', priority: 10, properties: {path},
    render(node) {
      leave();
      leave = frame(node, draw);
    },
    unmount() {
      leave();
      leave = () => {};
    }
  };
}

const section = {
  id: 'wb-supervision-year', pluginPoint: 'cockpit.dashboard', priority: 100, properties: {label: NAME},
  async render(node) {
    const place = el('div', {class: 'wo-section'});
    node.replaceChildren(place);
    const load = async () => {
      try {
        place.replaceChildren(el('p', null, el('a', {href: PAGE}, '打开' + NAME)), ...yearOf(await readFrom('/supervision/summary')));
      } catch (refusal) {
        if (refusal.status === 403) {
          place.replaceChildren();
        } else {
          showRefusal(place, refusal, load);
        }
      }
    };
    await load();
  }
};

const navigation = {
  id: 'wb-supervision-navigation', pluginPoint: 'cockpit.navigation', priority: 200,
  render: node => node.replaceChildren(el('a', {href: PAGE}, NAME))
};

export default [
  route('wb-supervision', '/supervision', renderOverview),
  route('wb-supervision-point', '/supervision/point/:code', place => renderPoint(place, codeOf(window.location.hash))),
  section,
  navigation
];
