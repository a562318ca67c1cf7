/*
 * The kit behind every form: what a form opens with, how it is submitted, and what happens when the server refuses.
 *
 * A form's script calls weibao.form(camForm, $scope, {...}) once. Its markup then finds in scope
 *   view    what the server says about the task (null until it has arrived), see FormView.java
 *   answer  what is typed, kept as a draft (form/drafts.js) until the server has accepted it
 *   wb      the state of the form: readonly(), sending, refusal, restored (since when), draft, submit(), confirm()
 * The rules are the server's. What is checked here only saves a round trip.
 */
import {chosenParts, registerChoice} from './form/choice.js';
import {registerDateField} from './form/date-field.js';
import {dayOf} from './form/day.js';
import {registerDocument} from './form/document.js';
import {registerEvidence} from './form/evidence.js';
import {registerExtension} from './form/extension.js';
import {registerFields} from './form/fields.js';
import {checkFigures, figureInputs, figureRows, registerFigures} from './form/figures.js';
import {registerFrame} from './form/frame.js';
import {registerHistory} from './form/history.js';
import {registerLetters} from './form/letters.js';
import {openForm} from './form/open.js';
import {registerPartTable} from './form/part-table.js';
import {registerPoint} from './form/point.js';
import {proofreading} from './form/proofread.js';
import {registerReport} from './form/report.js';
import {registerSource} from './form/source.js';
import {registerTexts} from './form/texts.js';
import {registerUnits, withGone} from './form/units.js';
import {registerWorkbook} from './form/workbook.js';
import {API, request} from './server.js';

/** What the server has at a path, with the parameters that are not empty. */
const find = (path, parameters = {}) =>
  request('GET', API + path + '?' + new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)));

/** A parameter of the page's address: a link may name the task that a form begins with. */
const parameter = name => new URLSearchParams(window.location.hash.split('?')[1] || '').get(name);

window.weibao = {form: openForm, find, parameter, figureRows, figureInputs, checkFigures, chosenParts, proofreading, withGone, dayOf};

const PARTS = [
  registerTexts,
  registerFrame,
  registerPoint,
  registerPartTable,
  registerReport,
  registerHistory,
  registerExtension,
  registerFields,
  registerDateField,
  registerChoice,
  registerUnits,
  registerFigures,
  registerEvidence,
  registerLetters,
  registerDocument,
  registerSource,
  registerWorkbook
];

/** Registers what forms are put together from. */
export const registerForms = module => PARTS.forEach(register => register(module));
