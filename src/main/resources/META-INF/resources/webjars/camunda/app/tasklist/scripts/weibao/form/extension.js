/* <wb-extension>: what an extension asks for, and what was asked before. */

const EXTENSION = `
<section class="wb-section">
  <h4>{{$ctrl.of.unit}}申请延期</h4>
  <dl class="wb-facts">
    <dt>任务</dt><dd>{{$ctrl.of.task}}</dd>
    <dt>现在的期限</dt><dd>{{$ctrl.of.due | wbDue : $ctrl.of}}<span class="wb-hint" ng-if="$ctrl.of.originalDue !== $ctrl.of.due"> 原期限 {{$ctrl.of.originalDue | wbDay}}</span></dd>
    <dt>申请延至</dt><dd>{{$ctrl.of.requestedDue | wbDay}}<span class="wb-warn wb-block" ng-if="$ctrl.of.unusual">{{$ctrl.of.unusual}}，请核对。</span></dd>
    <dt>延期理由</dt><dd class="wb-text">{{$ctrl.of.reason}}</dd>
    <dt>目前进展</dt><dd class="wb-text">{{$ctrl.of.progress}}</dd>
    <dt>申请人</dt><dd>{{$ctrl.of.requestedBy}} {{$ctrl.of.requestedAt | wbTime}}</dd>
    <dt ng-if-start="$ctrl.of.signedBy">签署人</dt><dd ng-if-end>{{$ctrl.of.signedBy}} {{$ctrl.of.signedAt | wbTime}}</dd>
  </dl>
  <div ng-if="$ctrl.of.earlier.length">
    <h5>以前的申请</h5>
    <ol class="wb-list">
      <li ng-repeat="each in $ctrl.of.earlier track by $index">
        <span class="wb-hint">{{each.requestedAt | wbDay}}</span>
        由{{each.due | wbDay}}申请延至{{each.requestedDue | wbDay}}：{{each.stateLabel}}<span ng-if="each.grantedDue">，延至{{each.grantedDue | wbDay}}</span><span ng-if="each.correctedDue">，后更正为{{each.correctedDue | wbDay}}</span>
        <div class="wb-text" ng-if="each.answer">{{each.answer}}</div>
      </li>
    </ol>
  </div>
</section>`;

/** Registers it. */
export function registerExtension(module) {
  module.component('wbExtension', {template: EXTENSION, bindings: {of: '<'}});
}
