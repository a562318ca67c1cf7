/* The calendar of a date field: a dialog that shows a month. Its keys are those of the ARIA Authoring Practices. */
import {dayOf, plusDays, plusMonths, weekday, weeksOf} from './day.js';
import {rules} from './rules.js';
import {chinaTime} from './texts.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** The day that a key leads to; undefined for other keys. */
function dayBy({key, shiftKey}, day) {
  switch (key) {
    case 'ArrowLeft':
      return plusDays(day, -1);
    case 'ArrowRight':
      return plusDays(day, 1);
    case 'ArrowUp':
      return plusDays(day, -7);
    case 'ArrowDown':
      return plusDays(day, 7);
    case 'Home':
      return plusDays(day, -weekday(day));
    case 'End':
      return plusDays(day, 6 - weekday(day));
    case 'PageUp':
      return plusMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return plusMonths(day, shiftKey ? 12 : 1);
    default:
      return undefined;
  }
}

function node(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([each, value]) => value !== null && element.setAttribute(each, value));
  element.append(...children);
  return element;
}

const button = (text, clicked) => {
  const element = node('button', {type: 'button', class: 'btn btn-default btn-sm'}, text);
  element.addEventListener('click', clicked);
  return element;
};

/** What the State Council's notice says of the day, as a calendar on paper has it. */
function noticeOf(day) {
  if (rules.daysOff.includes(day)) {
    return {mark: '休', words: '，放假'};
  }
  return rules.workedWeekends.includes(day) ? {mark: '班', words: '，调休上班'} : null;
}

function cell(day, {at, chosen, today, min}) {
  const notice = noticeOf(day);
  const isOff = notice ? notice.mark === '休' : weekday(day) > 4;
  const shown = node(
    'button',
    {
      type: 'button',
      class: 'wb-calendar-day' + (isOff ? ' wb-calendar-off' : ''),
      tabindex: day === at ? '0' : '-1',
      'data-day': day,
      'aria-label': day + '（周' + WEEKDAYS[weekday(day)] + (day === today ? '，今天' : '') + (notice ? notice.words : '') + '）',
      'aria-current': day === today ? 'date' : null,
      'aria-disabled': min && day < min ? 'true' : null
    },
    String(Number(day.slice(8)))
  );
  if (notice) {
    shown.append(node('small', {}, notice.mark));
  }
  return node('td', {'aria-selected': String(day === chosen)}, shown);
}

/** Beside the field, below it if there is room, and always wholly on the screen. */
function place(dialog, field) {
  const {left, top, bottom} = field.getBoundingClientRect();
  const {offsetWidth: width, offsetHeight: height} = dialog;
  const within = (wanted, last) => Math.max(8, Math.min(wanted, last - 8)) + 'px';
  const below = bottom + height + 12 <= window.innerHeight;
  dialog.style.left = within(left, window.innerWidth - width);
  dialog.style.top = within(below ? bottom + 4 : top - height - 4, window.innerHeight - height);
}

/**
 * Opens the calendar.
 *
 * @param field the element that it belongs to
 * @param options label: what the day is called; chosen: the day in the field, or null; min: the first that can be chosen, or empty
 * @param choose called with the day that is chosen
 * @param closed called when it is closed, in whatever way
 */
export function openCalendar(field, {label, chosen, min}, choose, closed) {
  const today = chinaTime(new Date().toISOString(), 10);
  const first = min > today ? min : today;
  let at = chosen || first;

  const month = node('span', {id: 'wb-calendar-month', class: 'wb-calendar-month', 'aria-live': 'polite'});
  const heads = WEEKDAYS.map(each => node('th', {scope: 'col', abbr: '星期' + each}, each));
  const days = node('tbody', {});
  const table = node('table', {role: 'grid', 'aria-labelledby': month.id}, node('thead', {}, node('tr', {}, ...heads)), days);

  function show(day) {
    // Beyond the years that a field takes.
    if (!dayOf(day)) {
      return;
    }
    at = day;
    month.textContent = Number(day.slice(0, 4)) + '年' + Number(day.slice(5, 7)) + '月';
    const row = week => node('tr', {}, ...week.map(each => (each ? cell(each, {at, chosen, today, min}) : node('td', {}))));
    days.replaceChildren(...weeksOf(day).map(row));
  }
  const focus = () => days.querySelector('[tabindex="0"]').focus();

  const dialog = node(
    'dialog',
    {class: 'wb-calendar', 'aria-label': '选择' + label},
    node(
      'div',
      {class: 'wb-calendar-sheet'},
      node(
        'div',
        {class: 'wb-calendar-head'},
        button('上月', () => show(plusMonths(at, -1))),
        month,
        button('下月', () => show(plusMonths(at, 1)))
      ),
      table,
      node('div', {class: 'wb-calendar-foot'}, button('今天', () => (show(today), focus())), button('取消', () => dialog.close()))
    )
  );

  const placed = () => place(dialog, field);
  window.addEventListener('resize', placed);
  dialog.addEventListener('close', () => {
    window.removeEventListener('resize', placed);
    dialog.remove();
    closed();
  });
  dialog.addEventListener('click', event => {
    const day = event.target.closest('.wb-calendar-day');
    if (day && !day.hasAttribute('aria-disabled')) {
      choose(day.dataset.day);
    }
    // Its own area is filled: a click on the dialog itself is one beside it.
    if (event.target === dialog || (day && !day.hasAttribute('aria-disabled'))) {
      dialog.close();
    }
  });
  dialog.addEventListener('keydown', event => {
    // The page has keys of its own: Esc would close the dialog around a form that starts a process.
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.close();
      return;
    }
    const day = event.target.closest('.wb-calendar-day') && dayBy(event, at);
    if (day) {
      event.preventDefault();
      show(day);
      focus();
    }
  });

  show(at);
  field.append(dialog);
  dialog.showModal();
  placed();
  focus();
}
