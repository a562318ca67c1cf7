/* Proofreading: points are added, split, merged and moved, and what was read is decided on. Each act is saved at once. */
import {request} from '../server.js';
import {sentences} from './source.js';

const FIRST = {UNKNOWN_NAME: 0, DOUBT: 1};

/**
 * Fills the scope of proofread.html.
 *
 * @param tasks where the server has the task
 * @param flush saves what is typed
 * @param show shows a point
 */
export function pointActs($scope, tasks, flush, show) {
  const pointOf = id => $scope.view.plan.points.find(point => point.id === id);
  const own = kind => ($scope.view.plan.document ? $scope.view.plan.document.marks : [])
    .filter(mark => mark.kind === kind && mark.point === $scope.point.id);

  async function act(path, body, next) {
    try {
      await flush();
      const shown = $scope.point.id;
      const before = new Set($scope.view.plan.points.map(point => point.id));
      $scope.view.plan = await request('POST', tasks + path, body());
      const added = $scope.view.plan.points.find(point => !before.has(point.id));
      show((next === 'added' && added) || pointOf(shown));
      $scope.act = {};
    } catch (refusal) {
      $scope.wb.refuse(refusal);
    }
    $scope.$applyAsync();
  }

  const version = () => pointOf($scope.point.id).version;
  const onPoint = (what, body, next) => act('/points/' + $scope.point.id + '/' + what, () => ({version: version(), ...body}), next);

  Object.assign($scope, {
    act: {},
    /** What the office should look at, unknown names first. */
    openMarks() {
      const source = $scope.view.plan.document;
      return source ? source.marks.filter(mark => mark.kind in FIRST && !mark.settled)
        .sort((one, other) => FIRST[one.kind] - FIRST[other.kind]) : [];
    },
    placeOf: mark => (mark.point ? (pointOf(mark.point) || {}).place : '全文'),
    jump(mark) {
      const point = mark.point && pointOf(mark.point);
      if (point) {
        $scope.choose(point);
      }
      if (mark.start !== null) {
        setTimeout(() => $scope.$broadcast('weibao:place', mark.start));
      }
    },
    settle: (mark, body = {}) => act('/marks/' + mark.id, () => ({unit: body.unit || null, reason: body.reason || null})),
    /** The points whose lead was proposed by the order of the document. */
    proposedLeads: () => $scope.view.plan.points.filter(each => each.phase === 'DRAFT' && each.lead && !each.leadNamed && !each.leadConfirmed),
    confirmLeads: () => act('/leads', () => ({leads: $scope.proposedLeads().map(each => ({point: each.id, unit: each.lead.code}))})),
    movePoint: up => onPoint('move', {up}),
    mergePoint: () => onPoint('merge', {}),
    canMerge() {
      const points = $scope.view.plan.points;
      return $scope.point.phase === 'DRAFT' && points.slice(points.findIndex(each => each.id === $scope.point.id) + 1).some(each => each.phase === 'DRAFT');
    },
    /** Where the point can be split: at a sentence of its text, or at a measure if it has no text. */
    splits() {
      const places = own('POINT').flatMap(mark => sentences($scope.view.plan.document.text, mark.start, mark.end).map(each => ({...each, value: 'at' + each.at})));
      return places.length ? places : $scope.point.measures.slice(1).map((measure, i) => ({value: 'measure' + (i + 2), measure: i + 2, text: '第' + (i + 2) + '条措施：' + measure.text.slice(0, 24)}));
    },
    splitPoint() {
      const chosen = $scope.splits().find(each => each.value === $scope.act.split);
      return chosen && onPoint('split', {at: chosen.at || null, measure: chosen.measure || null}, 'added');
    },
    addPoint: () => act('/points', () => ({title: $scope.act.title, after: $scope.point.code}), 'added'),
    moveMeasure(index, by) {
      const list = $scope.edit.measures;
      list.splice(index + by, 0, list.splice(index, 1)[0]);
      $scope.changed();
    },
    /** Cuts the text where the caret is, or behind its first stop. */
    splitMeasure(index) {
      const measure = $scope.edit.measures[index];
      const box = document.getElementById('wb-measure-' + index);
      const caret = box ? box.selectionStart : 0;
      const stop = measure.text.search(/[。；;，,]/) + 1;
      const at = caret > 0 && caret < measure.text.length ? caret : stop;
      if (at > 0 && at < measure.text.length) {
        const rest = {...measure, id: null, text: measure.text.slice(at).trim(), units: measure.units.slice(), indicatorName: null, indicatorUnit: null, target: '', aggregation: null};
        delete rest.$$hashKey;
        measure.text = measure.text.slice(0, at).trim();
        $scope.edit.measures.splice(index + 1, 0, rest);
        $scope.changed();
      }
    },
    /** Takes the next measure in; an indicator that this one has stays its own. */
    mergeMeasure(index) {
      const [measure, next] = $scope.edit.measures.slice(index, index + 2);
      const text = measure.text.replace(/[。；;，,]\s*$/, '');
      measure.text = text + (text && next.text ? '；' : '') + next.text;
      measure.allUnits = measure.allUnits || next.allUnits;
      measure.units = Array.from(new Set(measure.units.concat(next.units)));
      measure.counties = measure.counties || next.counties;
      if (!measure.indicatorName) {
        ['indicatorName', 'indicatorUnit', 'target', 'aggregation'].forEach(field => (measure[field] = next[field]));
      }
      $scope.edit.measures.splice(index + 1, 1);
      $scope.changed();
    }
  });
}
