/* How late something is: a shape and a word each; the colour only goes with them. */
import {el, svg} from './dom.js';

const WORDS = {RED: '红', YELLOW: '黄', BLUE: '蓝', GREEN: '绿'};

const ring = stroke => ['circle', {cx: 7, cy: 7, r: 5.8, fill: '#fff', stroke, 'stroke-width': 1.5}];

const SHAPES = {
  RED: [['rect', {x: 1, y: 1, width: 12, height: 12, rx: 1.5, fill: '#b3261e'}], ['path', {d: 'M7 3.4v4.4M7 9.6v1.5', stroke: '#fff', 'stroke-width': 1.8}]],
  YELLOW: [['path', {d: 'M7 .8 13.6 12.8H.4z', fill: '#e0a526', stroke: '#7a5200'}], ['path', {d: 'M7 5v3.6M7 10v1.4', stroke: '#3d2900', 'stroke-width': 1.5}]],
  BLUE: [['circle', {cx: 7, cy: 7, r: 6, fill: '#fff', stroke: '#1b5e9b', 'stroke-width': 1.6}], ['path', {d: 'M7 1a6 6 0 0 1 0 12z', fill: '#1b5e9b'}]],
  GREEN: [ring('#2b6e4a'), ['path', {d: 'm4.2 7.2 2 2 3.6-4', fill: 'none', stroke: '#2b6e4a', 'stroke-width': 1.5}]],
  DONE: [['circle', {cx: 7, cy: 7, r: 6.2, fill: '#55606d'}], ['path', {d: 'm4.2 7.2 2 2 3.6-4', fill: 'none', stroke: '#fff', 'stroke-width': 1.5}]],
  NONE: [ring('#55606d'), ['path', {d: 'M4.4 7h5.2', stroke: '#55606d', 'stroke-width': 1.6}]]
};

export const wordOf = level => WORDS[level] || '';

export function shapeOf(level) {
  const shape = (SHAPES[level] || SHAPES.NONE).map(([tag, attributes]) => svg(tag, attributes));
  return svg('svg', {width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true'}, shape);
}

/** The light of a task, with how much time there is. */
export function lightOf({light, daysLeft}) {
  const level = light ? light.level : 'NONE';
  return el('span', {class: 'wb-sign wb-sign-' + level}, shapeOf(level),
    light && el('span', null, wordOf(level)), el('span', null, daysLeft));
}
