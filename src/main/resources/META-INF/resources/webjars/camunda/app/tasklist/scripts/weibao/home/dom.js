/* Builds elements; text is always set as text. */

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  });
  element.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/**
 * An element.
 *
 * @param attributes a function is a listener, false and null are left out
 * @param children elements and texts; null and false are left out
 */
export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** The same within a drawing. */
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
