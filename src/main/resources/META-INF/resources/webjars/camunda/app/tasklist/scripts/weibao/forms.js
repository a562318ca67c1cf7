/*
 * The kit behind every form: what a form opens with, how it is submitted, and what happens when the server refuses.
 *
 * A form's script calls weibao.form(camForm, $scope, {...}) once. Its markup then finds in scope
 *   view    what the server says about the task (null until it has arrived), see Views.java
 *   answer  what is typed, kept as a draft (drafts.js) until the server has accepted it
 *   wb      the state of the form: readonly(), sending, refusal, restored (since when), draft, submit(), confirm()
 * The rules are the server's. What is checked here only saves a round trip.
 */
import {draftOf} from './drafts.js';
import {registerEvidence} from './evidence.js';
import {registerLetters} from './letters.js';
import {registerParts, withGone} from './parts.js';
import {proofreading} from './proofread.js';
import {API, endOf, Refusal, request} from './server.js';

// Tasklist shows no message of its own for an error with this text.
const PREVENTED = 'camForm submission prevented';

/**
 * Shows a refusal at its field, or at the nearest one around it.
 *
 * @param quietly leaves the person where he is typing; otherwise he is brought there
 * @param confirm submits again although the value is unusual, where the server lets it stand
 */
function pointAt(form, refusal, quietly, confirm) {
  form.querySelectorAll('.wb-refused').forEach(each => each.classList.remove('wb-refused'));
  form.querySelectorAll('.wb-refusal-here').forEach(each => each.remove());
  form.querySelectorAll('[aria-describedby="wb-refusal-here"]').forEach(each => {
    each.removeAttribute('aria-describedby');
    each.removeAttribute('aria-invalid');
  });
  if (!refusal) {
    return;
  }
  const around = Array.from(form.querySelectorAll('[data-field]'))
    .filter(each => {
      const name = each.dataset.field;
      return refusal.field === name || (refusal.field || '').startsWith(name + '.') || (refusal.field || '').startsWith(name + '[');
    })
    .sort((a, b) => b.dataset.field.length - a.dataset.field.length)[0];
  if (!around) {
    if (!quietly) {
      form.querySelector('.wb-refusal').scrollIntoView({block: 'center'});
    }
    return;
  }
  around.classList.add('wb-refused');
  const sentence = document.createElement('p');
  sentence.className = 'wb-refusal-here';
  sentence.id = 'wb-refusal-here';
  sentence.textContent = refusal.message;
  if (refusal.confirm && confirm) {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'btn btn-default btn-xs wb-confirm',
      textContent: '没有填错，仍按此提交'
    });
    button.addEventListener('click', confirm);
    sentence.append(' ', button);
  }
  around.appendChild(sentence);
  const input = around.matches('input, select, textarea') ? around : around.querySelector('input, select, textarea, button');
  if (input) {
    // Of round buttons the group is wrong, not one of them.
    const wrong = (input.type === 'radio' && input.closest('[role=radiogroup]')) || input;
    wrong.setAttribute('aria-invalid', 'true');
    wrong.setAttribute('aria-describedby', 'wb-refusal-here');
  }
  if (!quietly) {
    around.scrollIntoView({block: 'center'});
    if (input) {
      input.focus({preventScroll: true});
    }
  }
}

/** Empty texts are no texts; the rest is sent as typed. */
function withoutBlanks(value) {
  if (typeof value === 'string') {
    return value.trim() === '' ? null : value;
  }
  if (Array.isArray(value)) {
    return value.map(withoutBlanks);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).filter(([name]) => !name.startsWith('$')).map(([name, each]) => [name, withoutBlanks(each)])
    );
  }
  return value;
}

/**
 * A draft in the shape that the form opens with now: rows that the form no longer has are gone, new ones are there.
 * Whatever else is no longer a choice stays and can be taken out where it is shown.
 */
function fitted(draft, opening) {
  const fit = (rows, now) =>
    now.some(row => row.measureId) || now.length !== rows.length
      ? now.map(row => rows.find(each => row.measureId && each.measureId === row.measureId) || row)
      : rows;
  const kept = {...opening, ...draft};
  ['figures', 'items'].forEach(each => opening[each] && (kept[each] = fit(draft[each] || [], opening[each])));
  return kept;
}

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
 */
function open(camForm, $scope, form = {}) {
  const element = camForm.formElement[0];
  const host = element.closest('[cam-tasklist-form]');
  const user = $scope.$root.authentication.name;
  const draft = draftOf(user, camForm, state => {
    wb.draft = state;
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
    toList() {
      const list = document.querySelector('.tasks-list');
      list.scrollIntoView();
      const focus = () => {
        const link = list.querySelector('li.task.active a') || list.querySelector('li.task a');
        if (link) {
          link.focus({preventScroll: true});
        }
      };
      focus();
      // Tasklist may be drawing its list anew just now: the focus would go with the old one.
      const drawn = new MutationObserver(() => document.activeElement === document.body && focus());
      drawn.observe(list, {childList: true, subtree: true});
      setTimeout(() => drawn.disconnect(), 5000);
    },
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
  $scope.answer = {};
  host.classList.add('wb-host');
  // Where Tasklist puts its columns one below the other, the task that was chosen is out of sight.
  const details = window.matchMedia('(max-width: 767px)').matches && host.closest('.task-details');
  const bringToTask = () => details && details.scrollIntoView();
  bringToTask();

  const typed = () => window.angular.toJson($scope.answer);

  async function load() {
    try {
      const path = camForm.taskId ? '/tasks/' + encodeURIComponent(camForm.taskId) : form.choices;
      const loaded = await request('GET', API + path);
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
      // Before the form is drawn, the page may be too short to scroll so far.
      $scope.$applyAsync(() => setTimeout(bringToTask));
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

/** The lines of a report as they open: one for each measure, with the last report's content. */
function figureRows(measures, last) {
  return measures.map(measure => {
    const figure = (last || []).find(each => each.measureId === measure.id) || {};
    const text = number => (number === null || number === undefined ? '' : String(number));
    return {
      measureId: measure.id,
      state: figure.state || null,
      percentage: text(figure.percentage),
      figure: text(figure.figure),
      denominator: text(figure.denominator)
    };
  });
}

/** The same lines as they are sent. */
function figureInputs(rows) {
  const number = text => (String(text).trim() === '' ? null : Number(text));
  return rows.map(row => ({
    ...row,
    percentage: number(row.percentage),
    figure: number(row.figure),
    denominator: number(row.denominator)
  }));
}

function checkFigures(rows, refuse) {
  rows.forEach((row, i) => {
    const field = 'figures[' + i + ']';
    if (!row.state) {
      refuse(field + '.state', '请填写这条任务措施的状态。');
    }
    if (!/^(\d{1,2}|100)?$/.test(row.percentage.trim())) {
      refuse(field + '.percentage', '进度应为0到100的整数。');
    }
    ['figure', 'denominator'].forEach(each => {
      if (!/^(\d{1,12}(\.\d{1,2})?)?$/.test(row[each].trim())) {
        refuse(field + '.' + each, '应为不小于0的数，最多两位小数。');
      }
    });
  });
}

/** The parts that were ticked, as a return names them. */
function chosenParts(picked) {
  return Object.entries(picked || {})
    .filter(([, each]) => each.chosen)
    .map(([partId, each]) => ({partId: Number(partId), reason: each.reason}));
}

/** The choices whose names hold the text. */
const find = (choices, text) => request('GET', API + choices + '?text=' + encodeURIComponent(text || ''));

window.weibao = {form: open, find, figureRows, figureInputs, checkFigures, chosenParts, proofreading, withGone};
registerParts(window.angular.module('cam.tasklist.custom'));
registerEvidence(window.angular.module('cam.tasklist.custom'));
registerLetters(window.angular.module('cam.tasklist.custom'));
