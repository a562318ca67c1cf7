/* <wb-form>: what is around every form: refusal, draft, light, letters, and the button that submits. */
import {sharing} from './directives.js';

const FORM = `
<div class="wb-refusal" role="alert" ng-class="{'wb-empty': !wb.refusal}">
  <span ng-if="wb.refusal">
    {{wb.refusal.message}}
    <button type="button" class="btn btn-default btn-xs" ng-if="wb.refusal.status === 401" ng-click="wb.signIn()">重新登录</button>
    <button type="button" class="btn btn-default btn-xs" ng-if="wb.refusal.confirm" ng-click="wb.confirm()">没有填错，仍按此提交</button>
  </span>
</div>
<p class="wb-loading" ng-if="!view && !wb.refusal">正在打开……</p>
<div ng-if="view">
  <p class="wb-note wb-note-quiet" ng-if="wb.readonly()">{{whyReadOnly()}}</p>
  <p class="wb-note wb-note-quiet" role="status" ng-if="wb.restored && !wb.readonly()">
    已恢复您 {{wb.restored | wbTime}} 填写、尚未提交的内容。
    <button type="button" class="btn btn-link btn-xs" ng-click="wb.startOver()">不用，重新填写</button>
  </p>
  <p class="wb-light" ng-class="'wb-light-' + view.task.light.light" ng-if="view.task.light">{{view.task.light.sentence}}</p>
  <p class="wb-note wb-note-quiet wb-unlit" ng-if="view.task.unlit">本任务{{view.task.unlit}}。</p>
  <wb-letters letters="view.letters"></wb-letters>
  <fieldset class="wb-sheet" ng-disabled="wb.readonly() || wb.sending" ng-transclude></fieldset>
  <div class="wb-submit" ng-if="!wb.readonly()">
    <span class="wb-hint wb-draft" ng-if="wb.draft.at">草稿已保存 {{wb.draft.at | wbTime | limitTo: 5 : 11}}</span>
    <span class="wb-warn wb-draft" role="status" ng-if="wb.draft.sentence">
      {{wb.draft.sentence}}
      <button type="button" class="btn btn-default btn-xs" ng-if="wb.draft.status === 401" ng-click="wb.signIn()">重新登录</button>
    </span>
    <button type="button" class="btn btn-primary" ng-disabled="wb.sending || !wb.ready()" ng-click="wb.submit()">
      {{wb.sending ? '正在提交……' : label}}
    </button>
  </div>
</div>`;

function frame($scope, $attrs) {
  $attrs.$observe('submit', label => ($scope.label = label));
  // The page around the form knows who has the task, and that may change while the form is open.
  $scope.whyReadOnly = () => $scope.options.why || '您现在只能查看这项任务。';
}

/** Registers it. */
export function registerFrame(module) {
  module.directive('wbForm', sharing(FORM, frame, {transclude: true}));
}
