/*
 * <wb-document>: the document with which a year starts. It is uploaded, or pasted, which is sent as a web page if it has
 * tables or numbered lists, or else as a file of plain text; the server says at once what it read. answer.document holds
 * that.
 */
import {API} from '../server.js';
import {send} from './evidence.js';
import {hasLostForm, pageOf, remember} from './pasted.js';

const DOCUMENT = `
<section class="wb-section" data-field="document">
  <h4 id="wb-document-legend">上传或者粘贴文件</h4>
  <p class="wb-hint" id="wb-document-hint">可以是Word、WPS文档、带文字的PDF、保存下来的网页和TXT文本，也可以把正文连同表格粘贴进来。系统读出要点、单位和措施，校核时逐处核对。</p>
  <p class="wb-note" ng-if="answer.document" role="status">
    <b>{{answer.document.title}}</b>（{{answer.document.name}}）读出{{answer.document.points}}项要点，{{answer.document.doubts}}处需要核对。
    <button type="button" class="btn btn-link btn-xs" ng-click="discard()">不用这份</button>
  </p>
  <p ng-if="answer.document" data-field="documentYear">
    <label for="wb-document-year">年度</label>
    <input id="wb-document-year" class="form-control wb-w4" inputmode="numeric" maxlength="4" ng-model="answer.documentYear">
    <span class="wb-hint" ng-if="!answer.document.year">文件没有写明年度，请填写。</span>
  </p>
  <div ng-if="!answer.document">
    <button type="button" class="btn btn-default" ng-click="choose()" ng-disabled="upload.busy" aria-describedby="wb-document-hint">选择文件……</button>
    <button type="button" class="btn btn-link" ng-click="upload.pasting = !upload.pasting" aria-expanded="{{upload.pasting}}">粘贴正文</button>
    <span class="wb-hint" role="status" ng-if="upload.busy">正在读取……</span>
    <div ng-if="upload.pasting">
      <label for="wb-pasted">正文</label>
      <textarea id="wb-pasted" class="form-control" rows="8" ng-model="upload.text" ng-trim="false" aria-describedby="wb-pasted-hint"></textarea>
      <p class="wb-hint" id="wb-pasted-hint" role="status">
        <span ng-if="hasForm()">已带表格和编号的格式，按原样读取。</span>
        <span ng-if="hasLostForm()">已改动，按文字读取。要带表格和编号的格式，请清空后重新粘贴。</span>
      </p>
      <button type="button" class="btn btn-default" ng-disabled="upload.busy || !upload.text" ng-click="paste()">读取正文</button>
    </div>
    <p class="wb-upload-refusal" role="alert" ng-if="upload.refusal">{{upload.refusal}}</p>
  </div>
  <input type="file" id="wb-document" hidden accept=".docx,.doc,.wps,.pdf,.html,.htm,.txt" aria-label="选择年度工作要点文件">
</section>`;

function receive($scope, $element) {
  $scope.upload = {busy: false, pasting: false, text: '', refusal: null};
  const pastes = new Map();
  const input = () => $element[0].querySelector('#wb-document');

  async function take(file) {
    const upload = $scope.upload;
    upload.busy = true;
    upload.refusal = null;
    $scope.$applyAsync();
    try {
      const read = await send(new XMLHttpRequest(), API + '/plan-documents', file, () => {});
      $scope.answer.document = read;
      $scope.answer.documentYear = read.year ? String(read.year) : '';
      $scope.answer.year = null;
    } catch (refusal) {
      upload.refusal = refusal.message;
    }
    upload.busy = false;
    $scope.$applyAsync();
  }

  $scope.choose = () => input().click();
  $scope.hasForm = () => pageOf(pastes, $scope.upload.text) !== null;
  $scope.hasLostForm = () => hasLostForm(pastes, $scope.upload.text);
  $scope.paste = () => {
    const page = pageOf(pastes, $scope.upload.text);
    take(page
      ? new File([page], '粘贴的正文.html', {type: 'text/html'})
      : new File([$scope.upload.text], '粘贴的正文.txt', {type: 'text/plain'}));
  };
  $scope.discard = () => Object.assign($scope.answer, {document: null, documentYear: ''});
  $element[0].addEventListener('change', event => {
    if (event.target.type === 'file' && event.target.files[0]) {
      take(event.target.files[0]);
      event.target.value = '';
    }
  });
  // Before the text is in the box; then the box says that it has changed.
  $element[0].addEventListener('paste', event => remember(pastes, event.clipboardData));
  $element[0].addEventListener('input', event => {
    if (event.target.id === 'wb-pasted' && !event.target.value.trim()) {
      pastes.clear();
    }
  });
}

/** Registers it. */
export function registerDocument(module) {
  module.directive('wbDocument', [
    () => ({restrict: 'E', scope: true, template: DOCUMENT, controller: ['$scope', '$element', receive]})
  ]);
}
