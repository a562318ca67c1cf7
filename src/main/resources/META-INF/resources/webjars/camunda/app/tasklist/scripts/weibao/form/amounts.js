/* Numbers as people type them: a text, empty for none. */
import {rules} from './rules.js';

const typed = text => String(text ?? '').trim();

/** Whether it can be read: nothing, or a number not below 0 with no more digits than the server keeps. */
export const isAmount = text => new RegExp('^(' + rules.amount + ')?$').test(typed(text));

/** What the field opens with. */
export const amountText = number => (number === null || number === undefined ? '' : String(number));

/** What is sent. */
export const amountOf = text => (typed(text) === '' ? null : Number(text));
