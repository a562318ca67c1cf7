/* What the server says about a task, as little as the forms need; see FormView.java. */

export const FULIAN = {code: 'fulian', name: '市妇联'};
export const TUANWEI = {code: 'tuanwei', name: '团市委'};
export const JIAOYU = {code: 'jiaoyu', name: '市教育局'};
export const JIA = {code: 'jia', name: '甲县'};
export const YI = {code: 'yi', name: '乙县'};

export const measure = (id, more) => ({
  id,
  number: id,
  text: '措施' + id,
  allUnits: true,
  units: [],
  counties: true,
  indicatorName: null,
  indicatorUnit: null,
  target: null,
  aggregation: null,
  ...more
});

export const COUNT = {indicatorName: '培训人数', indicatorUnit: '人', target: 300, aggregation: 'SUM'};
export const RATIO = {indicatorName: '覆盖率', indicatorUnit: '%', target: 90, aggregation: 'RATIO'};

export const point = more => ({
  id: 1,
  code: '2023-2-1-1',
  place: '二(一)1',
  title: '加强家庭教育指导',
  categoryLabel: '家庭保护',
  priority: 'KEY',
  priorityLabel: '重点',
  rhythmLabel: '季报',
  rhythmReason: null,
  lead: FULIAN,
  responsible: [TUANWEI],
  supporting: [JIAOYU],
  phrases: [],
  counties: [JIA],
  deadline: null,
  due: '2026-12-31',
  provisional: [],
  measures: [measure(1), measure(2, COUNT)],
  closingStandard: ['建立机制', '完成培训'],
  ...more
});

export const report = more => ({
  period: '2026年第三季度',
  round: 1,
  submittedBy: '夏明',
  submittedByPost: '甲县未保办科员',
  submittedAt: '2026-09-20T16:30:00Z',
  signedBy: null,
  done: false,
  early: false,
  noNewProgress: false,
  returned: false,
  summary: '已培训200人',
  difficulty: null,
  nextStep: '继续培训',
  figures: [{measureId: 1, state: 'IN_PROGRESS', stateLabel: '推进中', percentage: 40, figure: null, denominator: null}],
  files: [],
  kept: [],
  ...more
});

export const part = more => ({
  id: 11,
  unit: JIA,
  role: 'COUNTY',
  roleLabel: '县（区）',
  state: 'IMPLEMENTING',
  stateLabel: '落实中',
  round: 1,
  open: true,
  ends: '2026-12-17',
  provisional: [],
  request: null,
  objection: null,
  openReport: {period: '2026年第四季度', againstNoNewProgress: null, againstProgress: null},
  noProgressStreak: 0,
  mayReopen: true,
  measures: [{measure: measure(1), state: 'CARRIED'}, {measure: measure(2, COUNT), state: 'CARRIED'}],
  steps: [],
  report: null,
  counting: null,
  ...more
});

export const task = more => ({id: 't1', candidate: true, light: null, unlit: null, ...more});

export const view = more => ({
  task: task(),
  point: point(),
  part: part(),
  parts: [part()],
  units: [FULIAN, TUANWEI, JIAOYU],
  counties: [JIA, YI],
  letters: [],
  files: [],
  compiled: [],
  reports: [],
  decisions: [],
  timeline: [],
  ...more
});
