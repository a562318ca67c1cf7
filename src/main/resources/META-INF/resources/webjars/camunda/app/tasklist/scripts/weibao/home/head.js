/* The head of Tasklist: whose product it is, where one can go, and everybody's own menu. */
import {names, other, switchLanguage} from '../../../../../lib/weibao/language.js';
import {API, request} from '../server.js';
import {el} from './dom.js';
import {showUnread} from './notices.js';

const brand = () => el('a', {class: 'wb-top-brand', href: '#/desk'}, el('span', {class: 'wb-brand'}, '未保'), el('small', null, '市未成年人保护工作'));

/** A menu that closes when one goes on, by Escape too. */
function menu(className, summary, items) {
  const details = el('details', {class: 'wb-menu ' + className}, summary, el('ul', {class: 'dropdown-menu'}, items));
  details.addEventListener('click', event => event.target.closest('li a') && (details.open = false));
  details.addEventListener('keydown', event => {
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      summary.focus();
    }
  });
  details.addEventListener('focusout', event => event.relatedTarget && !details.contains(event.relatedTarget) && (details.open = false));
  document.addEventListener('pointerdown', event => !details.contains(event.target) && (details.open = false));
  return details;
}

function starts(me) {
  return me.starts.length > 0 && menu('wb-starts', el('summary', null, '发起申请'),
    me.starts.map(start => el('li', null, el('a', {href: '#/start/' + start.key}, start.name))));
}

function account(me, apps, signOut) {
  const others = ['cockpit', 'admin'].map(app => [app, names[app]]).filter(([app]) => apps.includes(app));
  // What is offered in everybody's menu beside these comes from password/menu.js, by these names of classes.
  return menu('account', el('summary', {class: 'dropdown-toggle', 'aria-label': me.name + '的菜单'}, el('b', null, me.name), me.post && el('span', null, me.post)), [
    others.map(([app, name]) => el('li', null, el('a', {href: '../../' + app + '/default/'}, name))),
    el('li', {class: 'logout'}, el('a', {
      href: '#/desk', click: event => {
        event.preventDefault();
        signOut();
      }
    }, other.lang === 'en' ? '退出登录' : 'Log out'))
  ]);
}

/**
 * Draws it for whoever has signed in; without anybody it is empty.
 *
 * @param apps the web apps that are open to them
 */
export async function renderHead(place, user, apps, signOut) {
  place.replaceChildren();
  place.hidden = !user;
  if (!user) {
    return;
  }
  let me = {name: user, post: null, starts: []};
  try {
    me = await request('GET', API + '/desk/me');
    showUnread(me.unread);
  } catch {
    // The pages below say what is wrong; the way out is there nevertheless.
  }
  place.replaceChildren(
    brand(),
    el('nav', {'aria-label': '主导航', class: 'wb-top-nav'}, el('a', {href: '#/desk', class: 'wb-top-link'}, '我的工作台'),
      el('a', {href: '#/letters', class: 'wb-top-more'}, '收到的函件'), starts(me)),
    el('div', {class: 'wb-top-who'},
      account(me, apps, signOut),
      el('span', {class: 'wb-language'}, el('button', {type: 'button', lang: other.lang, click: switchLanguage}, other.word)))
  );
}

/** Who may begin what, by its key; asked when it is needed. */
export async function startOf(key) {
  const me = await request('GET', API + '/desk/me');
  return me.starts.find(start => start.key === key) || null;
}
