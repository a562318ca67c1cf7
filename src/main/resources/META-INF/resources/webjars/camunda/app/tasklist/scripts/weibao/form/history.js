/* <wb-history>: decisions, reports and events of a point; <wb-last>: its latest event of one kind. */

const HISTORY = `
<details class="wb-details wb-history" ng-if="$ctrl.of.timeline.length || $ctrl.of.decisions.length || $ctrl.of.reports.length">
  <summary>办理经过（{{$ctrl.of.timeline.length || 0}}）</summary>
  <div ng-if="$ctrl.of.decisions.length">
    <h5>决定</h5>
    <ol class="wb-timeline">
      <li ng-repeat="decision in $ctrl.of.decisions">
        <span class="wb-hint">{{decision.at | wbTime}} {{decision.by}}<span ng-if="decision.byPost">（{{decision.byPost}}）</span></span>
        <b>{{decision.kindLabel}}：{{decision.outcomeLabel}}</b><span ng-if="decision.unit">（{{decision.unit}}）</span>
        <span class="wb-hint" ng-if="decision.minutes">{{decision.meetingDate | wbDay}} {{decision.minutes}}</span>
        <div class="wb-text" ng-if="decision.reason">{{decision.reason}}</div>
        <wb-files files="decision.files" legend="扫描件"></wb-files>
        <ul class="wb-list" ng-if="decision.items.length">
          <li ng-repeat="item in decision.items track by $index">{{item.met ? '达到' : '未达到'}}：{{item.item}}<span ng-if="item.remark">（{{item.remark}}）</span></li>
        </ul>
      </li>
    </ol>
  </div>
  <div ng-repeat="list in [$ctrl.of.compiled, $ctrl.of.reports] track by $index" ng-if="list.length">
    <h5>{{$index ? '历次报告' : '历次汇总报告'}}</h5>
    <wb-report ng-repeat="report in list track by $index" report="report" compiled="list === $ctrl.of.compiled" measures="$ctrl.of.point.measures"></wb-report>
  </div>
  <h5>经过</h5>
  <ol class="wb-timeline">
    <li ng-repeat="event in $ctrl.of.timeline track by $index">
      <span class="wb-hint">{{event.at | wbTime}} {{event.by}}<span ng-if="event.byPost">（{{event.byPost}}）</span></span>
      <b>{{event.kindLabel}}</b><span ng-if="event.unit">（{{event.unit}}）</span>
      <div class="wb-text" ng-if="event.text">{{event.text}}</div>
      <ul class="wb-list wb-hint" ng-if="event.deliveries.length" aria-label="发送情况">
        <li ng-repeat="delivery in event.deliveries track by $index">{{delivery.recipient}} {{delivery.channel}} <span ng-if="delivery.at">{{delivery.at | wbTime}} </span>{{delivery.result}}</li>
      </ul>
    </li>
  </ol>
</details>`;

const LAST = `
<div class="wb-note" ng-if="$ctrl.event()">
  <b>{{$ctrl.label}}：</b><span class="wb-text">{{$ctrl.event().text}}</span>
  <span class="wb-hint">{{$ctrl.event().by}}<span ng-if="$ctrl.event().byPost">（{{$ctrl.event().byPost}}）</span> {{$ctrl.event().at | wbTime}}</span>
</div>`;

/** The latest event of a kind on the point as a whole. */
function Last() {
  this.event = () => (this.of.timeline || []).filter(each => each.kind === this.kind && !each.unit).pop();
}

/** Registers both. */
export function registerHistory(module) {
  module
    .component('wbHistory', {template: HISTORY, bindings: {of: '<'}})
    .component('wbLast', {template: LAST, controller: Last, bindings: {of: '<', kind: '@', label: '@'}});
}
