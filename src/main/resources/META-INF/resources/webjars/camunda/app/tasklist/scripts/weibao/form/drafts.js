/*
 * What is typed and not yet submitted. It is kept on the server, for one task and one person, a moment after the typing
 * has stopped and when the page is left. Until the server has it, or while it does not answer or the session has expired,
 * the tab keeps it. The form that starts a process has no task yet: this browser keeps its draft.
 */
import {API, endOf, Refusal, request} from '../server.js';

// Longer than what proofreading waits before it saves an edit for good: a draft of that is then not needed.
const PAUSE = 1500;
const AGAIN = 20000;

// The first save makes the task theirs who types: it does not wait until they stop.
const FIRST = 300;

/** The copy in this browser; without room for it the form still works. */
function copyIn(storage, key) {
  return {
    read() {
      try {
        const copy = JSON.parse(storage.getItem(key));
        return copy && typeof copy.content === 'string' ? copy : null;
      } catch {
        return null;
      }
    },
    /** @param base when the server kept what this was typed on, in the server's own words; null for nothing */
    write(content, base) {
      try {
        storage.setItem(key, JSON.stringify({content, base, at: Date.now()}));
      } catch {
        // No room: the server's copy is the one that counts
      }
    },
    clear: () => storage.removeItem(key)
  };
}

function sentenceOf({status, message}) {
  if (status === 401) {
    return '登录已过期，填写的内容暂存在本页，请重新登录。';
  }
  if (status === 404) {
    return '这项任务已经办完，或者现在不由您办理，草稿没有保存。';
  }
  return status === 0 || status >= 500 ? '草稿没有存到服务器，暂存在本页，稍后自动再存。' : message;
}

/**
 * The draft of a form.
 *
 * @param user whose it is; the server takes it from nobody else
 * @param changed called with {at} when the server has it, {sentence, status} when not, {} when there is none
 */
export function draftOf(user, {taskId, processDefinitionId}, changed) {
  const url = taskId && API + '/tasks/' + encodeURIComponent(taskId) + '/draft';
  const copy = copyIn(taskId ? sessionStorage : localStorage, 'weibao:' + user + ':' + (taskId || processDefinitionId));
  let wanted = null;
  let kept = null;
  let base = null;
  let timer = null;
  let first = null;
  let running = Promise.resolve();
  let open = true;

  async function save(leaving) {
    const content = wanted;
    if (!url || content === kept) {
      return;
    }
    try {
      const answer = content === null
        ? await request('DELETE', url, undefined, leaving)
        : await request('PUT', url + '?user=' + encodeURIComponent(user), JSON.parse(content), leaving);
      kept = content;
      base = answer ? answer.savedAt : null;
      if (wanted === content) {
        copy.clear();
        changed(answer ? {at: answer.savedAt} : {});
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      const end = refusal.status === 404 && await endOf(taskId);
      changed({status: refusal.status, sentence: end ? end + '草稿没有保存。' : sentenceOf(refusal)});
      if (open && (refusal.status === 0 || refusal.status === 401 || refusal.status >= 500)) {
        saveIn(AGAIN);
      }
    }
  }

  function saveIn(pause) {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(() => save())), pause);
  }

  /** The page may be gone before the server answers: the request outlives it. */
  function saveNow() {
    clearTimeout(timer);
    const saving = save({keepalive: true});
    running = Promise.all([running, saving]);
    return saving;
  }

  const hidden = () => document.visibilityState === 'hidden' && saveNow();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', saveNow);

  function close() {
    open = false;
    clearTimeout(timer);
    clearTimeout(first);
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', saveNow);
  }

  return {
    /** The newest of what the server and this browser have: {content, at}, or null. */
    async read() {
      const here = copy.read();
      let there = null;
      try {
        there = url ? await request('GET', url) : null;
      } catch (refusal) {
        // Not found is an answer: who may only look on has no draft.
        if (refusal.status !== 404) {
          throw refusal;
        }
      }
      kept = there && there.content;
      base = there && there.savedAt;
      // Typed on what the server has, it is newer, whatever this computer's clock says.
      if (!here || (there && here.base !== base && Date.parse(base) >= here.at)) {
        copy.clear();
        wanted = kept;
        return there && {content: there.content, at: there.savedAt};
      }
      wanted = here.content;
      saveIn(PAUSE);
      return {content: here.content, at: new Date(here.at).toISOString()};
    },
    /** Takes over what is typed now; null for a form that is as it was opened. */
    keep(content) {
      wanted = content;
      content === null ? copy.clear() : copy.write(content, base);
      if (content !== null && kept === null && first === null) {
        first = setTimeout(() => (running = running.then(() => save())), FIRST);
      }
      saveIn(PAUSE);
    },
    /** Before submitting: no save comes after it. */
    async settle() {
      clearTimeout(timer);
      clearTimeout(first);
      await running;
    },
    /** After a refused submission. */
    goOn: () => saveIn(PAUSE),
    /** The server has removed it together with the task. */
    submitted() {
      close();
      copy.clear();
    },
    /** The form is left unsubmitted. */
    leave() {
      if (open) {
        close();
        saveNow();
      }
    }
  };
}
