/* The life of a form: it opens with what the server says and with the draft, is submitted, and shows what is refused. */
import {API, endOf, Refusal, request} from '../server.js';
import {fitted, withoutBlanks} from './answer.js';
import {draftOf} from './drafts.js';
import {pointAt} from './refusal-mark.js';
import {loadRules, rules} from './rules.js';

// Tasklist shows no message of its own for an error with this text.
const PREVENTED = 'camForm submission prevented';

/**
 * Opens a form.
 *
 * @param form what the form itself adds, all of it optional:
 *   choices                   for a form that starts a process: where its choices are, which view.choices then holds
 *   answer(view)              what it opens with
 *   check(answer, refuse)     refuse(field, sentence) for what is plainly missing
 *   submission(answer, view)  the step's command, where it is not the answer as typed
 *   ready(answer, view)       whether it may be submitted at all
 *   reveal(field)             brings the named field on screen, and says its name there
 *   before()                  a promise to wait for before submitting
 *   opened(view)              called once view and answer are there
 *   refused(refusal)          called after the server has refused it
 */
export function openForm(camForm, $scope, form = {}) {
  const element = camForm.formElement[0];
  const host = element.closest('[cam-tasklist-form]');
  const user = $scope.$root.authentication.name;
  const draft = draftOf(user, camForm, state => {
    wb.draft = state;
    window.dispatchEvent(new window.CustomEvent('weibao:draft', {detail: state}));
    $scope.$applyAsync();
  });
  // Each is one value in one field: another value is asked about again.
  const confirmed = [];
  let opening = '{}';
  let ready = null;

  const wb = ($scope.wb = {
    checks: [],
    sending: false,
    refusal: null,
    restored: null,
    draft: {},
    isStart: !camForm.taskId,
    readonly: () => Boolean($scope.options && $scope.options.disableForm),
    ready: () => !form.ready || Boolean(form.ready($scope.answer, $scope.view)),
    /** Submits what is typed; or, of one click, the command given. */
    submit(command) {
      if (!wb.readonly() && !wb.sending) {
        ready = command || null;
        $scope.complete();
      }
    },
    /** The unusual value is right: submits again. */
    confirm() {
      confirmed.push(wb.refusal.confirm);
      wb.submit();
    },
    startOver() {
      wb.restored = null;
      $scope.answer = JSON.parse(opening);
      if (form.opened) {
        form.opened($scope.view);
      }
    },
    signIn: () => window.location.reload(),
    /** Marks the field of what could not be saved on the way, or takes the mark away. */
    mark: refusal => setTimeout(() => pointAt(element, refusal, true)),
    refuse(refusal) {
      const field = form.reveal && refusal.field ? form.reveal(refusal.field) : refusal.field;
      wb.refusal = refusal;
      const shown = new Refusal(refusal.status, refusal.message, field, refusal.confirm);
      setTimeout(() => pointAt(element, shown, false, () => $scope.$apply(wb.confirm)));
    }
  });
  $scope.view = null;
  $scope.rules = rules;
  $scope.fileAddress = file => API + '/files/' + file.id;
  $scope.answer = {};
  host.classList.add('wb-host');
  const typed = () => window.angular.toJson($scope.answer);

  async function load() {
    try {
      const path = camForm.taskId ? '/tasks/' + encodeURIComponent(camForm.taskId) : form.choices;
      const [loaded] = await Promise.all([request('GET', API + path), loadRules()]);
      const view = camForm.taskId ? loaded : {choices: loaded};
      $scope.answer = form.answer ? form.answer(view) : {};
      opening = typed();
      const kept = await draft.read();
      if (kept && kept.content !== opening) {
        $scope.answer = fitted(JSON.parse(kept.content), $scope.answer);
        wb.restored = kept.at;
      }
      $scope.view = view;
      if (form.opened) {
        form.opened(view);
      }
      $scope.$watch(typed, (now, before) => {
        if (now !== before && !wb.readonly()) {
          draft.keep(now === opening ? null : now);
        }
      });
    } catch (refusal) {
      wb.refusal = refusal instanceof Refusal ? refusal : new Refusal(0, '表单没有打开，请刷新后再试。');
      if (!(refusal instanceof Refusal)) {
        console.error(refusal);
      } else if (refusal.status === 404 && camForm.taskId) {
        const end = await endOf(camForm.taskId);
        wb.refusal = end ? new Refusal(404, end) : refusal;
      }
    }
    $scope.$applyAsync();
  }

  function firstProblem() {
    let found = null;
    const refuse = (field, sentence) => (found = found || new Refusal(422, sentence, field));
    wb.checks.forEach(check => check(refuse));
    if (form.check) {
      form.check($scope.answer, refuse);
    }
    return found;
  }

  camForm.on('submit', () => {
    const problem = ready || wb.sending || !$scope.view ? null : firstProblem();
    if (problem) {
      wb.refuse(problem);
    }
    camForm.submitPrevented = Boolean(problem) || wb.sending || !$scope.view;
  });
  // Tasklist's own draft would lie in the machine's local storage, for whoever signs in next.
  camForm.on('store', () => (camForm.storePrevented = true));

  // Tasklist's own way of submitting, but for what becomes of a refusal: it reaches the form, not an English message.
  camForm.submitVariables = async done => {
    wb.sending = true;
    wb.refusal = null;
    pointAt(element, null);
    try {
      if (form.before) {
        await form.before();
      }
      await draft.settle();
      const answer = JSON.parse(typed());
      const command = ready || withoutBlanks(form.submission ? form.submission(answer, $scope.view) : answer);
      if (confirmed.length) {
        command.confirmed = confirmed;
      }
      const submission = {value: JSON.stringify(command), type: 'String', valueInfo: {transient: true}};
      const what = camForm.taskId ? 'task/' + camForm.taskId : 'process-definition/' + camForm.processDefinitionId;
      const result = await request('POST', camForm.client.baseUrl + '/' + what + '/submit-form', {variables: {submission}});
      draft.submitted();
      $scope.$applyAsync(() => done(null, result));
    } catch (refusal) {
      $scope.$applyAsync(() => {
        ready = null;
        wb.sending = false;
        wb.refuse(refusal);
        if (form.refused) {
          form.refused(refusal);
        }
        draft.goOn();
        done(new Error(PREVENTED));
      });
    }
  };

  // The browser brings the caret on screen and leaves the rest of the box under the bar with the button.
  element.addEventListener('focusin', event => event.target.matches('textarea') && event.target.scrollIntoView({block: 'nearest'}));

  // What is being corrected is no longer marked.
  element.addEventListener('input', event => event.target.closest('.wb-refused') && pointAt(element, null));

  $scope.$on('$destroy', () => {
    host.classList.remove('wb-host');
    draft.leave();
  });
  load();
}
