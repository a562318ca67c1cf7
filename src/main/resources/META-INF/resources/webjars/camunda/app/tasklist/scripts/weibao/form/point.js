/* <wb-point>: the work point, or the part of it, that a form is about. */

const POINT = `
<header class="wb-head">
  <h3><span class="wb-place">{{$ctrl.point.place}}</span> {{$ctrl.point.title}}</h3>
  <p class="wb-tags">
    <span class="wb-tag">{{$ctrl.point.categoryLabel}}</span>
    <span class="wb-tag" ng-class="{'wb-tag-strong': $ctrl.point.priority === 'KEY'}">{{$ctrl.point.priorityLabel}}</span>
    <span class="wb-tag" ng-if="$ctrl.part">{{$ctrl.part.unit.name}}<span ng-if="$ctrl.part.role !== 'COUNTY'">（{{$ctrl.part.roleLabel}}）</span></span>
    <span class="wb-tag" ng-if="$ctrl.part">第{{$ctrl.part.round}}轮</span>
    <span ng-if="!$ctrl.part && $ctrl.point.lead">{{$ctrl.point.lead.name}}牵头</span>
    <span ng-if="$ctrl.part.openReport.period">本期报告 {{$ctrl.part.openReport.period}}</span>
    <span ng-if="$ctrl.part">承办任务 {{$ctrl.part.ends | wbDue : $ctrl.part}} 前完成</span>
    <span ng-if="!$ctrl.part && ($ctrl.point.due || $ctrl.point.deadline)">办结期限 {{($ctrl.point.due || $ctrl.point.deadline) | wbDue : $ctrl.point}}</span>
  </p>
  <p class="wb-unfinished" ng-if="$ctrl.point.unfinished">{{$ctrl.point.unfinished}}</p>
</header>
<div class="wb-note" ng-if="$ctrl.part.request"><b>{{$ctrl.part.requestLabel}}：</b><span class="wb-text">{{$ctrl.part.request}}</span></div>
<div class="wb-note" ng-if="$ctrl.part.objection && $ctrl.part.state === 'OBJECTED'">
  <b>异议：</b><span class="wb-text">{{$ctrl.part.objection}}</span>
</div>
<details class="wb-details" ng-open="$ctrl.expanded">
  <summary>任务措施（{{$ctrl.point.measures.length}}）、责任单位和办结标准</summary>
  <table class="wb-table">
    <thead><tr><th class="wb-no">序号</th><th>任务措施</th><th class="wb-w8">由谁承办</th><th class="wb-w8">指标</th></tr></thead>
    <tbody>
      <tr ng-repeat="measure in $ctrl.point.measures track by measure.id">
        <td class="wb-no">{{measure.number}}</td>
        <td class="wb-text">{{measure.text}}</td>
        <td data-label="由谁承办">{{measure | wbCarriers}}</td>
        <td data-label="指标">{{measure | wbIndicator}}</td>
      </tr>
    </tbody>
  </table>
  <dl class="wb-facts">
    <dt>牵头单位</dt><dd>{{$ctrl.point.lead.name || '未指定'}}</dd>
    <dt ng-if-start="$ctrl.point.responsible.length">责任单位</dt><dd ng-if-end>{{$ctrl.point.responsible | wbNames}}</dd>
    <dt ng-if-start="$ctrl.point.supporting.length">配合单位</dt><dd ng-if-end>{{$ctrl.point.supporting | wbNames}}</dd>
    <dt ng-if-start="$ctrl.point.phrases.length">集体称谓</dt>
    <dd ng-if-end><span ng-repeat="phrase in $ctrl.point.phrases">{{phrase.text}}（{{phrase.expand ? '展开到各成员单位' : '不展开'}}）</span></dd>
    <dt ng-if-start="$ctrl.point.counties.length">县（区）</dt><dd ng-if-end>{{$ctrl.point.counties | wbNames}}</dd>
    <dt>报告节奏</dt><dd>{{$ctrl.point.rhythmLabel}}<span ng-if="$ctrl.point.rhythmReason">：{{$ctrl.point.rhythmReason}}</span></dd>
    <dt>办结标准</dt><dd><ol class="wb-list"><li ng-repeat="item in $ctrl.point.closingStandard track by $index">{{item}}</li></ol></dd>
  </dl>
</details>`;

/** Registers it. */
export function registerPoint(module) {
  module.component('wbPoint', {template: POINT, bindings: {point: '<', part: '<', expanded: '<'}});
}
