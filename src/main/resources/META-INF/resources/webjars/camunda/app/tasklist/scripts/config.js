/* Tasklist's own configuration: takes the place of the one in the web apps' jar by having the same class path. */
// On a slow line the parts of the page take longer than the seven seconds after which it would stay empty.
window.require.config({waitSeconds: 60});

export default {
  // The web apps ship English and German only; their Chinese is loaded here once it is written.
  locales: {availableLocales: ['en'], fallbackLocale: 'en'},
  dateFormat: {
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'YYYY-MM-DD HH:mm',
    long: 'YYYY-MM-DD HH:mm',
    short: 'YYYY-MM-DD'
  },
  customScripts: ['../../password/watch.js', 'scripts/weibao/forms.js', 'scripts/weibao/hand-over.js', 'scripts/weibao/ended.js', 'scripts/weibao/provisional.js', '../../letters/received.js'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到筛选'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表'},
    focusForm: {key: 'ctrl+alt+f', description: '转到表单'},
    startProcess: {key: 'ctrl+alt+p', description: '发起流程'}
  }
};
