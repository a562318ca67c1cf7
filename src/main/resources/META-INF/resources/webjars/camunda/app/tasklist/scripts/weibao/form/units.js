/* <wb-units>: units chosen from a list, also one that is no longer offered. */

const UNITS = `
<div class="wb-units">
  <span class="wb-chip" ng-repeat="code in chosen track by code">{{name(code)}}<span class="wb-warn" ng-if="gone(code)">（请去掉）</span>
    <button type="button" ng-click="remove(code)" aria-label="去掉{{name(code)}}">×</button>
  </span>
  <select id="{{inputId}}" class="form-control wb-w8" ng-model="picked.code" ng-change="add()" aria-label="添加{{label}}">
    <option value="">添加{{label}}……</option>
    <option ng-repeat="unit in free() track by unit.code" value="{{unit.code}}">{{unit.name}}</option>
  </select>
</div>`;

const OUT_OF_USE = '已停用的单位';

/**
 * What is offered, and what was chosen though it is no longer offered: that must be seen to be taken out, and stays where
 * it was once it is.
 *
 * @param known where its name may be found
 */
export function withGone() {
  const gone = {};
  return (offered, chosen, known) => {
    chosen
      .filter(code => !gone[code] && !offered.some(each => each.code === code))
      .forEach(code => (gone[code] = {code, name: (known.find(each => each.code === code) || {name: OUT_OF_USE}).name, gone: true}));
    return offered.concat(Object.values(gone));
  };
}

function units($scope, $element) {
  $scope.picked = {code: ''};
  const named = (code, list) => (list || []).find(unit => unit.code === code);
  $scope.gone = code => !named(code, $scope.from);
  $scope.name = code => (named(code, $scope.from) || named(code, $scope.also()) || {name: OUT_OF_USE}).name;
  $scope.free = () => ($scope.from || []).filter(unit => !$scope.chosen.includes(unit.code) && !($scope.except() || []).includes(unit.code));
  $scope.add = () => {
    if ($scope.picked.code) {
      $scope.chosen.push($scope.picked.code);
      $scope.picked.code = '';
      $scope.changed();
    }
  };
  $scope.remove = code => {
    $scope.chosen.splice($scope.chosen.indexOf(code), 1);
    $scope.changed();
    // The button that was pressed is gone, and the focus with it.
    $element[0].querySelector('select').focus();
  };
}

/** Registers it. */
export function registerUnits(module) {
  module.directive('wbUnits', [
    () => ({
      restrict: 'E',
      scope: {chosen: '=', from: '<', except: '&', also: '&', label: '@', inputId: '@', changed: '&'},
      template: UNITS,
      controller: ['$scope', '$element', units]
    })
  ]);
}
