/* <wb-answer> with its <wb-choice>s: one answer of several; <wb-return-parts>: which parts are returned. */
import {checkWhileShown, sharing} from './directives.js';

const ANSWER = `
<section class="wb-section wb-answer">
  <div ng-transclude></div>
  <div role="radiogroup" aria-labelledby="wb-legend" data-field="answer">
    <h4 id="wb-legend">{{legend}}</h4>
    <label class="wb-choice" ng-repeat="choice in choices" ng-class="{'wb-chosen': answer.answer === choice.value}">
      <input type="radio" name="answer" ng-model="answer.answer" ng-value="choice.value">
      <b>{{choice.label}}</b> <span class="wb-hint">{{choice.hint}}</span>
    </label>
  </div>
  <wb-return-parts ng-if="chosen().parts"></wb-return-parts>
  <div ng-repeat="each in chosen() ? [chosen()] : [] track by each.value" ng-if="each.reason || each.remark">
    <wb-area field="reason" label="{{each.reason || each.remark}}" must="{{!!each.reason}}" rows="3"></wb-area>
  </div>
</section>`;

const RETURN_PARTS = `
<fieldset class="wb-picker" data-field="parts">
  <legend>退回哪些承办任务</legend>
  <p class="wb-hint" ng-if="!returnable().length">没有可以退回的承办任务。</p>
  <div ng-repeat="part in returnable() track by part.id" data-field="parts[{{numberOf(part)}}]">
    <label class="wb-choice">
      <input type="checkbox" ng-model="answer.picked[part.id].chosen">
      {{part.unit.name}} <span class="wb-hint">{{part.stateLabel}}，第{{part.round}}轮</span>
      <span class="wb-warn" ng-if="!part.mayReopen">现在已不能退回，请取消勾选</span>
    </label>
    <div class="wb-under" ng-if="answer.picked[part.id].chosen" data-field="parts[{{numberOf(part)}}].reason">
      <label for="wb-part-{{part.id}}">只对{{part.unit.name}}的要求（不填则用下面的退回理由）</label>
      <textarea id="wb-part-{{part.id}}" class="form-control" rows="2" ng-model="answer.picked[part.id].reason"></textarea>
    </div>
  </div>
</fieldset>`;

function answer($scope, $attrs) {
  $scope.choices = [];
  $scope.legend = $attrs.legend;
  $scope.chosen = () => $scope.choices.find(choice => choice.value === $scope.answer.answer);
  this.add = choice => $scope.choices.push(choice);
  checkWhileShown($scope, refuse => {
    if (!$scope.chosen()) {
      refuse('answer', '请选择' + $scope.legend + '。');
    }
  });
}

function returnParts($scope) {
  // One that a draft has ticked stays, so that it can be unticked.
  $scope.returnable = () => $scope.view.parts.filter(part => part.mayReopen || (($scope.answer.picked || {})[part.id] || {}).chosen);
  const chosen = () => Object.keys($scope.answer.picked || {}).filter(id => $scope.answer.picked[id].chosen);
  $scope.numberOf = part => chosen().indexOf(String(part.id));
  checkWhileShown($scope, refuse => chosen().length || refuse('parts', '请至少选择一项退回的承办任务。'));
}

/** The parts that were ticked, as a return names them. */
export function chosenParts(picked) {
  return Object.entries(picked || {})
    .filter(([, each]) => each.chosen)
    .map(([partId, each]) => ({partId: Number(partId), reason: each.reason}));
}

/** Registers them. */
export function registerChoice(module) {
  module
    .directive('wbAnswer', sharing(ANSWER, answer, {transclude: true}))
    .directive('wbChoice', [
      () => ({
        restrict: 'E',
        require: '^wbAnswer',
        link: (scope, element, {value, label, hint, reason, remark, parts}, group) =>
          group.add({value, label, hint, reason, remark, parts: parts !== undefined})
      })
    ])
    .directive('wbReturnParts', sharing(RETURN_PARTS, returnParts));
}
