/* The kit of the forms, which is loaded with the first form: 待办 is there earlier, and lighter. */

const late = {};
let coming = null;

/** Angular takes directives after its start by its providers only. */
export const keepProviders = ['$compileProvider', '$filterProvider', ($compileProvider, $filterProvider) => {
  late.directive = $compileProvider.directive;
  late.component = $compileProvider.component;
  late.filter = (name, filter) => {
    $filterProvider.register(name, filter);
    return late;
  };
}];

/** Settles as soon as a form can be drawn. */
export function formKit() {
  coming = coming || import('../forms.js').then(({registerForms}) => registerForms(late)).catch(failure => {
    coming = null;
    throw failure;
  });
  return coming;
}
