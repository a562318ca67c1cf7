/* What 督办总览 shows, as the address has it: it can be sent to somebody, and reloading and the way back keep it. */

export const PAGE = '#/supervision';

/** The filters, as the server names them too. */
const FILTERS = ['year', 'protection', 'unit', 'county', 'light', 'worst', 'phase', 'q'];

/** What narrows the list of letters. */
const OF_LETTERS = ['year', 'kind', 'released'];

const NAMES = ['tab', ...new Set([...FILTERS, ...OF_LETTERS]), 'page'];

const only = (names, view) => new URLSearchParams(names.filter(name => view[name]).map(name => [name, view[name]])).toString();

/** Reads an address; what is unknown is left out. */
export function viewOf(hash) {
  const search = new URLSearchParams(hash.split('?')[1] || '');
  return Object.fromEntries(NAMES.filter(name => search.get(name)).map(name => [name, search.get(name)]));
}

/** The address with some things changed; that begins with the first page again unless the page itself is named. */
export function addressOf(view, changes) {
  const query = only(NAMES, {...view, page: null, ...changes});
  return PAGE + (query ? '?' + query : '');
}

/** What the server is asked for. */
export const queryOf = view => only([...FILTERS, 'page'], view);

/** The same for the letters. */
export const letterQueryOf = view => only([...OF_LETTERS, 'page'], view);

/** The same for a file, which has no pages. */
export const fileQueryOf = view => only(FILTERS, view);

export const isFiltered = view => FILTERS.some(name => name !== 'year' && view[name]);

/** Where the whole of a point is; the code is the server's. */
export const pointAddress = code => PAGE + '/point/' + encodeURIComponent(code);

/** The code of the point in an address; empty for none. */
export function codeOf(hash) {
  const found = /^#\/supervision\/point\/([^/?]+)/.exec(hash);
  return found ? decodeURIComponent(found[1]) : '';
}
