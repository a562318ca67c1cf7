/* Reads from the server, and says in Chinese why that failed. Nothing here changes a case. */
import {API, request} from '../../../../tasklist/scripts/weibao/server.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';

const SENTENCES = {0: '网络不通，没有读到，请稍后重试。', 401: '登录已过期，请重新登录。', 500: '系统出错，没有读到。请稍后重试，或联系系统管理员。'};

export const fileAddress = (name, query) => API + '/supervision/' + name + (query ? '?' + query : '');

/** Reads what is below the path. */
export const readFrom = path => request('GET', API + path);

/** Prints what is shown; the styles lay it out on A4. */
export const printButton = () => el('button', {type: 'button', class: 'btn btn-default btn-sm wo-no-print', click: () => window.print()}, '打印');

/** Shows in place of the content why it is not there. */
export function showRefusal(place, refusal, again) {
  place.replaceChildren(el('p', {class: 'wo-refusal', role: 'alert'}, SENTENCES[refusal.status] || refusal.message, ' ',
    el('button', {type: 'button', class: 'btn btn-default btn-xs', click: again}, '重试')));
}

export const showReading = place => place.replaceChildren(el('p', {class: 'wb-dim', role: 'status'}, '正在读取……'));
