/* Everything of a point. The server gives it in three requests of few statements each. */
import {API, request} from '../server.js';

const read = (code, what) => request('GET', API + '/points/' + encodeURIComponent(code) + what);

const ofUnit = (list, unit) => list.filter(each => each.unit === unit);

/** What the point asks for, who has it now, and what happened: without reports, decisions and letters. */
export async function readCourse(code) {
  const [page, {timeline, notices}] = await Promise.all([read(code, ''), read(code, '/timeline')]);
  return {
    ...page, timeline, notices: ofUnit(notices, null),
    parts: page.parts.map(part => ({...part, notices: ofUnit(notices, part.unit.name)}))
  };
}

/** The same, with reports, decisions and letters. */
export async function readRecord(code) {
  const [course, {reports, ...records}] = await Promise.all([readCourse(code), read(code, '/records')]);
  return {...course, ...records, parts: course.parts.map(part => ({...part, reports: reports[part.unit.code] || []}))};
}
