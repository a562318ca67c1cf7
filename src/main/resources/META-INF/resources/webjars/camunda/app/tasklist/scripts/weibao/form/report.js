/* <wb-report>: one report as it was sent; <wb-kept>: the files of a returned one that still count. */
import {plainMeasures} from './figures.js';
import {numberText} from './texts.js';

const REPORT = `
<div class="wb-report" ng-if="$ctrl.report">
  <p class="wb-hint">
    <b ng-if="$ctrl.report.period">报告期 {{$ctrl.report.period}}</b>
    第{{$ctrl.report.round}}轮 · {{$ctrl.report.submittedBy}}<span ng-if="$ctrl.report.submittedByPost">（{{$ctrl.report.submittedByPost}}）</span> {{$ctrl.compiled ? '汇总' : '填报'}}于 {{$ctrl.report.submittedAt | wbTime}}
    <span ng-if="$ctrl.report.signedBy"> · {{$ctrl.report.signedBy}}<span ng-if="$ctrl.report.signedByPost">（{{$ctrl.report.signedByPost}}）</span> 签发于 {{$ctrl.report.signedAt | wbTime}}</span>
    <span class="wb-tag" ng-if="$ctrl.report.done && !$ctrl.compiled">{{$ctrl.report.early ? '提前办结' : '报告办结'}}</span>
    <span class="wb-tag" ng-if="$ctrl.report.early && !$ctrl.report.done">提前填报</span>
    <span class="wb-tag" ng-if="$ctrl.report.noNewProgress">无新进展</span>
    <span class="wb-tag wb-tag-strong" ng-if="$ctrl.report.returned">已退回</span>
  </p>
  <table class="wb-table" ng-if="$ctrl.report.figures.length">
    <thead><tr><th class="wb-no">序号</th><th>任务措施</th><th class="wb-w4">状态</th><th class="wb-w3">进度</th><th class="wb-w8">指标</th></tr></thead>
    <tbody>
      <tr ng-repeat="figure in $ctrl.report.figures track by figure.measureId" ng-init="measure = $ctrl.measure(figure.measureId)">
        <td class="wb-no">{{measure.number}}</td>
        <td class="wb-text">{{measure.text}}</td>
        <td data-label="状态"><span class="wb-state" ng-class="'wb-state-' + figure.state">{{figure.stateLabel}}</span></td>
        <td data-label="进度">{{figure.percentage}}%</td>
        <td data-label="指标">{{$ctrl.number(figure, measure)}}</td>
      </tr>
    </tbody>
  </table>
  <dl class="wb-facts">
    <dt ng-if-start="$ctrl.report.summary">进展情况</dt><dd ng-if-end class="wb-text">{{$ctrl.report.summary}}</dd>
    <dt ng-if-start="$ctrl.report.difficulty">困难问题</dt><dd ng-if-end class="wb-text">{{$ctrl.report.difficulty}}</dd>
    <dt ng-if-start="$ctrl.report.nextStep">下一步打算</dt><dd ng-if-end class="wb-text">{{$ctrl.report.nextStep}}</dd>
  </dl>
  <wb-files files="$ctrl.report.files"></wb-files>
</div>`;

const KEPT = `
<div class="wb-note wb-note-quiet" ng-if="$ctrl.files().length">
  <b>退回的报告所附材料仍然有效，不必再传：</b>
  <wb-files files="$ctrl.files()"></wb-files>
</div>`;

function Report() {
  this.measure = id => plainMeasures(this.measures).find(measure => measure.id === id) || {};
  this.number = numberText;
}

/** Of a report that came back, or of the one that answers it: the files that still count. */
function Kept() {
  let known = [];
  this.files = () => {
    const files = !this.of ? [] : this.of.returned ? this.of.files.concat(this.of.kept) : this.of.kept;
    // The same list each time it is asked for, or Angular never comes to rest.
    known = known.length === files.length && known.every((file, i) => file === files[i]) ? known : files;
    return known;
  };
}

/** Registers both. */
export function registerReport(module) {
  module
    .component('wbReport', {template: REPORT, controller: Report, bindings: {report: '<', measures: '<', compiled: '<'}})
    .component('wbKept', {template: KEPT, controller: Kept, bindings: {of: '<'}});
}
