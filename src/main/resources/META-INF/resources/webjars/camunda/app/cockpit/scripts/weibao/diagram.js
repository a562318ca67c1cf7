/* In the diagram: whose an active step is and how late, as a frame around it and words below it. */
import {el} from '../../../tasklist/scripts/weibao/home/dom.js';
import {instance, markOf, running} from './words.js';

const LEGEND = [['RED', '红灯'], ['YELLOW', '黄灯'], ['BLUE', '蓝灯'], ['GREEN', '绿灯']];

const counted = ({open, late}) => open + '项' + (late ? '，其中黄灯、红灯' + late + '项' : '');

/** What stands at which element of an instance's diagram; the parts' tasks stand at the step that holds them. */
export function placesOf(row, callActivity) {
  const places = row.steps.map(({step, holder, standing, mark, markLabel}) => ({step, text: mark === 'UNLIT' ? holder : holder + '，' + standing, mark, markLabel}));
  return row.parts && callActivity
    ? places.concat({step: callActivity, text: '承办任务' + counted(row.parts), mark: row.parts.mark, markLabel: row.parts.markLabel})
    : places;
}

function draw(viewer, places) {
  const elements = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const there = places.filter(({step}) => elements.get(step));
  there.forEach(({step, text, mark, markLabel}) => {
    canvas.addMarker(step, 'wb-frame-' + mark);
    // Words keep their size: at the diagram's own they could not be read.
    overlays.add(step, 'wb', {position: {bottom: 0, left: 0}, scale: {min: 1, max: 1}, html: el('div', {class: 'wb-badge'}, markOf({mark, markLabel}), ' ', text)});
  });
  if (there.length) {
    canvas.getContainer().append(el('div', {class: 'wb-legend'}, el('b', null, '边框'),
      LEGEND.map(([mark, markLabel]) => el('span', {class: 'wb-legend-' + mark}, markOf({mark, markLabel}))), el('span', null, '黄灯、红灯正在逐级提醒')));
  }
}

/** Marks the diagram of an instance. Without an answer it stays as it is. */
export async function markInstance(viewer, id) {
  const row = await instance(id).catch(() => null);
  const call = viewer.get('elementRegistry').filter(element => element.type === 'bpmn:CallActivity')[0];
  draw(viewer, row ? placesOf(row, call && call.id) : []);
}

/** Marks the diagram of a model's version with the open tasks of all instances. */
export async function markDefinition(viewer, id) {
  const view = await running(id).catch(() => null);
  draw(viewer, view ? view.steps.map(({step, mark, markLabel, ...counts}) => ({step, mark, markLabel, text: counted(counts)})) : []);
}
