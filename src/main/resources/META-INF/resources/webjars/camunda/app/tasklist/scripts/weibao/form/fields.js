/* <wb-area>: a text with its limit as rules.longest calls it. */
import {checkWhileShown, sharing} from './directives.js';
import {rules} from './rules.js';

const AREA = `
<div class="wb-area" data-field="{{field}}">
  <label for="wb-{{of}}{{field}}">{{label}}<span class="wb-must" ng-if="must">（必填）</span></label>
  <textarea id="wb-{{of}}{{field}}" class="form-control" rows="{{rows}}" ng-model="answer[field]" placeholder="{{hint}}"></textarea>
  <p class="wb-count" ng-class="{'wb-warn': count() > most}" ng-if="count() > most * 0.8">{{count()}} / {{most}} 字</p>
</div>`;

function area($scope, $attrs) {
  $scope.rows = 3;
  // The form that starts a process may lie over a task's form, with fields of the same names.
  $scope.of = $scope.wb.isStart ? 'start-' : '';
  $scope.most = rules.longest[$attrs.limit || 'text'];
  ['field', 'label', 'hint', 'rows'].forEach(each => $attrs.$observe(each, value => value && ($scope[each] = value)));
  $attrs.$observe('must', value => ($scope.must = value === '' || value === 'true'));
  // People count characters, not UTF-16 units: 𠮷 is one.
  $scope.count = () => Array.from($scope.answer[$scope.field] || '').length;
  const check = refuse => {
    if ($scope.must && !($scope.answer[$scope.field] || '').trim()) {
      refuse($scope.field, '请填写' + $scope.label + '。');
    }
    if ($scope.count() > $scope.most) {
      refuse($scope.field, $scope.label + '有' + $scope.count() + '字，最多' + $scope.most + '字，请精简。');
    }
  };
  checkWhileShown($scope, check);
}

/** Registers it. */
export function registerFields(module) {
  module.directive('wbArea', sharing(AREA, area));
}
