import { expect, test } from 'vitest';
import { readPoints } from '../../data/pointsFile.ts';
import { writePointsText } from '../../data/pointsText.ts';
import { linesOf, pointsTable } from './pointsTable.ts';

test('a saved table is read back as the same points', () => {
  const text = writePointsText([0.5, -1, -0.001, 2.5, 0, -2.5]);
  expect(pointsTable(text)).toBe('x,y\n0.5,-1\n-0.001,2.5\n0,-2.5\n');
  expect(writePointsText(readPoints(pointsTable(text)))).toBe(text);
  expect(writePointsText(readPoints(linesOf(text)))).toBe(text);
});

test('an empty pad has no lines', () => {
  expect(linesOf('')).toBe('');
});
