/*
 * Proofreading a plan: every edit of a point is saved as it is made, the whole point at a time. What could not be saved
 * stays in the form's draft (answer.unsaved), so that a lost session loses nothing.
 */
import {API, Refusal, request} from '../server.js';
import {dayOf} from './day.js';
import {bodyOf, codes, editOf, unfinished, unreadable} from './point-edit.js';
import {pointActs} from './proofread-points.js';
import {chinaTime} from './texts.js';
import {withGone} from './units.js';
import {workbookActs} from './workbook.js';

const PAUSE = 700;

/**
 * Fills the scope of proofread.html.
 *
 * @return what weibao.form needs
 */
export function proofreading($scope, taskId) {
  const tasks = API + '/tasks/' + encodeURIComponent(taskId);
  let timer = null;
  let running = Promise.resolve();

  let offeredCounties = withGone();

  const pointOf = id => $scope.view.plan.points.find(point => point.id === id);

  function show(point) {
    $scope.point = point;
    offeredCounties = withGone();
    const kept = $scope.answer.unsaved[point.id];
    $scope.edit = kept || editOf(point);
    $scope.saving = kept ? {state: 'failed', sentence: '有修改还没有保存。'} : {state: 'none'};
    $scope.wb.mark(null);
  }

  function replace(saved) {
    const points = $scope.view.plan.points;
    points[points.findIndex(point => point.id === saved.id)] = saved;
    if ($scope.point.id === saved.id) {
      $scope.point = saved;
    }
  }

  /** Takes over what only the server knows; what was typed in the meantime stays. */
  function goOn(edit, saved) {
    edit.version = saved.version;
    edit.measures.forEach((measure, i) => (measure.id = measure.id || (saved.measures[i] || {}).id || null));
  }

  async function reload(id, sentence) {
    $scope.view.plan = (await request('GET', tasks)).plan;
    delete $scope.answer.unsaved[id];
    show(pointOf($scope.point.id));
    $scope.saving = {state: 'failed', sentence};
  }

  async function save(id, edit) {
    const sent = window.angular.toJson(edit);
    const showSaving = saving => $scope.point.id === id && ($scope.saving = saving);
    const missing = unfinished(edit);
    if (missing) {
      showSaving({state: 'waiting', sentence: missing});
      $scope.$applyAsync();
      return;
    }
    try {
      const problem = unreadable(edit);
      if (problem) {
        throw problem;
      }
      showSaving({state: 'saving'});
      const saved = await request('PUT', tasks + '/points/' + id, bodyOf(JSON.parse(sent)));
      const changedSince = window.angular.toJson(edit) !== sent;
      goOn(edit, saved);
      replace(saved);
      if (!changedSince) {
        delete $scope.answer.unsaved[id];
        showSaving({state: 'saved'});
        $scope.wb.mark(null);
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      if (refusal.status === 409) {
        await reload(id, refusal.message + '现在显示的是最新内容。');
      } else {
        showSaving({state: 'failed', sentence: refusal.message});
        if ($scope.point.id === id) {
          $scope.wb.mark(refusal);
        }
      }
    } finally {
      $scope.$applyAsync();
    }
  }

  /** One save after another: each needs the version that the last one made. */
  function flush() {
    clearTimeout(timer);
    timer = null;
    Object.keys($scope.answer.unsaved).forEach(id => {
      running = running.then(() => $scope.answer.unsaved[id] && save(Number(id), $scope.answer.unsaved[id]));
    });
    return running;
  }

  const knownUnits = () => [$scope.point.lead].concat($scope.point.responsible, $scope.point.supporting).filter(Boolean);

  Object.assign($scope, {
    choose(point) {
      flush();
      show(point);
    },
    changed() {
      $scope.answer.unsaved[$scope.point.id] = $scope.edit;
      $scope.saving = {state: 'typing'};
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    },
    stateOf: point => (point.phase === 'LEFT_OUT' ? '不列入' : point.problem ? '待完善' : '完整'),
    count: state => $scope.view.plan.points.filter(point => $scope.stateOf(point) === state).length,
    unitsOfPoint: () => [$scope.edit.lead].concat($scope.edit.responsible, $scope.edit.supporting).filter(Boolean),
    unitName: code => withGone()($scope.view.units, [code], knownUnits()).find(unit => unit.code === code).name,
    knownUnits,
    countiesOffered: () => offeredCounties($scope.view.counties, $scope.edit.counties, $scope.point.counties),
    carriersOffered: measure => Array.from(new Set($scope.unitsOfPoint().concat(measure.units))),
    has: (list, code) => list.includes(code),
    toggle(list, code) {
      const at = list.indexOf(code);
      at < 0 ? list.push(code) : list.splice(at, 1);
      $scope.changed();
    },
    leadChanged() {
      $scope.edit.leadConfirmed = false;
      ['responsible', 'supporting'].forEach(role => ($scope.edit[role] = $scope.edit[role].filter(code => code !== $scope.edit.lead)));
      $scope.changed();
    },
    allCounties(chosen) {
      $scope.edit.counties = chosen ? codes($scope.view.counties) : [];
      $scope.changed();
    },
    addMeasure() {
      $scope.edit.measures.push({id: null, text: '', allUnits: true, units: [], counties: false, target: ''});
    },
    addItem: () => $scope.edit.closingStandard.push({text: ''}),
    remove(list, index) {
      list.splice(index, 1);
      $scope.changed();
    },
    indicatorChanged(measure) {
      measure.aggregation = measure.indicatorName ? measure.aggregation || 'SUM' : null;
      $scope.changed();
    },
    passed: () => dayOf($scope.edit.deadline) && $scope.edit.deadline < chinaTime(new Date().toISOString(), 10),
    async takeUp(point) {
      try {
        await flush();
        $scope.view.plan = await request('POST', tasks + '/carried-over/' + point.id);
        show($scope.view.plan.points[$scope.view.plan.points.length - 1]);
      } catch (refusal) {
        $scope.wb.refuse(refusal);
      }
      $scope.$applyAsync();
    }
  });

  pointActs($scope, tasks, flush, show);
  workbookActs($scope, tasks, flush, show);

  return {
    answer: () => ({answer: null, reason: null, unsaved: {}}),
    opened(view) {
      show(view.plan.points.find(point => $scope.stateOf(point) === '待完善') || view.plan.points[0]);
      if (!$scope.wb.readonly()) {
        flush();
      }
    },
    async before() {
      await flush();
      if (Object.keys($scope.answer.unsaved).length) {
        throw new Refusal(422, '还有修改没有保存，请先改正标有“未保存”的要点。');
      }
    },
    submission: ({answer, reason}) => ({answer, reason}),
    /** The server names a point's field as 2023-1-4.lead. */
    reveal(field) {
      const point = $scope.view.plan.points.find(each => field.startsWith(each.code + '.'));
      if (!point) {
        return field;
      }
      show(point);
      $scope.$applyAsync();
      return field.slice(point.code.length + 1);
    }
  };
}
