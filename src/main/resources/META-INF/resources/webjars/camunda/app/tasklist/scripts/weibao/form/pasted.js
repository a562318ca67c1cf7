/*
 * What was pasted into a box. The clipboard often has HTML beside the text. Only there are the merged cells of a table,
 * and the numbers of a web page's list, which Chrome leaves out of the text. Word writes its numbers into both. While the
 * box holds nothing but what was pasted, the HTML can stand for it; otherwise the box is what counts.
 */

const FORM = 'tr > :nth-child(2), ol > li';
const UNREAD = 'script, style, link, meta, title, base';
const written = nodes => nodes.map(node => new XMLSerializer().serializeToString(node)).join('');

/** A box has line feeds only; programs copy either kind of blank. */
const folded = text => text.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ').trim();

/** The content of a page from the clipboard, or null if it says no more than the text. Nothing of it runs or is loaded. */
function formed(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (!page.querySelector(FORM)) {
    return null;
  }
  page.querySelectorAll(UNREAD).forEach(each => each.remove());
  return written([...page.body.childNodes]);
}

/** Adds a paste to those before it: each text, with its content if that says more. */
export function remember(pastes, clipboard) {
  const text = folded(clipboard.getData('text/plain'));
  const content = formed(clipboard.getData('text/html'));
  // A text that was cut in the box and pasted there again still has its form.
  if (text && (content || !pastes.has(text))) {
    pastes.set(text, content);
  }
}

/** The pastes that a box consists of, in its order, with blanks between them; null if there is anything else. */
function parts(pastes, box) {
  const texts = [...pastes.keys()].sort((one, other) => other.length - one.length);
  const found = [];
  for (let rest = folded(box); rest; ) {
    const next = texts.find(each => rest.startsWith(each));
    if (!next) {
      return null;
    }
    found.push(next);
    rest = rest.slice(next.length).trimStart();
  }
  return found;
}

function paragraphs(text) {
  return text.split('\n').map(line => {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
}

/** The page that says the same as a box and has the form of what was pasted, or null if only the text counts. */
export function pageOf(pastes, box) {
  const found = parts(pastes, box);
  // A text with columns would lose them in a page.
  if (!found || !found.some(each => pastes.get(each)) || found.some(each => !pastes.get(each) && /\t.*\t/.test(each))) {
    return null;
  }
  const content = found.map(each => pastes.get(each) || written(paragraphs(each))).join('\n');
  return '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>粘贴的正文</title></head>\n<body>\n' + content + '\n</body></html>\n';
}

/** Whether a box has lost the form of what was pasted into it. */
export function hasLostForm(pastes, box) {
  const found = parts(pastes, box) || [...pastes.keys()];
  return folded(box) !== '' && found.some(each => pastes.get(each)) && !pageOf(pastes, box);
}
