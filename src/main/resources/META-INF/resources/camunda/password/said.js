/* One Chinese sentence on top of the page: why the session has ended, or what was done on the page before. */
import {cookie} from './cookie.js';

const COOKIE = 'WEIBAO-SESSION-END';
const LATER = 'weibao:said';

// The same sentences as the server's answers hold, see SessionEnd.java.
const WHY = {
  PASSWORD_RESET: '您的口令已重设，请用新口令登录；新口令请向系统管理员询问。',
  PASSWORD_CHANGED: '您的口令已在另一处登录中修改，请用新口令登录。不是您本人修改的，请立即告知系统管理员。',
  LOCKED: '当前口令连续输错，账号已锁定，这次登录已经结束。请稍后再登录，或者请系统管理员解锁。',
  CLOSED: '您的账号已停用，不能再登录。有疑问请联系系统管理员。'
};

let shown = null;

function say(sentence) {
  hush();
  shown = document.createElement('div');
  shown.className = 'wb-said';
  shown.setAttribute('role', 'alert');
  Object.assign(shown.style, {
    position: 'fixed', top: '0', left: '0', right: '0', zIndex: '2000', padding: '10px 48px 10px 16px',
    background: '#fff6e0', borderBottom: '3px solid #b26b00', color: '#222', fontSize: '16px', textAlign: 'center'
  });
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', '关闭');
  Object.assign(close.style, {position: 'absolute', right: '12px', top: '6px', border: '0', background: 'none', fontSize: '22px'});
  close.addEventListener('click', hush);
  shown.append(sentence, close);
  document.body.append(shown);
}

function hush() {
  if (shown) {
    shown.remove();
    shown = null;
  }
}

/** Says why the session has ended, if the server has told the browser so. */
export function sayEnded() {
  const sentence = WHY[cookie(COOKIE)];
  if (sentence && !(shown && shown.textContent.startsWith(sentence))) {
    say(sentence);
  }
}

/** What was to be said has been heard. */
export function wasSignedIn() {
  document.cookie = COOKIE + '=; Path=/camunda; Max-Age=0; Secure; SameSite=Strict';
  hush();
}

/** Keeps a sentence for the next page. */
export function keepForLater(sentence) {
  sessionStorage.setItem(LATER, sentence);
}

/** Says what was kept for this page. */
export function sayLater() {
  const sentence = sessionStorage.getItem(LATER);
  sessionStorage.removeItem(LATER);
  if (sentence) {
    say(sentence);
    setTimeout(hush, 15e3);
  }
}
