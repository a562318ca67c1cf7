/*
 * The parts that forms are put together from, as Angular directives: <wb-form>, <wb-point>, <wb-answer> ...
 * Those that show records have a scope of their own and bind text only; those that take an answer share the form's scope.
 * No class="{{…}}": Angular takes each word in it for a directive, and Tasklist has one called "view" that empties its element.
 */

const UNTIL_LONG = 20000;

const FORM = `
<div class="wb-refusal" role="alert" ng-class="{'wb-empty': !wb.refusal}">
  <span ng-if="wb.refusal">
    {{wb.refusal.message}}
    <button type="button" class="btn btn-default btn-xs" ng-if="wb.refusal.status === 401" ng-click="wb.signIn()">重新登录</button>
    <button type="button" class="btn btn-default btn-xs" ng-if="wb.refusal.confirm" ng-click="wb.confirm()">没有填错，仍按此提交</button>
  </span>
</div>
<button type="button" class="btn btn-default wb-to-list" ng-if="!wb.isStart" ng-click="wb.toList()">返回任务列表</button>
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
<div class="wb-note" ng-if="$ctrl.part.asked"><b>{{$ctrl.part.askedLabel}}：</b><span class="wb-text">{{$ctrl.part.asked}}</span></div>
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
          <span class="wb-block" ng-repeat="step in part.steps track by $index">{{step.name}}<span class="wb-hint" ng-if="step.asked !== part.unit.name"> 由{{step.asked}}办理</span></span>
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

const AREA = `
<div class="wb-area" data-field="{{field}}">
  <label for="wb-{{of}}{{field}}">{{label}}<span class="wb-must" ng-if="must">（必填）</span></label>
  <textarea id="wb-{{of}}{{field}}" class="form-control" rows="{{rows}}" ng-model="answer[field]" placeholder="{{hint}}"></textarea>
  <p class="wb-count" ng-class="{'wb-warn': count() > most}" ng-if="count() > most * 0.8">{{count()}} / {{most}} 字</p>
</div>`;

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

const HISTORY = `
<details class="wb-details wb-history" ng-if="$ctrl.of.story.length || $ctrl.of.decisions.length || $ctrl.of.reports.length">
  <summary>办理经过（{{$ctrl.of.story.length || 0}}）</summary>
  <div ng-if="$ctrl.of.decisions.length">
    <h5>决定</h5>
    <ol class="wb-story">
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
  <ol class="wb-story">
    <li ng-repeat="event in $ctrl.of.story track by $index">
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

const EXTENSION = `
<section class="wb-section">
  <h4>{{$ctrl.of.unit}}申请延期</h4>
  <dl class="wb-facts">
    <dt>任务</dt><dd>{{$ctrl.of.task}}</dd>
    <dt>现在的期限</dt><dd>{{$ctrl.of.due | wbDue : $ctrl.of}}<span class="wb-hint" ng-if="$ctrl.of.originalDue !== $ctrl.of.due"> 原期限 {{$ctrl.of.originalDue | wbDay}}</span></dd>
    <dt>申请延至</dt><dd>{{$ctrl.of.askedDue | wbDay}}<span class="wb-warn wb-block" ng-if="$ctrl.of.unusual">{{$ctrl.of.unusual}}，请核对。</span></dd>
    <dt>延期理由</dt><dd class="wb-text">{{$ctrl.of.reason}}</dd>
    <dt>目前进展</dt><dd class="wb-text">{{$ctrl.of.progress}}</dd>
    <dt>申请人</dt><dd>{{$ctrl.of.askedBy}} {{$ctrl.of.askedAt | wbTime}}</dd>
    <dt ng-if-start="$ctrl.of.signedBy">签署人</dt><dd ng-if-end>{{$ctrl.of.signedBy}} {{$ctrl.of.signedAt | wbTime}}</dd>
  </dl>
  <div ng-if="$ctrl.of.earlier.length">
    <h5>以前的申请</h5>
    <ol class="wb-list">
      <li ng-repeat="each in $ctrl.of.earlier track by $index">
        <span class="wb-hint">{{each.askedAt | wbDay}}</span>
        由{{each.due | wbDay}}申请延至{{each.askedDue | wbDay}}：{{each.stateLabel}}<span ng-if="each.grantedDue">，延至{{each.grantedDue | wbDay}}</span><span ng-if="each.correctedDue">，后更正为{{each.correctedDue | wbDay}}</span>
        <div class="wb-text" ng-if="each.answer">{{each.answer}}</div>
      </li>
    </ol>
  </div>
</section>`;

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

function indicatorText(measure) {
  if (!measure.indicatorName) {
    return '—';
  }
  const target = measure.target === null || measure.target === undefined ? '' : '，目标' + measure.target + measure.indicatorUnit;
  return measure.indicatorName + '（' + measure.indicatorUnit + '）' + target;
}

function carriersText(measure) {
  const units = measure.allUnits ? ['全部责任单位'] : measure.units.map(unit => unit.name);
  return units.concat(measure.counties ? ['县（区）'] : []).join('、') || '未定';
}

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

/** How every date is shown: a day by which something is due; one that was counted in a year whose days off are not known yet says so. */
function dueText(day, of) {
  return of.provisional.includes(day) ? day + '（暂定，' + day.slice(0, 4) + '年放假安排尚未公布）' : day;
}

/** What a report is beside its period, in a list. */
function kindText(report) {
  return (report.done ? (report.early ? '，提前办结' : '，报告办结') : '') + (report.noNewProgress ? '，无新进展' : '') + (report.returned ? '，已退回' : '');
}

/** An instant, or a day that somebody named, as the clocks in China show it; there has been no summer time since 1991. */
function chinaTime(instant, length) {
  return instant ? new Date(Date.parse(instant) + 8 * 3600e3).toISOString().slice(0, length).replace('T', ' ') : '';
}

function numberText(figure, measure) {
  if (figure.figure === null || figure.figure === undefined) {
    return '—';
  }
  const unit = (measure && measure.indicatorUnit) || '';
  return figure.denominator
    ? figure.figure + ' / ' + figure.denominator + '（' + Math.round((figure.figure / figure.denominator) * 1000) / 10 + '%）'
    : figure.figure + unit;
}

const plain = measures => (measures || []).map(each => each.measure || each);

function Report() {
  this.measure = id => plain(this.measures).find(measure => measure.id === id) || {};
  this.number = numberText;
}

/** Most parts end on the same day: that is said once. */
function Parts() {
  const withEnd = end => this.parts.filter(part => part.ends === end).length;
  this.usual = () => this.parts.reduce((most, part) => (withEnd(part.ends) > withEnd(most.ends) ? part : most));
  this.allEndAlike = () => withEnd(this.parts[0].ends) === this.parts.length;
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

/** The latest event of a kind on the point as a whole. */
function Last() {
  this.event = () => (this.of.story || []).filter(each => each.kind === this.kind && !each.unit).pop();
}

function form($scope, $attrs) {
  $attrs.$observe('submit', label => ($scope.label = label));
  // Who has taken the task may change while the form is open: Tasklist says that above it.
  $scope.whyReadOnly = () =>
    $scope.view.task.asked
      ? '您没有认领这项任务，现在只能查看；还没有人认领的，认领后即可填写。'
      : '这项任务由本单位经办人填写，您只查看；本单位另有经办人可以接手的，可以点上方“转交”。';
}

function figures($scope, $attrs) {
  const measures = plain($scope.$eval($attrs.measures));
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

function area($scope, $attrs) {
  $scope.rows = 3;
  // The form that starts a process may lie over a task's form, with fields of the same names.
  $scope.of = $scope.wb.isStart ? 'start-' : '';
  $scope.most = UNTIL_LONG;
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

function checkWhileShown($scope, check) {
  const checks = $scope.wb.checks;
  checks.push(check);
  $scope.$on('$destroy', () => checks.splice(checks.indexOf(check), 1));
}

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

/** A native date field whose value is the text YYYY-MM-DD: Angular's own wants Date objects, which have a time zone. */
function dateText() {
  return {
    restrict: 'A',
    require: 'ngModel',
    link(scope, element, attributes, model) {
      model.$parsers = [value => value || null];
      model.$formatters = [value => value || ''];
      model.$validators = {};
    }
  };
}

/** Registers the parts with Tasklist's module for additions. */
export function registerParts(module) {
  const shared = (template, controller, more) => [() => ({restrict: 'E', scope: true, template, controller: ['$scope', '$attrs', controller], ...more})];
  module
    .filter('wbTime', () => instant => chinaTime(instant, 16))
    .filter('wbDay', () => instant => chinaTime(instant, 10))
    .filter('wbDue', () => dueText)
    .filter('wbNames', () => list => (list || []).map(unit => unit.name).join('、'))
    .filter('wbCarriers', () => carriersText)
    .filter('wbIndicator', () => indicatorText)
    .component('wbPoint', {template: POINT, bindings: {point: '<', part: '<', expanded: '<'}})
    .component('wbParts', {template: PARTS, controller: Parts, bindings: {parts: '<'}})
    .filter('wbKind', () => kindText)
    .component('wbKept', {template: KEPT, controller: Kept, bindings: {of: '<'}})
    .component('wbReport', {template: REPORT, controller: Report, bindings: {report: '<', measures: '<', compiled: '<'}})
    .component('wbHistory', {template: HISTORY, bindings: {of: '<'}})
    .component('wbExtension', {template: EXTENSION, bindings: {of: '<'}})
    .component('wbLast', {template: LAST, controller: Last, bindings: {of: '<', kind: '@', label: '@'}})
    .directive('wbForm', shared(FORM, form, {transclude: true}))
    .directive('wbFigures', shared(FIGURES, figures))
    .directive('wbArea', shared(AREA, area))
    .directive('wbAnswer', shared(ANSWER, answer, {transclude: true}))
    .directive('wbChoice', [
      () => ({
        restrict: 'E',
        require: '^wbAnswer',
        link: (scope, element, {value, label, hint, reason, remark, parts}, group) =>
          group.add({value, label, hint, reason, remark, parts: parts !== undefined})
      })
    ])
    .directive('wbReturnParts', shared(RETURN_PARTS, returnParts))
    .directive('wbUnits', [
      () => ({
        restrict: 'E',
        scope: {chosen: '=', from: '<', except: '&', also: '&', label: '@', inputId: '@', changed: '&'},
        template: UNITS,
        controller: ['$scope', '$element', units]
      })
    ])
    .directive('wbDate', [dateText]);
}
