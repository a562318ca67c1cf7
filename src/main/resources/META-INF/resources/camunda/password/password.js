/* The page where everybody changes their own password, and has to while it is for one use or too old. */
import {cookie} from './cookie.js';
import {keepForLater} from './said.js';

const ADDRESS = '/camunda/api/weibao/password';
const WHY = {
  ONE_TIME: '您的口令是别人设定的，只用于首次登录。请改为只有您自己知道的口令，然后继续。',
  EXPIRED: '您的口令已经到期。请另设一个口令，然后继续。'
};
const FIELDS = ['current', 'password', 'again'];

const at = id => document.getElementById(id);

/** Only into the web apps, whatever the address says, and not back to their sign-in. */
function target() {
  const to = new URLSearchParams(location.search).get('to') || '';
  const place = /^#!?\/login/.test(location.hash) ? '' : location.hash;
  return /^\/camunda\/app\/(tasklist|cockpit|admin|welcome)\/[\w/-]*$/.test(to) ? to + place : '/camunda/app/welcome/default/';
}

function clear() {
  FIELDS.forEach(field => {
    at(field + '-refused').textContent = '';
    at(field).removeAttribute('aria-invalid');
  });
  at('refused').textContent = '';
}

function refuse(field, sentence) {
  if (!FIELDS.includes(field)) {
    at('refused').textContent = sentence;
    return;
  }
  at(field + '-refused').textContent = sentence;
  at(field).setAttribute('aria-invalid', 'true');
  at(field).focus();
}

/** @param why what the server says of it */
function signedOut(why) {
  if (why && why !== '请先登录。') {
    at('signed-out').firstChild.textContent = why;
  }
  at('change').hidden = true;
  at('why').hidden = true;
  at('signed-out').hidden = false;
}

async function change() {
  clear();
  if (!at('current').value) {
    return refuse('current', '请填写当前口令。');
  }
  if (!at('password').value) {
    return refuse('password', '请填写新口令。');
  }
  if (at('password').value !== at('again').value) {
    return refuse('again', '两次输入的新口令不一致，请重新输入。');
  }
  const answer = await fetch(ADDRESS, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Accept: 'application/json', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN')},
    body: JSON.stringify({current: at('current').value, password: at('password').value})
  });
  if (answer.ok) {
    keepForLater('口令已经修改，从现在起请用新口令登录；您在其他地方的登录已经失效。');
    return location.replace(target());
  }
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    return signedOut(problem.detail);
  }
  refuse(problem.field, problem.detail || '没有修改成功，请刷新页面后再试。');
}

at('change').addEventListener('submit', async event => {
  event.preventDefault();
  at('submit').disabled = true;
  try {
    await change();
  } catch {
    refuse(null, '连接不上服务器，口令没有修改。请稍后再试。');
  } finally {
    at('submit').disabled = false;
  }
});

at('show').addEventListener('change', () => FIELDS.forEach(field => {
  at(field).type = at('show').checked ? 'text' : 'password';
}));

at('back').href = target();
at('sign-in').href = target();

try {
  const answer = await fetch(ADDRESS, {headers: {Accept: 'application/json'}});
  if (answer.ok) {
    const mine = await answer.json();
    at('user').value = mine.userId;
    at('age').textContent = '口令用满' + mine.days + '天须再次修改。';
    at('why').textContent = WHY[mine.due] || '';
    at('why').hidden = !WHY[mine.due];
    at('back').hidden = Boolean(WHY[mine.due]);
    at('change').hidden = false;
    at('current').focus();
  } else {
    signedOut((await answer.json().catch(() => ({}))).detail);
  }
} catch {
  at('signed-out').textContent = '连接不上服务器，请稍后刷新页面。';
  at('signed-out').hidden = false;
}
