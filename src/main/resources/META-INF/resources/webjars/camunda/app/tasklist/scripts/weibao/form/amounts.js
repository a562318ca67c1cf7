/* Numbers as people type them: a text, empty for none. */

const typed = text => String(text ?? '').trim();

/** Whether it can be read: nothing, or a number not below 0 with at most two decimal places. */
export const isAmount = text => /^(\d{1,12}(\.\d{1,2})?)?$/.test(typed(text));

/** What the field opens with. */
export const amountText = number => (number === null || number === undefined ? '' : String(number));

/** What is sent. */
export const amountOf = text => (typed(text) === '' ? null : Number(text));
