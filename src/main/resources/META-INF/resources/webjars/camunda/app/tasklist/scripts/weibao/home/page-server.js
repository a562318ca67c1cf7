/* What the pages ask by themselves, again and again. By XMLHttpRequest: password/watch.js tells the server of each whether anybody is there. */
import {API, answered, Refusal} from '../server.js';

/** Asks the server without saying that a person did. */
export function poll(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', API + path);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.onload = () => {
      try {
        resolve(answered(request.status, request.responseText));
      } catch (refusal) {
        reject(refusal);
      }
    };
    request.onerror = () => reject(new Refusal(0, '网络不通，稍后自动再试。'));
    request.send();
  });
}

/**
 * Does something every so many milliseconds while the page is visible, and when it becomes visible after longer.
 *
 * @return what ends it
 */
export function everySoOften(milliseconds, act) {
  let last = Date.now();
  const look = () => {
    // A timer that came late once is not followed by a pause of twice the time.
    if (document.visibilityState === 'visible' && Date.now() - last >= milliseconds * 0.9) {
      last = Date.now();
      act();
    }
  };
  const timer = setInterval(look, milliseconds);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
