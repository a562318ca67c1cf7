/*
 * Letters: <wb-letters> lists those that were released about the task, <wb-letter> shows the draft that the office decides on.
 */
import {API, save} from './server.js';

const LETTERS = `
<section class="wb-note" ng-if="$ctrl.letters.length" aria-label="收到的函件">
  <div ng-repeat="letter in $ctrl.letters track by letter.id">
    <b>{{letter.kindLabel}}</b> {{letter.number}}
    <a href="" ng-click="$ctrl.save(letter)" aria-label="下载{{letter.kindLabel}}{{letter.number}}">{{letter.title}}</a>
    <span class="wb-hint">{{letter.date | wbDay}} 致{{letter.addressee}}</span>
  </div>
  <span class="wb-upload-refusal" role="alert" ng-if="$ctrl.refusal">{{$ctrl.refusal}}</span>
</section>`;

const LETTER = `
<section class="wb-section" ng-init="letter = view.letter">
  <h4>{{letter.kindLabel}}（草稿）</h4>
  <p class="wb-note" ng-if="letter.note">{{letter.note}}</p>
  <p class="wb-hint">本年已发{{letter.released}}件，签发后编号为{{letter.number}}（以签发时为准）。</p>
  <div class="wb-field" data-field="addressee">
    <label for="wb-addressee">主送单位</label>
    <select id="wb-addressee" class="form-control" ng-model="answer.addressee" ng-options="name for name in letter.names"></select>
  </div>
  <wb-area field="title" label="标题" rows="2" must="{{answer.answer !== 'NOT_RELEASED'}}"></wb-area>
  <wb-area field="body" label="正文" hint="一行一段" rows="10" must="{{answer.answer !== 'NOT_RELEASED'}}"></wb-area>
  <dl class="wb-facts" data-field="authority">
    <dt>依据</dt><dd class="wb-text">{{letter.authority}}</dd>
    <dt>落款</dt><dd>{{letter.signature}}</dd>
    <dt>日期</dt><dd>{{letter.date | wbDay}}（签发当日）</dd>
  </dl>
  <p class="wb-below">
    <button type="button" class="btn btn-default" ng-click="preview()">预览（下载Word文件）</button>
    <span class="wb-upload-refusal" role="alert" ng-if="refusal">{{refusal}}</span>
  </p>
</section>`;

function Letters($scope) {
  this.save = async letter => {
    this.refusal = await save('GET', API + '/letters/' + letter.id, letter.fileName);
    $scope.$applyAsync();
  };
}

function draft($scope) {
  $scope.preview = async () => {
    const {addressee, title, body} = $scope.answer;
    const url = API + '/tasks/' + encodeURIComponent($scope.view.task.id) + '/letter';
    $scope.refusal = await save('POST', url, $scope.view.letter.kindLabel + '（预览）.docx', {addressee, title, body});
    $scope.$applyAsync();
  };
}

/** Registers both with Tasklist's module for additions. */
export function registerLetters(module) {
  module
    .component('wbLetters', {template: LETTERS, controller: ['$scope', Letters], bindings: {letters: '<'}})
    .directive('wbLetter', [() => ({restrict: 'E', scope: true, template: LETTER, controller: ['$scope', draft]})]);
}
