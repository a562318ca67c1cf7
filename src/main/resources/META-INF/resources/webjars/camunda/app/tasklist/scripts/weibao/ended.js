/* A task that ends while it is open on the screen: Tasklist only says that it was removed, the server knows how it ended. */
import {endOf} from './server.js';

function render(node, data, scope) {
  let open = null;
  let said = null;

  async function say() {
    const place = document.querySelector('.task-removed-alert .text-padded');
    if (!open || !place || said === open.id) {
      return;
    }
    said = open.id;
    place.setAttribute('role', 'alert');
    place.textContent = (await endOf(said)) || '这项任务已经结束，或者现在不由您办理。';
    place.scrollIntoView({block: 'center'});
  }

  // Tasklist's own event stays within its details; what can be seen from here is the mark that it sets.
  new MutationObserver(() => document.querySelector('.task-removed') && say())
    .observe(document.body, {attributes: true, attributeFilter: ['class'], subtree: true});
  scope.taskData.newChild(scope).observe('task', task => (open = task));
}

export default {id: 'weibao-ended', pluginPoint: 'tasklist.task.action', priority: 100, render};
