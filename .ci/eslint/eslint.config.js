/* How the JavaScript is checked: the modules, the scripts in the forms, the tests and the tools. Run from the top of the tree. */
import js from '@eslint/js';
import html from 'eslint-plugin-html';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import globals from 'globals';

const rules = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-unused-vars': ['error', {ignoreRestSiblings: true}],
  'no-implicit-globals': ['error', {lexicalBindings: true}],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-shadow': 'error',
  'object-shorthand': 'error'
};

const languageOptions = {ecmaVersion: 2024, sourceType: 'module'};

export default [
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {rules},
  {
    files: ['src/main/resources/**/*.js'],
    languageOptions: {...languageOptions, globals: globals.browser}
  },
  {
    // A form's script is the body of a function that Tasklist calls.
    files: ['bpmn/forms/*.html'],
    plugins: {html},
    settings: {'html/javascript-mime-types': ['text/form-script']},
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: 'script',
      parserOptions: {ecmaFeatures: {globalReturn: true}},
      globals: {$scope: 'readonly', camForm: 'readonly', weibao: 'readonly'}
    }
  },
  {
    files: ['.ci/**/*.{js,mjs}'],
    languageOptions: {...languageOptions, globals: globals.node}
  },
  {
    files: ['src/test/javascript/**/*.js'],
    languageOptions: {...languageOptions, globals: {...globals.node, ...globals.browser}},
    // Tests name the modules that they load.
    rules: {'no-unsanitized/method': 'off'}
  },
  {
    // It hands functions to a page, which see nothing of the file around them.
    files: ['.ci/pictures/draw.mjs'],
    languageOptions: {...languageOptions, globals: {...globals.node, ...globals.browser, BpmnJS: 'readonly'}},
    rules: {'no-shadow': 'off'}
  }
];
