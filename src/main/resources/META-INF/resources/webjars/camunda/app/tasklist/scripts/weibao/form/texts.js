/* How records read: days, times, names, indicators, figures. Each is a filter, and some are called by other modules. */

export function indicatorText(measure) {
  if (!measure.indicatorName) {
    return '—';
  }
  const target = measure.target === null || measure.target === undefined ? '' : '，目标' + measure.target + measure.indicatorUnit;
  return measure.indicatorName + '（' + measure.indicatorUnit + '）' + target;
}

export function carriersText(measure) {
  const units = measure.allUnits ? ['全部责任单位'] : measure.units.map(unit => unit.name);
  return units.concat(measure.counties ? ['县（区）'] : []).join('、') || '未定';
}

/** How every date is shown: a day by which something is due; one that was counted in a year whose days off are not known yet says so. */
export function dueText(day, of) {
  return of.provisional.includes(day) ? day + '（暂定，' + day.slice(0, 4) + '年放假安排尚未公布）' : day;
}

/** What a report is beside its period, in a list. */
export function kindText(report) {
  return (report.done ? (report.early ? '，提前办结' : '，报告办结') : '') + (report.noNewProgress ? '，无新进展' : '') + (report.returned ? '，已退回' : '');
}

/** An instant, or a day that somebody named, as the clocks in China show it; there has been no summer time since 1991. */
export function chinaTime(instant, length) {
  return instant ? new Date(Date.parse(instant) + 8 * 3600e3).toISOString().slice(0, length).replace('T', ' ') : '';
}

export function numberText(figure, measure) {
  if (figure.figure === null || figure.figure === undefined) {
    return '—';
  }
  const unit = (measure && measure.indicatorUnit) || '';
  return figure.denominator
    ? figure.figure + ' / ' + figure.denominator + '（' + Math.round((figure.figure / figure.denominator) * 1000) / 10 + '%）'
    : figure.figure + unit;
}

/** Registers the filters. */
export function registerTexts(module) {
  module
    .filter('wbTime', () => instant => chinaTime(instant, 16))
    .filter('wbDay', () => instant => chinaTime(instant, 10))
    .filter('wbDue', () => dueText)
    .filter('wbNames', () => list => (list || []).map(unit => unit.name).join('、'))
    .filter('wbCarriers', () => carriersText)
    .filter('wbIndicator', () => indicatorText)
    .filter('wbKind', () => kindText);
}
