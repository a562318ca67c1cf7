/* <wb-figures>: state, percentage and indicator of each measure; how its rows open, are checked and are sent. */
import {amountOf, amountText, isAmount} from './amounts.js';
import {sharing} from './directives.js';
import {numberText} from './texts.js';

const FIGURES = `
<section class="wb-section" data-field="figures">
  <h4>各项任务措施</h4>
  <div class="wb-row" ng-repeat="row in answer.figures track by row.measureId" ng-init="measure = measureOf(row.measureId)">
    <p class="wb-row-text"><span class="wb-no">{{measure.number}}</span> <span class="wb-text">{{measure.text}}</span></p>
    <div class="wb-row-inputs" role="group" aria-label="第{{measure.number}}条任务措施">
      <span data-field="figures[{{$index}}].state">
        <label for="wb-state-{{$index}}">状态</label>
        <select id="wb-state-{{$index}}" class="form-control wb-w5" ng-model="row.state" ng-change="stateChanged(row)">
          <option value="" hidden></option>
          <option value="NOT_STARTED">未开展</option><option value="IN_PROGRESS">推进中</option><option value="COMPLETED">已完成</option>
        </select>
      </span>
      <span data-field="figures[{{$index}}].percentage">
        <label for="wb-percentage-{{$index}}">进度</label>
        <input id="wb-percentage-{{$index}}" class="form-control wb-w3" inputmode="numeric" maxlength="3" ng-model="row.percentage"><span class="wb-hint">%</span>
      </span>
      <span ng-if="measure.indicatorName" data-field="figures[{{$index}}].figure">
        <label for="wb-figure-{{$index}}">{{measure.indicatorName}}<span ng-if="measure.aggregation === 'RATIO'">（已达到）</span></label>
        <input id="wb-figure-{{$index}}" class="form-control wb-w5" inputmode="decimal" ng-model="row.figure"><span class="wb-hint">{{measure.aggregation === 'RATIO' ? '' : measure.indicatorUnit}}</span>
      </span>
      <span ng-if="measure.aggregation === 'RATIO'" data-field="figures[{{$index}}].denominator">
        <label for="wb-denominator-{{$index}}">总数</label>
        <input id="wb-denominator-{{$index}}" class="form-control wb-w5" inputmode="decimal" ng-model="row.denominator">
        <span class="wb-hint" ng-if="row.denominator > 0 && row.figure !== ''">＝{{row.figure / row.denominator * 100 | number: 1}}%</span>
      </span>
      <span class="wb-hint" ng-if="measure.target !== null && measure.target !== undefined">目标 {{measure.target}}{{measure.indicatorUnit}}</span>
    </div>
    <details class="wb-details" ng-if="parts">
      <summary>各单位、县（区）所报</summary>
      <ul class="wb-list"><li ng-repeat="line in linesOf(row.measureId) track by $index">{{line}}</li></ul>
    </details>
  </div>
</section>`;

/** The measures themselves, also where a part says what became of each. */
export const plainMeasures = measures => (measures || []).map(each => each.measure || each);

function figures($scope, $attrs) {
  const measures = plainMeasures($scope.$eval($attrs.measures));
  $scope.parts = $attrs.parts ? $scope.$eval($attrs.parts) : null;
  $scope.measureOf = id => measures.find(measure => measure.id === id) || {};
  $scope.linesOf = id =>
    $scope.parts
      .map(part => ({unit: part.unit.name + (part.state === 'UNFINISHED' ? '（未完成）' : ''), figure: part.counting && part.counting.figures.find(each => each.measureId === id)}))
      .filter(each => each.figure)
      .map(({unit, figure}) => {
        const number = numberText(figure, $scope.measureOf(id));
        return unit + '：' + figure.stateLabel + ' ' + figure.percentage + '%' + (number === '—' ? '' : '，' + number);
      });
  $scope.stateChanged = row => {
    if (row.state === 'COMPLETED') {
      row.percentage = '100';
    } else if (row.state === 'NOT_STARTED') {
      row.percentage = '0';
    }
  };
}

/** The lines of a report as they open: one for each measure, with the last report's content. */
export function figureRows(measures, last) {
  return measures.map(measure => {
    const figure = (last || []).find(each => each.measureId === measure.id) || {};
    return {
      measureId: measure.id,
      state: figure.state || null,
      percentage: amountText(figure.percentage),
      figure: amountText(figure.figure),
      denominator: amountText(figure.denominator)
    };
  });
}

/** The same lines as they are sent. */
export function figureInputs(rows) {
  return rows.map(row => ({
    ...row,
    percentage: amountOf(row.percentage),
    figure: amountOf(row.figure),
    denominator: amountOf(row.denominator)
  }));
}

export function checkFigures(rows, refuse) {
  rows.forEach((row, i) => {
    const field = 'figures[' + i + ']';
    if (!row.state) {
      refuse(field + '.state', '请填写这条任务措施的状态。');
    }
    if (!/^(\d{1,2}|100)?$/.test(row.percentage.trim())) {
      refuse(field + '.percentage', '进度应为0到100的整数。');
    }
    ['figure', 'denominator'].forEach(each => {
      if (!isAmount(row[each])) {
        refuse(field + '.' + each, '应为不小于0的数，最多两位小数。');
      }
    });
  });
}

/** Registers it. */
export function registerFigures(module) {
  module.directive('wbFigures', sharing(FIGURES, figures));
}
