/* 转交: the head of a unit hands a task to a colleague. Who may do so, and to whom, the server says. */
import {API, Refusal, request} from '../server.js';
import {el} from './dom.js';

const DIALOG = `
  <form method="dialog">
    <h3 id="wb-hand-over-title">转交任务</h3>
    <p class="wb-text wb-hint"></p>
    <div class="wb-refusal wb-empty" role="alert"></div>
    <fieldset class="wb-choices"><legend>转交给</legend></fieldset>
    <div class="wb-area">
      <label for="wb-hand-over-reason">原因 <span class="wb-must">（可不填，记入办理经过）</span></label>
      <textarea id="wb-hand-over-reason" class="form-control" rows="2"></textarea>
    </div>
    <div class="wb-buttons">
      <button type="button" class="btn btn-default wb-cancel">取消</button>
      <button type="submit" class="btn btn-primary">转交</button>
    </div>
  </form>`;

function choice(colleague) {
  const label = document.createElement('label');
  label.className = 'wb-choice';
  const input = Object.assign(document.createElement('input'), {type: 'radio', name: 'colleague', value: colleague.id});
  label.append(input, ' ' + colleague.name);
  return label;
}

/** Asks to whom, and why; resolves to the server's sentence, or to null if nothing was handed over. */
export function handOver(task, colleagues) {
  const dialog = document.createElement('dialog');
  dialog.className = 'wb wb-hand-over';
  dialog.setAttribute('aria-labelledby', 'wb-hand-over-title');
  dialog.append(new DOMParser().parseFromString(DIALOG, 'text/html').querySelector('form'));
  dialog.querySelector('p').textContent = task.name;
  dialog.querySelector('fieldset').append(...colleagues.map(choice));
  const place = dialog.querySelector('.wb-refusal');
  const button = dialog.querySelector('[type=submit]');
  const refuse = sentence => {
    place.textContent = sentence;
    place.classList.toggle('wb-empty', !sentence);
  };
  dialog.addEventListener('input', () => refuse(''));
  document.body.append(dialog);
  return new Promise(resolve => {
    let message = null;
    dialog.querySelector('.wb-cancel').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(message);
    });
    dialog.addEventListener('submit', async event => {
      event.preventDefault();
      const chosen = dialog.querySelector('input:checked');
      if (!chosen) {
        refuse('请选择转交给谁。');
        dialog.querySelector('input').focus();
        return;
      }
      refuse('');
      button.disabled = true;
      try {
        const reason = dialog.querySelector('textarea').value.trim() || null;
        const path = '/tasks/' + encodeURIComponent(task.id) + '/hand-over';
        message = (await request('POST', API + path, {userId: chosen.value, reason})).message;
        dialog.close();
      } catch (refusal) {
        button.disabled = false;
        refuse(refusal instanceof Refusal ? refusal.message : '没有转交成功，请稍后再试。');
      }
    });
    dialog.showModal();
    dialog.querySelector('input').focus();
  });
}

/** The button by which a head hands the task to one of the colleagues. */
export function handOverButton(task, colleagues, handedOver) {
  return el('button', {
    type: 'button',
    class: 'btn btn-default wb-hand-over-open',
    click: async event => {
      const button = event.currentTarget;
      const message = await handOver(task, colleagues);
      button.focus();
      if (message) {
        handedOver(message);
      }
    }
  }, '转交');
}

/** What the signed-in person may do with the task beside reading it: {candidate, colleagues}. */
export const handsOf = taskId => request('GET', API + '/tasks/' + encodeURIComponent(taskId) + '/colleagues');
