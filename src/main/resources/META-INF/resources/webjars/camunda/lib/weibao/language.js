/* The web apps' language, names and dates: what the config.js of each of them has in common. */
const CHOICE = 'weibao:language';

/* Changes with each of our locales (LocaleTest says to what), so that no browser shows the texts that it kept of an older one. */
const TEXTS = '1203771b';

const NAMES = {
  zh: {welcome: '首页', tasklist: '任务列表', cockpit: '督办监控', admin: '系统管理'},
  en: {welcome: 'Home', tasklist: 'Tasks', cockpit: 'Supervision', admin: 'Administration'}
};

/** Chinese, whatever the browser speaks; English for whoever has chosen it by the switch. */
export const language = localStorage.getItem(CHOICE) === 'en' ? 'en' : 'zh';

export const names = NAMES[language];

/** The other language, and its own word for itself. */
export const other = language === 'zh' ? {lang: 'en', word: 'English'} : {lang: 'zh-CN', word: '中文'};

/** How dates are written, in each language. */
export const dates = {
  monthName: 'YYYY-MM',
  day: 'DD',
  abbr: 'YYYY-MM-DD HH:mm',
  normal: 'YYYY-MM-DD HH:mm',
  long: 'YYYY-MM-DD HH:mm',
  short: 'YYYY-MM-DD'
};

export function switchLanguage() {
  localStorage.setItem(CHOICE, language === 'zh' ? 'en' : 'zh');
  location.reload();
}

/** What an app's configuration holds beside what is its own. */
export function configuration(app) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = '未保 ' + names[app];
  // The web apps name the texts that they keep in the browser by this, and throw away those of another name.
  window.bust += '-' + TEXTS;
  return {
    app: {vendor: '未保', name: names[app]},
    // One language alone: with English to fall back on, "2 days ago" comes in either of them.
    locales: {availableLocales: [language], fallbackLocale: language},
    dateFormat: dates,
    disableWelcomeMessage: true,
    // Welcome's: the only one leads to an English manual.
    links: []
  };
}
