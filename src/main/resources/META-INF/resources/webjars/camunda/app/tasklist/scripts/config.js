/* Tasklist's own configuration: takes the place of the one in the web apps' jar by having the same class path. */
import {configuration, language} from '../../../lib/weibao/language.js';

// On a slow line the parts of the page take longer than the seven seconds after which it would stay empty.
window.require.config({waitSeconds: 60});

const described = (chinese, english) => language === 'zh' ? chinese : english;

export default {
  ...configuration('tasklist'),
  customScripts: ['../../password/watch.js', '../../lib/weibao/header.js', 'scripts/weibao/forms.js', 'scripts/weibao/hand-over.js', 'scripts/weibao/ended.js', 'scripts/weibao/provisional.js', '../../letters/received.js'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: described('认领当前任务', 'Claims the current task')},
    focusFilter: {key: 'ctrl+shift+f', description: described('转到筛选', 'Goes to the filters')},
    focusList: {key: 'ctrl+alt+l', description: described('转到任务列表', 'Goes to the tasks')},
    focusForm: {key: 'ctrl+alt+f', description: described('转到表单', 'Goes to the form')},
    startProcess: {key: 'ctrl+alt+p', description: described('发起流程', 'Starts a process')}
  }
};
