/* What is shown of the list, as the address has it: reloading the page and the way back keep it. */

const NAMES = ['q', 'show', 'light', 'due', 'step', 'point', 'whole', 'page'];

/** Only what is set and known, in one order; the first page is not said. */
export function filtersOf(search) {
  const kept = {};
  NAMES.forEach(name => {
    const value = search[name];
    if (typeof value === 'string' && value !== '' && !(name === 'page' && !/^[1-9]\d{0,5}$/.test(value)) && !(name === 'page' && value === '1')) {
      kept[name] = value;
    }
  });
  return kept;
}

/** The filters with one of them changed; that begins with the first page again. */
export function changed(filters, name, value) {
  const next = {...filters, [name]: value};
  if (name !== 'page') {
    delete next.page;
  }
  return filtersOf(next);
}

/** As the end of an address; empty without any. */
export function queryOf(filters) {
  const query = new URLSearchParams(filtersOf(filters)).toString();
  return query ? '?' + query : '';
}

export const isFiltered = filters => ['q', 'show', 'light', 'due', 'step', 'point'].some(name => filters[name]);
