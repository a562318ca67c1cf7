/* 暂定: marks in Tasklist's own lists and above its own due date a day that was counted and may still change. */
import {API, request} from './server.js';

/** A list asks once, not once a row; in milliseconds. The next list asks again: its tasks may be new. */
const FRESH = 300;

let asked = 0;
let answer = null;

function provisionalTasks() {
  if (!answer || Date.now() - asked > FRESH) {
    asked = Date.now();
    answer = request('GET', API + '/provisional-tasks').then(
      ids => new Set(ids),
      // Signed out, say: what the page itself asks for tells so.
      () => new Set()
    );
  }
  return answer;
}

async function mark(node, taskId) {
  const ids = await provisionalTasks();
  node.textContent = ids.has(taskId) ? '期限暂定' : '';
  node.title = ids.has(taskId) ? '期限所在年份的放假安排尚未公布，公布后自动重算' : '';
}

export default [
  {
    id: 'weibao-provisional-card',
    pluginPoint: 'tasklist.card',
    priority: 100,
    render: (node, {taskId}) => {
      node.classList.add('wb-provisional');
      mark(node, taskId);
    }
  },
  {
    id: 'weibao-provisional-task',
    pluginPoint: 'tasklist.task.action',
    priority: 210,
    render: (node, data, scope) => {
      node.classList.add('wb-provisional');
      scope.taskData.newChild(scope).observe('task', task => mark(node, task && task.id));
    }
  }
];
