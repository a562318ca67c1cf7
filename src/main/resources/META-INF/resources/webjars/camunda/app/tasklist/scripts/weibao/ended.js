/* A task that ends while it is open on the screen: Tasklist only says that it was removed, the server knows how it ended. */
import {endOf} from './server.js';

function render(node, data, scope) {
  let open = null;
  scope.taskData.newChild(scope).observe('task', task => (open = task));
  // Tasklist's own event, when a task that it asks for again is not there any more.
  scope.$on('taskremoved', async () => {
    const task = open;
    const place = document.querySelector('.task-removed-alert .text-padded');
    if (!task || !place) {
      return;
    }
    place.setAttribute('role', 'alert');
    place.textContent = '这项任务已经结束。';
    place.textContent = (await endOf(task.id)) || '这项任务已经结束，或者现在不由您办理。';
  });
}

export default {id: 'weibao-ended', pluginPoint: 'tasklist.task.action', priority: 100, render};
