import { expect, test } from 'vitest';
import { groupPoints } from './pointGroups.ts';

test('points belong to the nearest centre, the first of several equally near', () => {
  const centres = [
    { x: -1, y: 0 },
    { x: 1, y: 0 },
    { x: 0, y: 5 },
  ];
  const { groups, count } = groupPoints([-3, 1, 0.1, 0, 0, 4, 0, 0], centres);
  expect([...groups]).toEqual([0, 1, 2, 0]);
  expect(count).toBe(3);
});

test('without centres they belong to eighths of the turn', () => {
  const middles = Array.from({ length: 8 }, (_, k) => (Math.PI * (2 * k + 1)) / 8);
  const points = middles.flatMap((angle) => [2 * Math.cos(angle), 2 * Math.sin(angle)]);
  expect(groupPoints(points, undefined)).toEqual({
    groups: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    count: 8,
  });
});

test('a point on the positive x-axis, from whichever side, belongs to an end', () => {
  const { groups } = groupPoints([1, 0, 1, -0, 1, -1e-20, 0, 0], undefined);
  for (const group of groups) expect([0, 7]).toContain(group);
});
