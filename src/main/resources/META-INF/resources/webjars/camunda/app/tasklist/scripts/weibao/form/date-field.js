/*
 * <wb-date input-id label min ng-model>: a day, typed or chosen from a calendar, the same in every browser whatever its language.
 * The model holds YYYY-MM-DD, or null for none. What is typed and is no day stays in it, and is refused before it is sent.
 */
import {openCalendar} from './calendar.js';
import {dayOf, dayProblem} from './day.js';
import {checkWhileShown} from './directives.js';

const FIELD = `
<input type="text" id="{{inputId}}" class="form-control" autocomplete="off" placeholder="如2026-11-27">
<button type="button" class="btn btn-default" aria-haspopup="dialog" aria-label="打开日历，选择{{label}}">日历</button>`;

function link($scope, element, attributes, model) {
  const field = element[0];
  const input = field.querySelector('input');
  const button = field.querySelector('button');
  const {inputId, label} = attributes;
  Object.assign($scope, {inputId, label});

  model.$parsers.push(text => dayOf(text) || text.trim() || null);
  model.$render = () => (input.value = model.$viewValue || '');
  input.addEventListener('input', () => $scope.$apply(() => model.$setViewValue(input.value)));
  input.addEventListener('change', () => (input.value = dayOf(input.value) || input.value));

  function choose(day) {
    input.value = day;
    input.dispatchEvent(new window.Event('input', {bubbles: true}));
  }
  button.addEventListener('click', () =>
    openCalendar(field, {label, chosen: dayOf(model.$modelValue), min: attributes.min || ''}, choose, () => button.focus())
  );

  checkWhileShown($scope, refuse => {
    const problem = dayProblem(label, model.$modelValue);
    if (problem) {
      refuse(field.closest('[data-field]').dataset.field, problem);
    }
  });
}

/** Registers it. */
export function registerDateField(module) {
  module.directive('wbDate', [() => ({restrict: 'E', require: 'ngModel', scope: true, template: FIELD, link})]);
}
