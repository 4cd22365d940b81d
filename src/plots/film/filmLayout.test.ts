import { expect, test } from 'vitest';
import { layoutFilm } from './filmLayout.ts';

const CASES = [320, 480, 640, 800, 1080].flatMap((width) =>
  [1, 2, 3, 4, 5, 6].flatMap((runs) => [true, false].map((charts) => ({ width, runs, charts }))),
);

test.each(CASES)('$runs runs at $width, charts $charts: even, inside, apart', (input) => {
  const { width, height, cells, heading, legend, margin } = layoutFilm(input);
  expect([width % 2, height % 2]).toEqual([0, 0]);
  expect(cells).toHaveLength(input.runs);
  const boxes = cells.flatMap(({ picture, chart }) => (chart ? [picture, chart] : [picture]));
  for (const { x, y, width: across, height: down } of boxes) {
    expect([x, y, across].every(Number.isInteger)).toBe(true);
    expect(x).toBeGreaterThanOrEqual(margin);
    expect(x + across).toBeLessThanOrEqual(width - margin);
    expect(y).toBeGreaterThan(heading);
    expect(y + down).toBeLessThan(legend);
  }
  expect(legend).toBeLessThan(height);
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
      const above = one.y + one.height <= other.y || other.y + other.height <= one.y;
      expect(beside || above).toBe(true);
    }
  }
  for (const { picture, title } of cells) {
    expect(picture.width).toBe(picture.height);
    expect(title !== undefined).toBe(input.runs > 1);
  }
});
