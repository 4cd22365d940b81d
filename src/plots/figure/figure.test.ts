import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { darkPalette } from '../palette.ts';
import { composeFigure, layoutWidth } from './composeFigure.ts';
import { FIGURE_PARTS, type FigureContents, type FigurePart } from './contents.ts';
import { contentsOf, provenance } from './fixtures/contents.ts';
import type { FigureSize } from './provenance.ts';
import { stillPage } from './stillPage.ts';
import type { Mark } from './scene.ts';
import { figureToSvg } from './svg.ts';
import { textWidth } from './textWidth.ts';

const PAPER: FigureSize = { width: 640, unit: 'px' };

function svgOf(
  contents: FigureContents,
  size = PAPER,
  parts: readonly FigurePart[] = FIGURE_PARTS,
): string {
  const figure = composeFigure(contents, parts, layoutWidth(size.width));
  return figureToSvg(figure, size, provenance);
}

/** Throws where it is not well-formed. */
function parsed(xml: string) {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(xml, 'image/svg+xml');
}

function textsOf(svg: string): string[] {
  return Array.from(parsed(svg).getElementsByTagName('text'), ({ textContent }) => textContent!);
}

describe.each([1, 2, 3, 4, 5, 6])('a figure of %i run(s)', (count) => {
  test.each([240, 640, 1900])('stays within its edges at %i pixels', (width) => {
    const svg = svgOf(contentsOf(count), { width, unit: 'px' });
    expect(svg.match(/NaN|Infinity|undefined|\de[-+]\d/)).toBeNull();
    const root = parsed(svg).documentElement!;
    const [, , unitsWide, unitsHigh] = root.getAttribute('viewBox')!.split(' ').map(Number);
    expect(root.getAttribute('width')).toBe(`${width}px`);
    const ratio = Number.parseFloat(root.getAttribute('height')!) / width;
    expect(ratio).toBeCloseTo(unitsHigh! / unitsWide!, 3);
    for (const { right, bottom } of extents(contentsOf(count), width)) {
      expect(right).toBeLessThanOrEqual(unitsWide! + 0.01);
      expect(bottom).toBeLessThanOrEqual(unitsHigh! + 0.01);
    }
  });
});

/** Every text with its box, in units of the figure. */
function boxesOf(contents: FigureContents, width: number) {
  const boxes: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  const walk = (marks: readonly Mark[], x: number, y: number): void => {
    for (const mark of marks) {
      if (mark.kind === 'group') walk(mark.marks, x + mark.x, y + mark.y);
      if (mark.kind !== 'text') continue;
      const wide = textWidth(mark.text, mark.size, mark.bold);
      const left = x + mark.x - { start: 0, middle: 0.5, end: 1 }[mark.anchor] * wide;
      const bottom = y + mark.y;
      boxes.push({
        text: mark.text,
        left,
        right: left + wide,
        top: bottom - 0.7 * mark.size,
        bottom,
      });
    }
  };
  walk(composeFigure(contents, FIGURE_PARTS, layoutWidth(width)).marks, 0, 0);
  return boxes;
}

/** Where clipped pictures and texts end, in units of the figure. */
function extents(contents: FigureContents, width: number) {
  const ends: { right: number; bottom: number }[] = [];
  const walk = (marks: readonly Mark[], x: number, y: number): void => {
    for (const mark of marks) {
      if (mark.kind === 'text') ends.push({ right: x + mark.x, bottom: y + mark.y });
      if (mark.kind !== 'group') continue;
      const { clip } = mark;
      if (clip) {
        const [left, top] = [x + mark.x + clip.x, y + mark.y + clip.y];
        ends.push({ right: left + clip.width, bottom: top + clip.height });
      } else walk(mark.marks, x + mark.x, y + mark.y);
    }
  };
  walk(composeFigure(contents, FIGURE_PARTS, layoutWidth(width)).marks, 0, 0);
  return ends;
}

test.each([240, 320, 640, 1900])('no text runs into another at %i pixels', (width) => {
  for (const count of [1, 2, 3, 4, 5, 6]) {
    const boxes = boxesOf(contentsOf(count), width);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const overlaps =
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5;
        expect(overlaps ? [count, one.text, other.text] : []).toEqual([]);
      }
    }
  }
});

describe('an SVG', () => {
  test('has its words as text, and says where it comes from', () => {
    const svg = svgOf(contentsOf(1));
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([
        'real',
        'levels of the best critic',
        'W₁ ↓',
        '6/8 · 93.1 %',
        '1 outside the view',
        'Data: ring of 8; loss: Hinge & <more>; λ 0.1; seed 7. Iteration 1,200.',
      ]),
    );
    const document = parsed(svg);
    const [identifier] = document.getElementsByTagName('dc:identifier');
    expect(identifier!.textContent).toBe(provenance.hash);
    expect(document.getElementsByTagName('title')[0]!.textContent).toBe(provenance.title);
    expect(document.getElementsByTagName('desc')[0]!.textContent).toBe(provenance.description);
  });

  test('is the same bytes for the same state, as reviewed', async () => {
    expect(svgOf(contentsOf(1))).toBe(svgOf(contentsOf(1)));
    await expect(svgOf(contentsOf(1))).toMatchFileSnapshot('fixtures/one-run.svg');
    await expect(svgOf(contentsOf(3))).toMatchFileSnapshot('fixtures/three-runs.svg');
  });

  test('keeps to what every program reads', () => {
    const document = parsed(svgOf(contentsOf(3)));
    const names = new Set(
      Array.from(document.getElementsByTagName('*'), ({ nodeName }) => nodeName),
    );
    for (const refused of ['use', 'image', 'style', 'foreignObject', 'tspan']) {
      expect(names).not.toContain(refused);
    }
    const colours = svgOf(contentsOf(3)).matchAll(/ (?:fill|stroke)="([^"]*)"/g);
    for (const [, colour] of colours) expect(colour).toMatch(/^(none|#[0-9a-fA-F]{6})$/);
  });

  test('shows the letters of runs that are compared, and the colours of its theme', () => {
    const contents = { ...contentsOf(3), palette: darkPalette };
    const svg = svgOf(contents);
    for (const letter of ['A', 'B', 'C']) expect(textsOf(svg)).toContain(letter);
    expect(svg).toContain(darkPalette.generated);
    expect(svg).toContain(`id="samples-C"`);
  });
});

test('parts that are not wanted are left out', () => {
  const without = (part: FigurePart) =>
    textsOf(
      svgOf(
        contentsOf(1),
        PAPER,
        FIGURE_PARTS.filter((other) => other !== part),
      ),
    );
  expect(without('legend')).not.toContain('generated');
  expect(without('metrics')).not.toContain('W₁ ↓');
  expect(without('modes')).not.toContain('6/8 · 93.1 %');
  expect(without('caption').join()).not.toContain('seed 7');
  expect(svgOf(contentsOf(1), PAPER, ['samples'])).toContain('id="samples"');
  expect(svgOf(contentsOf(1), PAPER, ['metrics'])).not.toContain('id="samples"');
});

test('a run that diverged still makes a figure', () => {
  const contents = contentsOf(1);
  const [run] = contents.runs;
  const nowhere = { ...run!.field!, values: run!.field!.values.map(() => NaN) };
  const svg = svgOf({
    ...contents,
    runs: [{ ...run!, generated: [NaN, NaN, Infinity, 0], field: nowhere, arrows: [NaN, NaN] }],
    charts: contents.charts.map((chart) => ({
      ...chart,
      curves: { ...chart.curves, series: chart.curves.series.map((one) => ({ ...one, y: [NaN] })) },
    })),
  });
  expect(svg.match(/NaN|Infinity/)).toBeNull();
  expect(textsOf(svg)).toContain('2 outside the view');
});

test('a still page carries the figure, the experiment and a link, and no script', () => {
  const html = stillPage(svgOf(contentsOf(1)), provenance, darkPalette);
  expect(html).toContain('<h1>Tests &amp; &lt;trials&gt; of “figures”, iteration 1,200</h1>');
  expect(html).toContain(`href="${provenance.address!.replaceAll('&', '&amp;')}"`);
  expect(html).toContain('content="v=1&amp;data=ring8&amp;loss=hinge&amp;seed=7"');
  expect(html).not.toMatch(/<script|<\?xml|src=/);
  const elsewhere = stillPage('<svg/>', { ...provenance, address: undefined }, darkPalette);
  expect(elsewhere).toContain('<code>v=1&amp;data=ring8&amp;loss=hinge&amp;seed=7</code>');
});
