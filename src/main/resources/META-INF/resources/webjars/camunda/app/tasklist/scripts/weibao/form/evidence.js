/*
 * Files of evidence: <wb-evidence> collects them in a form, <wb-files> lists those of a report or a decision. A file is
 * uploaded as soon as it is chosen and waits on the server, also when the browser is closed; view.files holds what waits.
 */
import {API, Refusal, answered, cookie, request, save} from '../server.js';
import {checkWhileShown} from './directives.js';
import {rules} from './rules.js';

const MEGABYTE = 1024 * 1024;

const EVIDENCE = `
<section class="wb-section wb-evidence" data-field="files" ng-if="!wb.readonly() || view.files.length">
  <h4 id="wb-files-legend">{{legend}}</h4>
  <p class="wb-hint" id="wb-files-hint">{{hint}}可以是{{rules.files.kinds}}，每份不超过{{size(rules.files.largest)}}，最多{{rules.files.most}}份。材料中不得有能认出未成年人的内容。</p>
  <ul class="wb-files" ng-if="view.files.length || uploads.length" aria-labelledby="wb-files-legend">
    <li ng-repeat="file in view.files track by file.id">
      <wb-file file="file"></wb-file>
      <button type="button" class="btn btn-link btn-xs" ng-if="!wb.readonly()" ng-disabled="file.$removing" ng-click="remove(file)"
              aria-label="删除{{file.name}}">删除</button>
    </li>
    <li ng-repeat="upload in uploads track by upload.key" ng-class="{'wb-upload-refused': upload.refusal}">
      <span class="wb-file-name">{{upload.name}}</span>
      <span class="wb-hint" ng-if="!upload.refusal && upload.share === null">等待上传</span>
      <progress max="100" value="{{upload.share}}" ng-if="!upload.refusal && upload.share !== null" aria-label="{{upload.name}}的上传进度"></progress>
      <span class="wb-hint" ng-if="!upload.refusal && upload.share !== null">{{upload.share < 100 ? upload.share + '%' : '正在检查……'}}</span>
      <span class="wb-upload-refusal" role="alert" ng-if="upload.refusal">{{upload.refusal}}</span>
      <button type="button" class="btn btn-link btn-xs" ng-click="dismiss(upload)"
              aria-label="{{upload.refusal ? '关闭' : '取消上传'}}{{upload.name}}">{{upload.refusal ? '关闭' : '取消'}}</button>
    </li>
  </ul>
  <button type="button" class="btn btn-default" ng-if="!wb.readonly()" ng-click="choose()" aria-describedby="wb-files-hint">添加{{legend}}……</button>
  <input type="file" id="wb-files" hidden multiple accept="{{accept}}" aria-label="选择{{legend}}">
  <span class="wb-hint" role="status">{{uploading() ? '正在上传，请稍候。' : view.files.length ? '共' + view.files.length + '份，提交时一并提交。' : ''}}</span>
</section>`;

const FILES = `
<div class="wb-attached" ng-if="$ctrl.files.length">
  <span class="wb-attached-legend">{{$ctrl.legend || '证明材料'}}（{{$ctrl.files.length}}）</span>
  <ul class="wb-files"><li ng-repeat="file in $ctrl.files track by file.id"><wb-file file="file"></wb-file></li></ul>
</div>`;

const FILE = `
<a class="wb-file-name" ng-href="{{$ctrl.address}}" download ng-click="$ctrl.save($event)">{{$ctrl.file.name}}</a>
<span class="wb-hint">{{$ctrl.size()}} · {{$ctrl.file.uploadedBy}} {{$ctrl.file.uploadedAt | wbTime}}</span>
<a ng-if="$ctrl.file.preview" ng-href="{{$ctrl.address}}/preview" target="_blank" rel="noopener" aria-label="预览{{$ctrl.file.name}}">预览</a>
<span class="wb-hint" role="status" ng-if="$ctrl.file.$sentAs">原名“{{$ctrl.file.$sentAs}}”，已按内容改为这个名称。</span>
<span class="wb-hint" role="status" ng-if="$ctrl.loading">正在下载……</span>
<span class="wb-upload-refusal" role="alert" ng-if="$ctrl.refusal">{{$ctrl.refusal}}</span>`;

export function sizeText(length) {
  return length < MEGABYTE ? Math.max(1, Math.round(length / 1024)) + 'KB' : Math.round((length / MEGABYTE) * 10) / 10 + 'MB';
}

/** Sends one file; the answer is how the server lists it. */
export function send(http, url, file, progressed) {
  return new Promise((resolve, reject) => {
    http.open('POST', url);
    http.setRequestHeader('Accept', 'application/json, application/problem+json');
    http.setRequestHeader('X-XSRF-TOKEN', cookie('XSRF-TOKEN'));
    http.upload.onprogress = event => event.lengthComputable && progressed(Math.floor((event.loaded / event.total) * 100));
    http.onload = () => {
      try {
        resolve(answered(http.status, http.responseText));
      } catch (refusal) {
        reject(refusal);
      }
    };
    http.onerror = () => reject(new Refusal(0, '网络不通，没有上传成功，请稍后再试。'));
    http.onabort = () => resolve(null);
    const body = new FormData();
    body.append('file', file, file.name);
    http.send(body);
  });
}

/** What need not be sent to know that it will be refused. */
function plainlyWrong(file, count) {
  if (count >= rules.files.most) {
    return '一次最多提交' + rules.files.most + '份材料，请先删除不需要的。';
  }
  if (file.size > rules.files.largest) {
    return '超过' + sizeText(rules.files.largest) + '，请压缩或者分成几份后再上传。';
  }
  return null;
}

function collect($scope, $element, $attrs) {
  const url = () => API + '/tasks/' + encodeURIComponent($scope.view.task.id) + '/files';
  let key = 0;
  let line = Promise.resolve();
  $scope.legend = $attrs.legend || '证明材料';
  $scope.hint = $attrs.hint || '';
  $scope.size = sizeText;
  $scope.accept = rules.files.extensions.map(each => '.' + each).join(',');
  $scope.uploads = [];
  $scope.choose = () => $element[0].querySelector('#wb-files').click();
  $scope.uploading = () => $scope.uploads.some(each => !each.refusal);

  const drop = entry => $scope.uploads.splice($scope.uploads.indexOf(entry), 1);
  $scope.dismiss = entry => {
    entry.dismissed = true;
    entry.http.abort();
    drop(entry);
  };

  async function upload(file, entry) {
    if (entry.dismissed) {
      return;
    }
    entry.share = 0;
    try {
      const listed = await send(entry.http, url(), file, share => $scope.$applyAsync(() => (entry.share = share)));
      if (listed) {
        listed.$sentAs = listed.name === file.name ? null : file.name;
        $scope.view.files.push(listed);
        drop(entry);
      }
    } catch (refusal) {
      entry.refusal = refusal.message;
      if (refusal.status === 401) {
        $scope.wb.refuse(refusal);
      }
    }
    $scope.$applyAsync();
  }

  $element[0].addEventListener('change', event => {
    if (!event.target.matches('#wb-files')) {
      return;
    }
    const chosen = Array.from(event.target.files);
    event.target.value = '';
    $scope.$applyAsync(() =>
      chosen.forEach(file => {
        const waiting = $scope.uploads.filter(each => !each.refusal).length;
        const refusal = plainlyWrong(file, $scope.view.files.length + waiting);
        const entry = {key: key++, name: file.name, share: null, refusal, http: new XMLHttpRequest()};
        $scope.uploads.push(entry);
        if (!refusal) {
          // One after another: a slow line is not shared among many.
          line = line.then(() => upload(file, entry));
        }
      })
    );
  });

  $scope.remove = async file => {
    file.$removing = true;
    try {
      await request('DELETE', url() + '/' + file.id);
      $scope.view.files.splice($scope.view.files.indexOf(file), 1);
    } catch (refusal) {
      file.$removing = false;
      $scope.wb.refuse(new Refusal(refusal.status, refusal.message, 'files'));
    }
    $scope.$applyAsync(() => $element[0].querySelector('.btn-default').focus());
  };

  checkWhileShown($scope, refuse => $scope.uploading() && refuse('files', '材料还在上传，请等上传完成后再提交。'));
  $scope.$on('$destroy', () => $scope.uploads.forEach(each => each.http.abort()));
}

/** One file, to be saved under its name: a refusal is shown beside it and does not take the place of the form. */
function File($scope) {
  this.$onInit = () => (this.address = API + '/files/' + this.file.id);
  this.size = () => sizeText(this.file.length);
  this.save = async event => {
    event.preventDefault();
    this.loading = true;
    this.refusal = null;
    this.refusal = await save('GET', this.address, this.file.name);
    this.loading = false;
    $scope.$applyAsync();
  };
}

/** Registers both with Tasklist's module for additions. */
export function registerEvidence(module) {
  module
    .component('wbFiles', {template: FILES, bindings: {files: '<', legend: '@'}})
    .component('wbFile', {template: FILE, controller: ['$scope', File], bindings: {file: '<'}})
    .directive('wbEvidence', [
      () => ({restrict: 'E', scope: true, template: EVIDENCE, controller: ['$scope', '$element', '$attrs', collect]})
    ]);
}
