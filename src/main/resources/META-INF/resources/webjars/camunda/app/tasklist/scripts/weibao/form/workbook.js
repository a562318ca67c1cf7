/*
 * The plan as an Excel workbook at proofreading: <wb-workbook> saves it, takes an edited one back, and shows the differences.
 * The server keeps no workbook: what was chosen is sent with the workbook again.
 */
import {Refusal, answered, cookie, save} from '../server.js';

const WORKBOOK = `
<section class="wb-section wb-workbook" data-field="workbook" ng-if="!wb.readonly()">
  <h4>由各单位填改</h4>
  <p class="wb-hint">导出工作簿交各单位填改，收回后导入：先列出差异，选定采用的才写入。</p>
  <button type="button" class="btn btn-default" ng-disabled="book.busy" ng-click="exportBook()">导出 Excel</button>
  <button type="button" class="btn btn-default" ng-disabled="book.busy" ng-click="chooseBook()">导入 Excel……</button>
  <input type="file" id="wb-book" hidden accept=".xlsx" aria-label="选择填改后的工作簿">
  <span class="wb-hint" role="status">{{book.busy || book.done}}</span>
  <p class="wb-upload-refusal" role="alert" ng-if="book.refusal">{{book.refusal}}</p>
  <div class="wb-boxed wb-differences" ng-if="book.view">
    <div class="wb-item">
      <b>“<span class="wb-file-name">{{book.view.name}}</span>”有 {{book.view.differences.length}} 处差异<span ng-if="blocked().length">，其中 {{blocked().length}} 处不能采用</span></b>
      <button type="button" class="btn btn-link btn-xs" ng-click="closeBook()">关闭，不采用</button>
    </div>
    <p class="wb-note wb-note-quiet" ng-repeat="note in book.view.notes track by $index">{{note}}</p>
    <p class="wb-hint" ng-if="!book.view.differences.length">工作簿与现在的内容一致，没有需要采用的修改。</p>
    <div class="wb-row wb-difference" ng-repeat="each in book.view.differences track by each.id">
      <label class="wb-choice" ng-class="{'wb-chosen': each.$chosen}">
        <input type="checkbox" ng-model="each.$chosen" ng-disabled="each.problem" aria-label="采用{{each.point}}：{{each.what}}">
        <b>{{each.point}}</b>：{{each.what}}
        <span class="wb-warn" ng-if="each.exported !== null">导出后已有人修改，请逐处决定</span>
      </label>
      <dl class="wb-under wb-before-after">
        <dt ng-if="each.exported !== null">导出时</dt><dd class="wb-text" ng-if="each.exported !== null">{{each.exported || '（空）'}}</dd>
        <dt>现在</dt><dd class="wb-text">{{each.present || '（空）'}}</dd>
        <dt>工作簿</dt><dd class="wb-text">{{each.after || '（空）'}}</dd>
      </dl>
      <div class="wb-under" ng-if="each.problem"><span class="wb-upload-refusal">{{each.problem}}</span></div>
      <div class="wb-under" ng-if="each.removal && each.$chosen">
        <label for="wb-difference-{{$index}}">{{each.after === '删去' ? '删去的理由' : '不列入本年的理由'}}</label>
        <textarea id="wb-difference-{{$index}}" class="form-control" rows="2" ng-model="each.$reason"></textarea>
      </div>
    </div>
    <button type="button" class="btn btn-default" ng-if="book.view.differences.length" ng-disabled="book.busy || !chosen().length" ng-click="applyBook()">采用选定的 {{chosen().length}} 处</button>
  </div>
</section>`;

async function upload(url, book, fields) {
  const body = new FormData();
  body.append('file', book.content, book.name);
  Object.entries(fields).forEach(([name, value]) => body.append(name, value));
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {Accept: 'application/json, application/problem+json', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN')},
      body
    });
  } catch {
    throw new Refusal(0, '网络不通，没有上传成功，请稍后再试。');
  }
  return answered(response.status, await response.text());
}

/** Whether a difference is taken over unless the office decides otherwise: nothing goes, and nobody else has changed it. */
export const isPlain = difference => !difference.problem && !difference.removal && difference.exported === null;

/** What the server needs to know about the chosen differences. */
export const choiceOf = differences =>
  differences.filter(each => each.$chosen).map(({id, $reason}) => ({id, reason: $reason || null}));

/** Fills the scope of <wb-workbook>. */
export function workbookActs($scope, tasks, flush, show) {
  $scope.book = {};

  async function doing(busy, act) {
    $scope.book.busy = busy;
    $scope.book.refusal = $scope.book.done = null;
    try {
      await flush();
      await act();
    } catch (refusal) {
      $scope.book.refusal = refusal.message;
      if (refusal.status === 401) {
        $scope.wb.refuse(refusal);
      }
    }
    $scope.book.busy = null;
    $scope.$applyAsync();
  }

  Object.assign($scope, {
    blocked: () => $scope.book.view.differences.filter(each => each.problem),
    chosen: () => choiceOf($scope.book.view.differences),
    closeBook: () => ($scope.book = {}),
    chooseBook: () => document.getElementById('wb-book').click(),
    exportBook: () =>
      doing('正在导出……', async () => {
        $scope.book.refusal = await save('GET', tasks + '/plan.xlsx', $scope.view.plan.title + '.xlsx');
      }),
    compareBook: file =>
      doing('正在核对……', async () => {
        $scope.book.view = null;
        // The chosen file may change on the disk before the differences are taken over.
        $scope.book.file = {name: file.name, content: new Blob([await file.arrayBuffer()])};
        const view = await upload(tasks + '/plan-workbook', $scope.book.file, {});
        view.differences.forEach(each => (each.$chosen = isPlain(each)));
        $scope.book.view = view;
      }),
    applyBook: () =>
      doing('正在写入……', async () => {
        const chosen = $scope.chosen();
        $scope.view.plan = await upload(tasks + '/plan-workbook/chosen', $scope.book.file, {chosen: JSON.stringify({chosen})});
        show($scope.view.plan.points.find(point => point.id === $scope.point.id));
        $scope.book = {done: '已采用 ' + chosen.length + ' 处修改。'};
      })
  });
}

/** Registers it. */
export function registerWorkbook(module) {
  module.directive('wbWorkbook', [
    () => ({
      restrict: 'E',
      template: WORKBOOK,
      link($scope, $element) {
        $element[0].addEventListener('change', event => {
          const [file] = event.target.matches('#wb-book') ? event.target.files : [];
          if (file) {
            $scope.compareBook(file);
            event.target.value = '';
          }
        });
      }
    })
  ]);
}
