/* Running process instances in the office's words, as the server has them. */
import {API, request} from '../../../tasklist/scripts/weibao/server.js';
import {el} from '../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf, wordOf} from '../../../tasklist/scripts/weibao/home/light.js';

const SUPERVISION = API + '/supervision';

/** The instance with that id; undefined once it has ended. */
export async function instance(id) {
  return (await request('GET', SUPERVISION + '/instances?ids=' + encodeURIComponent(id))).rows[0];
}

/** One page of the instances of a model's version. */
export function running(definition, text = '', page = 1) {
  return request('GET', SUPERVISION + '/running?' + new URLSearchParams({definition, q: text, page}));
}

/** What an instance is called: its point and whose it is. */
export function nameOf({place, title, unit, parts, model}) {
  const ofPart = unit && !parts && model !== '工作要点';
  return [place, title].filter(Boolean).join(' ') + (ofPart ? '（' + unit + '）' : '');
}

/** A light as shape and word. */
export function markOf({mark, markLabel}) {
  return el('span', {class: 'wb-sign wb-sign-' + (wordOf(mark) ? mark : 'NONE')}, shapeOf(mark), el('span', null, markLabel));
}

/** What somebody reads in place of what could not be read. */
export const refusalOf = refusal => el('p', {class: 'wb-refused', role: 'alert'},
  refusal.status === 403 ? '您没有查看权限。' : '没有读取成功，请刷新后再试。');

/** Everybody in Cockpit but the administrator, who alone may open Admin. */
export const isReader = authentication => Boolean(authentication) && !(authentication.authorizedApps || []).includes('admin');
