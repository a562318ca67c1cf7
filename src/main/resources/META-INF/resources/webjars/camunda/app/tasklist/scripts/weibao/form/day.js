/* A day as the text YYYY-MM-DD: how people write it, and the days around it. Always counted in UTC, so no time zone shifts it. */

const SEPARATED = /^([12]\d{3})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const EIGHT_DIGITS = /^([12]\d{3})(\d\d)(\d\d)$/;
const DAY = 24 * 3600e3;

const textOf = time => new Date(time).toISOString().slice(0, 10);

/**
 * The day that a text names: 2026-11-27, 20261127, 2026/11/27, 2026.11.27, 2026年11月27日, also in full-width characters.
 *
 * @return YYYY-MM-DD; null if the text is not such a day
 */
export function dayOf(text) {
  const written = (text || '').normalize('NFKC').replace(/\s/g, '');
  const [, year, month, date] = SEPARATED.exec(written) || EIGHT_DIGITS.exec(written) || [];
  if (!year) {
    return null;
  }
  const day = [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  // 30 February becomes a day of March.
  return textOf(Date.UTC(year, month - 1, date)) === day ? day : null;
}

/** What is wrong with what stands in a date field; null if nothing is. */
export function dayProblem(label, value) {
  return value && !dayOf(value) ? label + '“' + value + '”不是日期，请按2026-11-27的样式填写，或者从日历中选择。' : null;
}

/** The day that is so many days later. */
export const plusDays = (day, days) => textOf(Date.parse(day) + days * DAY);

/** The same day of the month so many months later, or the last one of that month if it is shorter. */
export function plusMonths(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** 0 for Monday to 6 for Sunday. */
export const weekday = day => (new Date(Date.parse(day)).getUTCDay() + 6) % 7;

/** The weeks that a month is shown in, always six so that nothing below them moves; null where no day of the month is. */
export function weeksOf(day) {
  const first = day.slice(0, 8) + '01';
  const monday = plusDays(first, -weekday(first));
  return Array.from({length: 6}, (_, week) =>
    Array.from({length: 7}, (__, at) => plusDays(monday, week * 7 + at)).map(each => (each.slice(0, 7) === day.slice(0, 7) ? each : null))
  );
}
