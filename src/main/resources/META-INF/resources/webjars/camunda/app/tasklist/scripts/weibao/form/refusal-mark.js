/* Where a refusal is shown in a form: at its field, or at the nearest one around it. */

const SENTENCE = 'wb-refusal-here';

/** Takes away what a refusal has marked. */
function unmark(form) {
  form.querySelectorAll('.wb-refused').forEach(each => each.classList.remove('wb-refused'));
  form.querySelectorAll('.' + SENTENCE).forEach(each => each.remove());
  form.querySelectorAll('[aria-describedby="' + SENTENCE + '"]').forEach(each => {
    each.removeAttribute('aria-describedby');
    each.removeAttribute('aria-invalid');
  });
}

/** The innermost element whose field is the refused one or holds it; undefined if there is none. */
function fieldAround(form, field) {
  const holds = name => field === name || (field || '').startsWith(name + '.') || (field || '').startsWith(name + '[');
  return Array.from(form.querySelectorAll('[data-field]'))
    .filter(each => holds(each.dataset.field))
    .sort((a, b) => b.dataset.field.length - a.dataset.field.length)[0];
}

function confirmButton(confirm) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'btn btn-default btn-xs wb-confirm',
    textContent: '没有填错，仍按此提交'
  });
  button.addEventListener('click', confirm);
  return button;
}

/**
 * Shows a refusal at its field; none takes the mark away.
 *
 * @param quietly leaves the person where they are typing; otherwise they are brought there
 * @param confirm submits again although the value is unusual, where the server lets it stand
 */
export function pointAt(form, refusal, quietly, confirm) {
  unmark(form);
  if (!refusal) {
    return;
  }
  const around = fieldAround(form, refusal.field);
  if (!around) {
    if (!quietly) {
      form.querySelector('.wb-refusal').scrollIntoView({block: 'center'});
    }
    return;
  }
  around.classList.add('wb-refused');
  const sentence = document.createElement('p');
  sentence.className = SENTENCE;
  sentence.id = SENTENCE;
  sentence.textContent = refusal.message;
  if (refusal.confirm && confirm) {
    sentence.append(' ', confirmButton(confirm));
  }
  around.appendChild(sentence);
  const input = around.matches('input, select, textarea') ? around : around.querySelector('input, select, textarea, button');
  if (input) {
    // Of round buttons the group is wrong, not one of them.
    const wrong = (input.type === 'radio' && input.closest('[role=radiogroup]')) || input;
    wrong.setAttribute('aria-invalid', 'true');
    wrong.setAttribute('aria-describedby', SENTENCE);
  }
  if (!quietly) {
    around.scrollIntoView({block: 'center'});
    if (input) {
      input.focus({preventScroll: true});
    }
  }
}
