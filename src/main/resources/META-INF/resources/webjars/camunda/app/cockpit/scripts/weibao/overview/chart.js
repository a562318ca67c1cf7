/* Bars by phase and light, drawn by Apache ECharts, which is fetched with the first chart. The table beside it has the same figures. */
import {shapeOf, wordOf} from '../../../../tasklist/scripts/weibao/home/light.js';
import {el} from '../../../../tasklist/scripts/weibao/home/dom.js';
import {MARKS} from './marks.js';

const INK = '#1f2933';
const LINE = 30;
const SMALLEST = 26;

const stripes = (dashArrayX, dashArrayY, rotation) => ({symbol: 'rect', dashArrayX, dashArrayY, rotation, color: 'rgba(255,255,255,.38)'});

/** Fill, ink and pattern: lights next to each other differ in more than their colour. */
const LOOKS = {
  RED: ['#b3261e', '#fff', stripes([1, 0], [3, 7], Math.PI / 4)],
  YELLOW: ['#e0a526', '#2b1d00', stripes([1, 0], [3, 7], -Math.PI / 4)],
  BLUE: ['#1b5e9b', '#fff', stripes([1, 0], [2, 8], 0)],
  GREEN: ['#bfdccb', '#123524', {symbol: 'none'}],
  DONE: ['#55606d', '#fff', {symbol: 'none'}]
};

const OTHER = ['#e3e8ed', INK, {symbol: 'none'}];

/** What ECharts draws: a bar for each phase, a piece for each light, with its word and number. */
export function optionOf(counts) {
  const marks = Object.keys(MARKS).filter(mark => counts.some(each => each.marks[mark]));
  return {
    animation: false,
    aria: {enabled: true, label: {enabled: false}, decal: {show: true}},
    textStyle: {fontFamily: 'inherit', color: INK},
    grid: {left: 84, right: 16, top: 4, bottom: 4},
    xAxis: {type: 'value', show: false},
    yAxis: {type: 'category', inverse: true, data: counts.map(each => each.phaseLabel), axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: INK, fontSize: 13}},
    series: marks.map(mark => {
      const [fill, ink, decal] = LOOKS[mark] || OTHER;
      return {
        type: 'bar', stack: 'all', name: mark, barWidth: LINE - 8, barMinHeight: SMALLEST, itemStyle: {color: fill, decal, borderColor: '#fff', borderWidth: 1},
        label: {show: true, formatter: (wordOf(mark) || '') + '{c}', color: ink, fontSize: 12, fontWeight: 600, textBorderColor: fill, textBorderWidth: 3},
        labelLayout: {hideOverlap: true}, emphasis: {focus: 'none'}, data: counts.map(each => each.marks[mark] || null)
      };
    })
  };
}

const legend = counts => el('ul', {class: 'wo-legend'}, Object.keys(MARKS).filter(mark => counts.some(each => each.marks[mark]))
  .map(mark => el('li', null, shapeOf(mark), ' ', MARKS[mark])));

/** Draws as soon as it is on the page; without the library the table is all there is. */
async function draw(node, counts, addressOfPiece) {
  const library = await import('../../../../../lib/echarts/echarts.esm.min.js');
  if (!node.isConnected) {
    return;
  }
  const chart = library.init(node, null, {renderer: 'svg'});
  chart.setOption(optionOf(counts));
  chart.on('click', ({seriesName, dataIndex}) => {
    window.location.hash = addressOfPiece(counts[dataIndex].phase, seriesName);
  });
  const watch = new ResizeObserver(() => {
    if (node.isConnected) {
      chart.resize();
    } else {
      watch.disconnect();
      chart.dispose();
    }
  });
  watch.observe(node);
}

/**
 * A chart of the figures.
 *
 * @param addressOfPiece where a click on a piece leads, by phase and mark
 */
export function chartOf(name, counts, addressOfPiece) {
  const node = el('div', {class: 'wo-chart', role: 'img', 'aria-label': name + '，数字见旁边的表', style: 'height: ' + (counts.length * LINE + 8) + 'px'});
  const place = el('div', {class: 'wo-drawn'}, node, legend(counts));
  // The page shows what this returns; only then there is a width to draw in.
  setTimeout(() => draw(node, counts, addressOfPiece).catch(() => place.replaceChildren(el('p', {class: 'wb-dim'}, '图没有画出，数字见旁边的表。'))));
  return place;
}
