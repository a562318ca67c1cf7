/** The value of a cookie; empty if there is none. */
export function cookie(name) {
  const entry = document.cookie.split('; ').find(each => each.startsWith(name + '='));
  return entry ? decodeURIComponent(entry.slice(name.length + 1)) : '';
}
