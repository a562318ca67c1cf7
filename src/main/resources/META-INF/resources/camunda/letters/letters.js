/* The page where the people of a unit or county find the letters that it has received, also when the task is over. */
const ADDRESS = '/camunda/api/weibao/letters';
const TASKLIST = '/camunda/app/tasklist/default/';

const at = id => document.getElementById(id);

function show(id, text) {
  if (text) {
    at(id).textContent = text;
  }
  at(id).hidden = false;
}

function cell(label, ...content) {
  const made = document.createElement('td');
  made.dataset.label = label;
  made.append(...content);
  return made;
}

function line(text) {
  const made = document.createElement('div');
  made.textContent = text;
  return made;
}

function download(letter) {
  const made = document.createElement('a');
  made.href = ADDRESS + '/' + letter.id;
  made.download = letter.fileName;
  made.textContent = '下载Word文件';
  made.setAttribute('aria-label', '下载' + letter.kindLabel + letter.number);
  return made;
}

function row(letter) {
  const made = document.createElement('tr');
  made.id = 'letter-' + letter.id;
  made.append(
    cell('日期', letter.date),
    cell('发文字号', letter.kindLabel + ' ' + letter.number + (letter.copied ? '（抄送）' : '')),
    cell('标题', letter.title),
    cell('事项', ...letter.lines.map(line)),
    cell('下载', download(letter))
  );
  return made;
}

/** The letter that a mail leads to. */
function bringOnScreen() {
  const named = /^#letter-\d+$/.test(location.hash) && document.querySelector(location.hash);
  document.querySelectorAll('.named').forEach(each => each.classList.remove('named'));
  if (named) {
    named.classList.add('named');
    named.scrollIntoView({block: 'center'});
    named.querySelector('a').focus({preventScroll: true});
  }
}

try {
  const answer = await fetch(ADDRESS, {headers: {Accept: 'application/json'}});
  if (answer.status === 401) {
    const named = /^#letter-(\d+)$/.exec(location.hash);
    // Tasklist signs people in and then shows the address that they came for.
    at('sign-in').href = TASKLIST + '#/letters' + (named ? '?letter=' + named[1] : '');
    show('signed-out');
  } else if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    show('refused', problem.detail || '没有打开，请刷新页面后再试。');
  } else {
    const letters = await answer.json();
    at('letters').querySelector('tbody').append(...letters.map(row));
    show(letters.length ? 'letters' : 'none');
    bringOnScreen();
  }
} catch {
  show('refused', '连接不上服务器，请稍后刷新页面。');
}
window.addEventListener('hashchange', bringOnScreen);
