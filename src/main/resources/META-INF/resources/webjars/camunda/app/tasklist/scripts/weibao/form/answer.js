/* The shape of an answer: as a draft is taken up again, and as it is sent. */

/** Empty texts are no texts; the rest is sent as typed. */
export function withoutBlanks(value) {
  if (typeof value === 'string') {
    return value.trim() === '' ? null : value;
  }
  if (Array.isArray(value)) {
    return value.map(withoutBlanks);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).filter(([name]) => !name.startsWith('$')).map(([name, each]) => [name, withoutBlanks(each)])
    );
  }
  return value;
}

/**
 * A draft in the shape that the form opens with now: rows that the form no longer has are gone, new ones are there.
 * Whatever else is no longer a choice stays and can be taken out where it is shown.
 */
export function fitted(draft, opening) {
  const fit = (rows, now) =>
    now.some(row => row.measureId) || now.length !== rows.length
      ? now.map(row => rows.find(each => row.measureId && each.measureId === row.measureId) || row)
      : rows;
  const kept = {...opening, ...draft};
  ['figures', 'items'].forEach(each => opening[each] && (kept[each] = fit(draft[each] || [], opening[each])));
  return kept;
}
