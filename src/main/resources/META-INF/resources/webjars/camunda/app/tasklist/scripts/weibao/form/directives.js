/*
 * What the directives have in common that forms are put together from: <wb-form>, <wb-point>, <wb-answer> ...
 * Those that show records have a scope of their own and bind text only; those that take an answer share the form's scope.
 * No class="{{…}}": Angular takes each word in it for a directive, and Tasklist has one called "view" that empties its element.
 */

/** A directive that takes part of an answer: it works in the form's own scope. */
export const sharing = (template, controller, more) => [
  () => ({restrict: 'E', scope: true, template, controller: ['$scope', '$attrs', controller], ...more})
];

/** Adds a check to those that the form makes before it submits, for as long as its input is shown. */
export function checkWhileShown($scope, check) {
  const checks = $scope.wb.checks;
  checks.push(check);
  $scope.$on('$destroy', () => checks.splice(checks.indexOf(check), 1));
}
