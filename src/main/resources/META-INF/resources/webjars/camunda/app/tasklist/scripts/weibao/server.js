/* How forms talk to the server: JSON both ways; what is not a success is a Refusal with a Chinese sentence. */

export const API = document.querySelector('base').getAttribute('app-root') + '/api/weibao';

const SENTENCES = {
  0: '网络不通，没有提交成功，填写的内容已保留，请稍后再试。',
  401: '登录已过期，请重新登录，填写的内容已保留。',
  403: '您没有办理这项任务的权限。',
  404: '这项任务已经办完，或者不由您办理，请刷新任务列表。',
  409: '这项任务已由他人办理，请刷新任务列表。',
  413: '附件超过了服务器前面的代理允许的大小，请联系系统管理员。'
};

// Any other sentence with 401 says why the session has ended.
const NOT_SIGNED_IN = '请先登录。';

/**
 * What the server refused: a Chinese sentence, the field that it is about if there is one, and what the person may confirm
 * to have it done nevertheless.
 */
export class Refusal extends Error {
  constructor(status, sentence, field, confirm) {
    super(sentence);
    this.status = status;
    this.field = field;
    this.confirm = confirm;
  }
}

/** The value of a cookie, such as the token against forged requests. */
export function cookie(name) {
  const entry = document.cookie.split('; ').find(each => each.startsWith(name + '='));
  return entry ? decodeURIComponent(entry.slice(name.length + 1)) : '';
}

function send(method, url, body, {headers, ...options}) {
  return fetch(url, {
    ...options,
    method,
    credentials: 'same-origin',
    headers: {...headers, 'Content-Type': 'application/json', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN')},
    body: body === undefined ? undefined : JSON.stringify(body)
  });
}

/** Asks the server; what is not a success is thrown as a Refusal. */
export async function request(method, url, body, options) {
  let response;
  try {
    response = await send(method, url, body, {...options, headers: {Accept: 'application/json, application/problem+json'}});
  } catch {
    throw new Refusal(0, SENTENCES[0]);
  }
  return answered(response.status, await response.text());
}

/** How a task has ended, as a Chinese sentence; null for one that is open or not theirs. */
export async function endOf(taskId) {
  try {
    return (await request('GET', API + '/tasks/' + encodeURIComponent(taskId) + '/end')).message;
  } catch {
    return null;
  }
}

/**
 * Lets the browser save what the server sends under that name.
 *
 * @return why it could not, as a Chinese sentence; null if it could
 */
export async function save(method, url, name, body) {
  try {
    const response = await send(method, url, body, {});
    if (!response.ok) {
      answered(response.status, await response.text());
    }
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60e3);
    return null;
  } catch (refusal) {
    return refusal instanceof Refusal ? refusal.message : '网络不通，没有下载成功，请稍后再试。';
  }
}

/** What an answer holds; one that is no success is thrown as a Refusal. */
export function answered(status, text) {
  let json = null;
  try {
    json = text ? JSON.parse(text) : null;
  } catch {
    // an error page, or a sign-in page
  }
  if (status >= 200 && status < 300) {
    return json;
  }
  const detail = json && json.detail;
  if (status === 401 && detail && detail !== NOT_SIGNED_IN) {
    throw new Refusal(status, detail + '填写的内容已保留。');
  }
  throw new Refusal(
    status,
    status !== 401 && /[\u4e00-\u9fff]/.test(detail || '')
      ? detail
      : SENTENCES[status] || '系统出错，没有提交成功，填写的内容已保留。请稍后再试，或联系系统管理员。',
    json && json.field,
    json && json.confirm
  );
}
