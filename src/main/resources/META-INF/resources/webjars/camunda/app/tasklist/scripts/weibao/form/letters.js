/*
 * Letters: <wb-letters> lists those that were released about the task, <wb-letter> shows the draft that the office decides on,
 * <wb-other-letters> the other drafts that go out with the same form.
 */
import {API, save} from '../server.js';

const LETTERS = `
<section class="wb-note" ng-if="$ctrl.letters.length" aria-label="收到的函件">
  <div ng-repeat="letter in $ctrl.letters track by letter.id">
    <b>{{letter.kindLabel}}</b> {{letter.number}}
    <a href="" ng-if="letter.fileName" ng-click="$ctrl.save(letter)" aria-label="下载{{letter.kindLabel}}{{letter.number}}">{{letter.title}}</a>
    <span class="wb-hint">{{letter.date | wbDay}} 致{{letter.addressee}}</span>
    <div class="wb-text" ng-if="!letter.fileName" ng-repeat="line in letter.lines track by $index">{{line}}</div>
  </div>
  <span class="wb-upload-refusal" role="alert" ng-if="$ctrl.refusal">{{$ctrl.refusal}}</span>
</section>`;

const MATTERS = `
<table class="wb-table">
  <thead><tr><th>工作要点</th><th class="wb-w8">承办</th><th class="wb-w8">事项</th><th class="wb-w8">期限</th></tr></thead>
  <tbody>
    <tr ng-repeat="matter in $ctrl.matters track by matter.id">
      <td>{{matter.point}}</td>
      <td data-label="承办">{{matter.part || '要点整体'}}</td>
      <td data-label="事项">{{matter.step}}</td>
      <td data-label="期限">{{matter.due | wbDue : matter}}</td>
    </tr>
  </tbody>
</table>`;

const LETTER = `
<section class="wb-section" ng-init="letter = view.letter">
  <h4 role="heading" aria-level="3">{{letter.kindLabel}}（草稿）致{{letter.addressee}}</h4>
  <p class="wb-hint">本年已发{{letter.released}}件，签发后编号为{{letter.number}}（以签发时为准）。</p>
  <div data-field="matters"><wb-letter-matters matters="letter.matters"></wb-letter-matters></div>
  <div data-field="addressee">
    <wb-area field="title" label="标题" limit="letterTitle" hint="一行最多{{rules.longest.letterTitleLine}}字，请在词语之间换行" rows="3" must="{{answer.answer !== 'NOT_RELEASED'}}"></wb-area>
  </div>
  <wb-area field="opening" limit="letterText" label="正文开头" hint="一行一段" rows="3" must="{{answer.answer !== 'NOT_RELEASED'}}"></wb-area>
  <div class="wb-under">
    <p class="wb-hint">下列各段在签发时按当时的记录生成，不能修改：</p>
    <p class="wb-text" ng-repeat="line in letter.lines track by $index">{{line}}</p>
  </div>
  <wb-area field="closing" limit="letterText" label="正文结尾" hint="一行一段" rows="5" must="{{answer.answer !== 'NOT_RELEASED'}}"></wb-area>
  <details class="wb-details" data-field="copies">
    <summary>抄送：{{copied() || '不抄送'}}</summary>
    <p class="wb-hint">抄送单位可以查阅全文。</p>
    <label class="wb-check" ng-repeat="unit in letter.mayCopy track by unit.code">
      <input type="checkbox" ng-model="answer.copies[unit.code]"> {{unit.name}}
    </label>
  </details>
  <dl class="wb-facts" data-field="authority">
    <dt>依据</dt><dd class="wb-text">{{letter.authority}}</dd>
    <dt>落款</dt><dd>{{letter.signature}}</dd>
    <dt>日期</dt><dd>{{letter.date | wbDay}}（签发当日）</dd>
    <dt>附注</dt><dd>{{letter.note || '没有登记联系人'}}</dd>
  </dl>
  <p class="wb-below">
    <button type="button" class="btn btn-default" ng-click="preview()">预览（下载Word文件）</button>
    <span class="wb-upload-refusal" role="alert" ng-if="refusal">{{refusal}}</span>
  </p>
</section>`;

const OTHERS = `
<section class="wb-section" ng-if="view.letter.others.length" data-field="others">
  <h4>其他待签发的函件（{{view.letter.others.length}}）</h4>
  <p class="wb-hint">选中的与本函用同一签发意见，不发的用同一理由；文字按草稿，各自编号、各自留存。要修改文字的不选，另行打开。<span ng-if="view.letter.others.length >= view.letter.mostOthers">最多列出{{view.letter.mostOthers}}件，办理以后再列出其余的。</span></p>
  <p class="wb-below">
    <button type="button" class="btn btn-default btn-xs" ng-click="all(true)">选中全部</button>
    <button type="button" class="btn btn-default btn-xs" ng-disabled="!chosen().length" ng-click="all(false)">全部取消</button>
    <b role="status">已选{{chosen().length}}件，与本函一并办理</b>
  </p>
  <table class="wb-table wb-many">
    <thead><tr><th class="wb-no">选</th><th class="wb-w8">函件</th><th>主送</th><th>事项</th><th class="wb-w8">最急事项</th></tr></thead>
    <tbody>
      <tr ng-repeat="other in view.letter.others track by other.id" ng-class="{'wb-chosen': answer.others[other.id]}">
        <td class="wb-no"><input type="checkbox" id="wb-other-{{other.id}}" aria-label="致{{other.unit}}的{{other.kindLabel}}" ng-model="answer.others[other.id]"></td>
        <td data-label="函件"><label for="wb-other-{{other.id}}">{{other.kindLabel}}</label></td>
        <td data-label="主送" data-field="others[{{numberOf(other)}}]">{{other.unit}}<span class="wb-hint wb-block">{{other.title}}</span></td>
        <td data-label="事项"><details><summary>{{other.matters.length}}个事项</summary><wb-letter-matters matters="other.matters"></wb-letter-matters></details></td>
        <td data-label="最急事项"><span class="wb-lamp" ng-class="'wb-lamp-' + other.light">{{other.lightLabel}}</span></td>
      </tr>
    </tbody>
  </table>
</section>`;

function Letters($scope) {
  this.save = async letter => {
    this.refusal = await save('GET', API + '/letters/' + letter.id, letter.fileName);
    $scope.$applyAsync();
  };
}

function draft($scope) {
  const copies = () => $scope.view.letter.mayCopy.filter(({code}) => $scope.answer.copies[code]);
  $scope.copied = () => copies().map(({name}) => name).join('、');
  $scope.preview = async () => {
    const {title, opening, closing} = $scope.answer;
    const url = API + '/tasks/' + encodeURIComponent($scope.view.task.id) + '/letter';
    const name = $scope.view.letter.kindLabel + '（预览）.docx';
    $scope.refusal = await save('POST', url, name, {
      title,
      opening,
      closing,
      copies: copies().map(({code}) => code)
    });
    $scope.$applyAsync();
  };
}

function others($scope) {
  $scope.chosen = () => $scope.view.letter.others.filter(({id}) => $scope.answer.others[id]);
  $scope.numberOf = other => $scope.chosen().findIndex(each => each.id === other.id);
  $scope.all = chosen => $scope.view.letter.others.forEach(({id}) => ($scope.answer.others[id] = chosen));
}

/** Registers them with Tasklist's module for additions. */
export function registerLetters(module) {
  module
    .component('wbLetters', {template: LETTERS, controller: ['$scope', Letters], bindings: {letters: '<'}})
    .component('wbLetterMatters', {template: MATTERS, bindings: {matters: '<'}})
    .directive('wbLetter', [() => ({restrict: 'E', scope: true, template: LETTER, controller: ['$scope', draft]})])
    .directive('wbOtherLetters', [() => ({restrict: 'E', scope: true, template: OTHERS, controller: ['$scope', others]})]);
}
