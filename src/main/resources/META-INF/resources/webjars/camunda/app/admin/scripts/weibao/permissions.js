/* Admin's page of authorizations shows the engine's words for permissions and models: says them in Chinese, in front of the id. */
import {language, names} from '../../../../lib/weibao/language.js';

const PERMISSIONS = {
  ALL: '全部权限', NONE: '没有权限', ACCESS: '使用', READ: '查看', UPDATE: '修改', CREATE: '新建', DELETE: '删除', CREATE_INSTANCE: '发起',
  READ_INSTANCE: '查看事项', UPDATE_INSTANCE: '修改事项', DELETE_INSTANCE: '删除事项', READ_HISTORY: '查看历史', DELETE_HISTORY: '删除历史',
  READ_TASK: '查看任务', UPDATE_TASK: '修改任务', TASK_WORK: '办理任务', TASK_ASSIGN: '分配任务', READ_VARIABLE: '查看变量', UPDATE_VARIABLE: '修改变量',
  READ_INSTANCE_VARIABLE: '查看事项变量', UPDATE_INSTANCE_VARIABLE: '修改事项变量', READ_TASK_VARIABLE: '查看任务变量', UPDATE_TASK_VARIABLE: '修改任务变量',
  READ_HISTORY_VARIABLE: '查看历史变量', RETRY_JOB: '重试作业', SUSPEND: '中止', SUSPEND_INSTANCE: '中止事项', MIGRATE_INSTANCE: '迁移事项'
};

const MODELS = {
  'annual-plan': '年度工作要点', 'work-point': '工作要点', implementation: '落实', extension: '延期申请', 'extension-correction': '更正延期',
  urging: '催办', letter: '函件', 'notice-delivery': '通知送达', ...names
};

/** What stands for a text of the page; null for one that stays. */
export function inWords(text) {
  const words = text.trim().split(/\s*,\s*/);
  if (words.every(word => Object.hasOwn(PERMISSIONS, word))) {
    return words.map(word => PERMISSIONS[word]).join('、');
  }
  return Object.hasOwn(MODELS, text.trim()) ? MODELS[text.trim()] + '（' + text.trim() + '）' : null;
}

/** Says all texts of the tables on the page in words; what is being edited is left as it is. */
export function sayInWords(page) {
  const texts = document.createTreeWalker(page, window.NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const words = node.parentElement.closest('td, .dropdown-menu li') && !node.parentElement.closest('option, textarea') ? inWords(node.data) : null;
    if (words) {
      node.data = words;
    }
  }
}

const look = () => window.location.hash.startsWith('#/authorization') && sayInWords(document.body);

if (language === 'zh') {
  new MutationObserver(look).observe(document.body, {childList: true, characterData: true, subtree: true});
  look();
}
