/* One of the forms in bpmn/forms, opened in the page as Tasklist opens it. */
import {compileFunction} from 'node:vm';
import {RULES, angular, kit, read, server, settle, show, textOf, type} from './page.js';

angular();
(await kit('forms.js')).registerForms(window.angular.module('cam.tasklist.custom'));

const injector = window.angular.injector(['ng', 'cam.tasklist.custom']);
const root = injector.get('$rootScope');
root.authentication = {name: 'jia-officer'};
// Directives that are shown without a form find the rules there as well.
root.rules = Object.assign((await kit('form/rules.js')).rules, RULES);

/** Directives in the page, bound to what is given. */
export async function compiled(html, bound) {
  const scope = Object.assign(root.$new(), bound);
  const element = show(html).firstElementChild;
  injector.get('$compile')(element)(scope);
  await settle(scope);
  return {element, scope};
}

/**
 * Opens a form.
 *
 * @param given
 *   view      what the server says about the task; or choices, for a form that starts a process
 *   answers   of the server, beside these
 *   readonly  for somebody who only looks on
 */
export async function openForm(name, {view, choices, choicesAt, answers = {}, readonly = false}) {
  sessionStorage.clear();
  localStorage.clear();
  const starts = choices !== undefined;
  const submit = starts ? 'POST /engine/process-definition/p1/submit-form' : 'POST /engine/task/t1/submit-form';
  const calls = server({
    'GET /form-rules': RULES,
    'GET /tasks/t1': structuredClone(view),
    ['GET ' + choicesAt]: structuredClone(choices),
    [submit]: {},
    ...answers
  });
  const scope = root.$new();
  const element = show(
    '<div cam-tasklist-form>' + textOf('bpmn/forms/' + name + '.html') + '</div>'
  ).querySelector('form');
  const script = element.querySelector('script[cam-script]');
  script.remove();

  const listeners = {};
  const camForm = {
    formElement: [element],
    client: {baseUrl: '/engine'},
    on: (event, listener) => (listeners[event] = listener),
    ...(starts ? {processDefinitionId: 'p1'} : {taskId: 't1'})
  };
  let outcome = null;
  Object.assign(scope, {
    options: {disableForm: readonly},
    complete() {
      listeners.submit();
      if (!camForm.submitPrevented) {
        camForm.submitVariables((error, result) => (outcome = {error, result}));
      }
    }
  });
  compileFunction(script.textContent, ['$scope', 'camForm', 'weibao'])(scope, camForm, window.weibao);
  injector.get('$compile')(element)(scope);
  await settle(scope);

  const form = {
    element,
    scope,
    calls,
    camForm,
    /** What was sent to the server as the submission; undefined if nothing was. */
    sent() {
      const call = calls.findLast(({asked}) => asked === submit);
      return call && JSON.parse(call.body.variables.submission.value);
    },
    outcome: () => outcome,
    text: () => read(element),
    find: selector => element.querySelector(selector),
    async answer(changes) {
      Object.assign(scope.answer, changes);
      await settle(scope);
    },
    async type(selector, value) {
      type(element.querySelector(selector), value);
      await settle(scope);
    },
    async click(selector) {
      element.querySelector(selector).click();
      await settle(scope);
    },
    async submit() {
      await form.click('.wb-submit .btn-primary');
      return form;
    },
    /** The sentence at a field, and which field: [field, sentence]; null where there is none. */
    refused() {
      const sentence = element.querySelector('.wb-refusal-here');
      return sentence && [sentence.parentElement.dataset.field, sentence.firstChild.textContent];
    },
    /** Tasklist is about to keep a draft of its own. */
    store: () => listeners.store(),
    close: () => scope.$destroy()
  };
  return form;
}
