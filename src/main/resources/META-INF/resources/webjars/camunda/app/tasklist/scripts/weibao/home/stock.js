/* What Tasklist shows to engineers and no officer needs, by the ids of its plugins. */
export const GONE_FOR_GOOD = new Set([
  'create-task-action',
  'shortcut-help',
  'start-process-action',
  'task-search',
  'tasklist-sorting',
  'tasklist-card-variables',
  'task-action-comment',
  'task-detail-history',
  'task-detail-diagram',
  'task-detail-description'
]);
