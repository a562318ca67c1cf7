/* The instances of a model, each with its point, whose it is, its step, its light and when it is due. */
import {el} from '../../../tasklist/scripts/weibao/home/dom.js';
import {pager} from '../../../tasklist/scripts/weibao/home/pager.js';
import {markOf, refusalOf, running} from './words.js';

const HEADS = ['要点', '单位', '环节', '灯', '期限'];

const several = row => row.parts && el('div', null, '承办任务' + row.parts.open + '项' + (row.parts.late ? '，其中黄灯、红灯' + row.parts.late + '项' : ''));

function line(row) {
  const link = el('a', {href: '#/process-instance/' + encodeURIComponent(row.id) + '/runtime'}, row.title);
  return el('tr', null,
    el('td', null, row.place && el('span', {class: 'wb-place'}, row.place + ' '), link, row.code && el('div', {class: 'wb-code'}, row.code),
      row.incidents.map(text => el('div', {class: 'wb-incident'}, text))),
    el('td', null, row.unit),
    el('td', null, row.steps.map(step => el('div', null, step.name, step.holder !== row.unit && '（' + step.holder + '）')), several(row)),
    el('td', null, markOf(row)),
    el('td', null, row.steps.map(step => el('div', null, step.due && step.due + '，', step.standing))));
}

/** Draws the list of a model's version. */
export function renderList(place, definition) {
  const input = el('input', {type: 'search', class: 'form-control', 'aria-label': '按编号、标题或单位查找', placeholder: '编号、标题或单位', maxlength: 100});
  const count = el('span', {class: 'wb-count', role: 'status'});
  const content = el('div', {class: 'wb-rows'});
  let asked = 0;
  async function load(page) {
    const mine = ++asked;
    try {
      const view = await running(definition, input.value.trim(), page);
      if (mine === asked) {
        count.textContent = '共' + view.total + '项';
        content.replaceChildren(...[view.rows.length
          ? el('table', {class: 'table wb-table'}, el('caption', {class: 'wb-hidden'}, '正在办理的事项'),
            el('thead', null, el('tr', null, HEADS.map(head => el('th', {scope: 'col'}, head)))), el('tbody', null, view.rows.map(line)))
          : el('p', null, '没有找到。'), pager(view, load)].filter(Boolean));
      }
    } catch (refusal) {
      if (mine === asked) {
        content.replaceChildren(refusalOf(refusal));
      }
    }
  }
  const search = el('form', {class: 'wb-search', role: 'search', submit: event => {
    event.preventDefault();
    load(1);
  }}, input, el('button', {type: 'submit', class: 'btn btn-default'}, '查找'), count);
  place.replaceChildren(el('div', {class: 'wb-ours'}, search, content));
  return load(1);
}
