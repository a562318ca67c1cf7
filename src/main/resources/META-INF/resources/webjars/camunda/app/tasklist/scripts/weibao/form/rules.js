/* The limits and choices that the forms show: the server's, the same for everybody, asked for once a page. */
import {API, request} from '../server.js';

/** What they are once they have arrived, see FormRules.java. */
export const rules = {};

let arriving = null;

/** @return a promise that is kept once they are there */
export function loadRules() {
  arriving = arriving || request('GET', API + '/form-rules').then(loaded => Object.assign(rules, loaded));
  // After a failure the next form asks again.
  arriving.catch(() => (arriving = null));
  return arriving;
}
