// Draws each model of bpmn/ into bpmn/pictures/ and notes there which model it drew, by its SHA-256:
// PicturesTest compares, so that no picture stays behind its model.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const models = new URL('../../bpmn/', import.meta.url);
const pictures = new URL('pictures/', models);
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

// Fonts of the readers' machines; the Han characters of all of them are equally wide.
const fontFamily = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";
const margin = 20;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 4000px; height: 3000px"></div>');
await page.addScriptTag({ path: viewer });

mkdirSync(pictures, { recursive: true });
const sources = [];
for (const file of readdirSync(models).filter((each) => each.endsWith('.bpmn')).sort()) {
  const model = readFileSync(new URL(file, models));
  const drawn = await page.evaluate(draw, { xml: model.toString(), fontFamily, margin });
  for (const [phase, svg] of drawn) {
    writeFileSync(new URL(file.replace('.bpmn', `${phase}.svg`), pictures), svg);
  }
  sources.push(`${createHash('sha256').update(model).digest('hex')}  ${file}\n`);
  console.log(`${file}: ${drawn.length} picture(s)`);
}
writeFileSync(new URL('SOURCES', pictures), sources.join(''));
await browser.close();

// The whole model, and each of its phases by itself, since the whole is too wide for a page.
async function draw({ xml, fontFamily, margin }) {
  const viewer = new BpmnJS({
    container: '#canvas',
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
  });
  await viewer.importXML(xml);
  const { svg } = await viewer.saveSVG();
  const all = viewer.get('elementRegistry').filter((element) => element.type === 'bpmn:SubProcess');
  const phases = all.length > 1 ? all : [];
  const pictures = [['', picture(svg)]];
  for (const phase of phases) {
    const ids = new Set([phase.id]);
    phase.children.forEach((child) => ids.add(child.id));
    pictures.push([phase.id.replace('subprocess_', '-'), picture(svg, phase, ids)]);
  }
  viewer.destroy();
  return pictures;

  function picture(svg, box, ids) {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    root.querySelectorAll('.djs-hit, .djs-outline').forEach((each) => each.remove());
    root.querySelectorAll('.djs-element').forEach((each) => {
      if (ids && !ids.has(each.dataset.elementId)) {
        each.remove();
      }
    });
    const whole = root.getAttribute('viewBox').split(' ').map(Number);
    const [x, y, width, height] = box ? [box.x, box.y, box.width, box.height] : whole;
    const edges = [x - margin, y - margin, width + 2 * margin, height + 2 * margin].map(Math.round);
    root.setAttribute('viewBox', edges.join(' '));
    root.setAttribute('width', edges[2]);
    root.setAttribute('height', edges[3]);
    // White paper below, for readers whose page is dark.
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    ['x', 'y', 'width', 'height'].forEach((name, index) => paper.setAttribute(name, edges[index]));
    paper.setAttribute('fill', 'white');
    root.prepend(paper);
    return `${new XMLSerializer().serializeToString(root)}\n`;
  }
}
