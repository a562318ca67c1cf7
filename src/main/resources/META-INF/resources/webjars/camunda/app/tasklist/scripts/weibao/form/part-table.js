/* <wb-parts>: the table of a point's parts, with step, due day, light and last report. */

const PARTS = `
<section class="wb-section">
  <h4>承办任务（{{$ctrl.parts.length}}）</h4>
  <p class="wb-hint" ng-if="$ctrl.parts.length">完成期限 {{$ctrl.usual().ends | wbDue : $ctrl.usual()}}<span ng-if="!$ctrl.allEndAlike()">，另有期限的在表中注明</span>。</p>
  <table class="wb-table">
    <thead><tr><th>单位、县（区）</th><th class="wb-w5">状态</th><th class="wb-w5">当前环节</th><th class="wb-w6 wb-day">环节期限</th><th class="wb-w6">灯</th><th class="wb-w8">最近一次报告</th></tr></thead>
    <tbody ng-repeat="part in $ctrl.parts track by part.id">
      <tr>
        <td>{{part.unit.name}} <span class="wb-hint">{{part.roleLabel}}</span></td>
        <td data-label="状态"><span class="wb-state" ng-class="'wb-state-' + part.state">{{part.stateLabel}}</span> <span class="wb-hint" ng-if="part.round > 1">第{{part.round}}轮</span></td>
        <td data-label="当前环节">
          <span class="wb-block" ng-repeat="step in part.steps track by $index">{{step.name}}<span class="wb-hint" ng-if="step.assigneeBody !== part.unit.name"> 由{{step.assigneeBody}}办理</span></span>
          <span class="wb-hint" ng-if="!part.steps.length">{{part.open ? '处理中' : '—'}}</span>
        </td>
        <td data-label="环节期限" ng-class="{'wb-nothing': !part.steps.length && !part.openReport && part.ends === $ctrl.usual().ends}">
          <span class="wb-block" ng-repeat="step in part.steps track by $index" ng-if="step.due">{{step.due | wbDue : step}}</span>
          <span class="wb-hint" ng-if="part.openReport.period">本期报告 {{part.openReport.period}}</span>
          <span class="wb-hint" ng-if="part.ends !== $ctrl.usual().ends">完成期限 {{part.ends | wbDue : part}}</span>
        </td>
        <td data-label="灯" ng-class="{'wb-nothing': !part.steps.length}">
          <span class="wb-block" ng-repeat="step in part.steps track by $index">
            <span ng-if="step.light" title="{{step.light.sentence}}"><span class="wb-lamp" ng-class="'wb-lamp-' + step.light.light">{{step.light.label}}</span> {{step.light.standing}}</span>
            <span class="wb-hint" ng-if="step.unlit">{{step.unlit}}</span>
          </span>
        </td>
        <td data-label="最近一次报告">
          <button type="button" class="btn btn-link btn-xs wb-inline" ng-if="part.report" ng-click="part.$shown = !part.$shown"
                  aria-expanded="{{!!part.$shown}}">{{part.report.submittedAt | wbDay}} {{part.$shown ? '收起' : '查看'}}</button>
          <span class="wb-hint" ng-if="part.report">报告期 {{part.report.period}}{{part.report | wbKind}}</span>
          <span class="wb-hint" ng-if="!part.report">尚无报告</span>
          <span class="wb-warn" ng-if="part.noProgressStreak">连续{{part.noProgressStreak}}次无新进展</span>
        </td>
      </tr>
      <tr ng-if="part.$shown"><td colspan="6" class="wb-nested"><wb-report report="part.report" measures="part.measures"></wb-report></td></tr>
    </tbody>
  </table>
</section>`;

/** Most parts end on the same day: that is said once. */
function Parts() {
  const withEnd = end => this.parts.filter(part => part.ends === end).length;
  this.usual = () => this.parts.reduce((most, part) => (withEnd(part.ends) > withEnd(most.ends) ? part : most));
  this.allEndAlike = () => withEnd(this.parts[0].ends) === this.parts.length;
}

/** Registers it. */
export function registerPartTable(module) {
  module.component('wbParts', {template: PARTS, controller: Parts, bindings: {parts: '<'}});
}
