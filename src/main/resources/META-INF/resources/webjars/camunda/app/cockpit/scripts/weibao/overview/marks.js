/* The signs of points and parts: a shape and a word each; the colour only goes with them. */
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {shapeOf, wordOf} from '../../../../tasklist/scripts/weibao/home/light.js';

export const MARKS = {
  RED: '红灯', YELLOW: '黄灯', BLUE: '蓝灯', GREEN: '绿灯', UNLIT: '不限期', NOT_STARTED: '未开始', UNFINISHED: '未完成', RELEASED: '免于承办',
  LEFT_OUT: '本年不列入', CARRIED_OVER: '已结转', DONE: '已完成'
};

/** The sign with its word; a light's is short. */
export const signOf = (mark, label) => el('span', {class: 'wb-sign wb-sign-' + (wordOf(mark) ? mark : 'NONE')}, shapeOf(mark), el('span', null, wordOf(mark) || label));
