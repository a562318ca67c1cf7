/*
 * The tabs of 我的工作台. A file adds its own, once, when it is loaded:
 *   addTab({id, label, path, order})
 * and says by setCount(id, text) what stands beside the label.
 */

const tabs = [];
const counts = {};
const listeners = new Set();

export function addTab(tab) {
  tabs.push(tab);
  tabs.sort((one, other) => one.order - other.order);
}

/** In their order, each with its count if one is known. */
export const allTabs = () => tabs.map(tab => ({...tab, count: counts[tab.id]}));

export function setCount(id, count) {
  if (counts[id] !== count) {
    counts[id] = count;
    listeners.forEach(listener => listener());
  }
}

/** @return what ends it */
export function onCount(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
