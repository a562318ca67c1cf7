/* What of the stock pages a reader cannot use is not there: taken out by the ids of its plugins. The server judges all the same. */
import {instance, isReader, nameOf} from './words.js';

/** Only the application deploys models; and the tab of tasks asks for what the administrator does not get. */
const NOBODY = ['delete-deployment', 'user-tasks-tab'];

/** What changes cases, and what only an engineer reads. */
const NOT_FOR_READERS = [
  'batch', 'deployments', 'reports', 'tasks',
  'activity-instance-statistics-overlay', 'add-variable-action', 'cancel-process-instance-action', 'job-retry-action', 'update-suspension-state', 'update-suspension-state-action',
  'bulk-job-definition-override-job-priority-action', 'job-definition-override-job-priority-action',
  'increase-incident-external-task-retry', 'increase-incident-job-retry',
  'call-process-definitions-table', 'called-process-instances-tab', 'external-tasks-process-instance-runtime', 'incidents-tab', 'job-definition-table',
  'jobs-tab', 'pd-incidents-tab', 'process-instances-table', 'variables-tab'
];

const INSTANCE = /^#\/process-instance\/([^/?]+)/;

/** Whether this person gets a plugin; ours are for readers, as the administrator has no case work. */
export function isShown(id, reader) {
  return !NOBODY.includes(id) && (reader ? !NOT_FOR_READERS.includes(id) : !String(id).startsWith('wb-'));
}

/** Leaves the plugins that the signed-in person gets. */
export function decorateViews($delegate, $rootScope) {
  const all = $delegate.getProviders.bind($delegate);
  $delegate.getProviders = wanted => all(wanted).filter(({id}) => isShown(id, isReader($rootScope.authentication)));
  return $delegate;
}

/** Names in place of ids in the path above a page and in its title. */
export function decoratePage($delegate, $rootScope) {
  const add = $delegate.breadcrumbsAdd.bind($delegate);
  const insert = $delegate.breadcrumbsInsertAt.bind($delegate);
  const changed = () => $rootScope.$applyAsync(() => $rootScope.$broadcast('page.breadcrumbs.changed', $delegate.breadcrumbsGet()));
  const named = crumb => {
    const [, id] = INSTANCE.exec(crumb.href || '') || [];
    if (!isReader($rootScope.authentication)) {
      return crumb;
    }
    // There is one view only.
    delete crumb.choices;
    if (id) {
      crumb.label = '事项';
      instance(id).then(row => {
        if (row) {
          crumb.label = nameOf(row);
          if (crumb.type === 'processInstance' && $delegate.breadcrumbsGet().includes(crumb)) {
            $delegate.titleSet(crumb.label);
          }
          changed();
        }
      }, () => {});
    }
    return crumb;
  };
  const each = crumbs => Array.isArray(crumbs) ? crumbs.map(each) : typeof crumbs === 'function' ? crumbs : named(crumbs);
  $delegate.breadcrumbsAdd = crumbs => {
    add(each(crumbs));
    return $delegate;
  };
  $delegate.breadcrumbsInsertAt = (index, crumbs) => {
    insert(index, each(crumbs));
    return $delegate;
  };
  return $delegate;
}

window.angular.module('cam.cockpit.custom')
  .config(['$provide', $provide => {
    $provide.decorator('Views', ['$delegate', '$rootScope', decorateViews]);
    $provide.decorator('page', ['$delegate', '$rootScope', decoratePage]);
  }])
  .run(['$rootScope', $rootScope => {
    // The column of ids beside an instance has no plugins: the styles take it away.
    $rootScope.$watch(() => isReader($rootScope.authentication), reader => document.body.classList.toggle('wb-reader', reader));
  }]);
