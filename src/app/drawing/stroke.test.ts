import { expect, test } from 'vitest';
import { MOST_POINTS } from '../../data/pointsText.ts';
import { ERASER_RADIUS, Stroke, TRAIL_SPACING, withoutNearest } from './stroke.ts';

test('a tap puts one point where it is', () => {
  const stroke = new Stroke([1, 1], 'draw', { x: 0.5, y: -0.25 });
  expect(stroke.points).toEqual([1, 1, 0.5, -0.25]);
  expect(stroke.changed).toBe(true);
});

test('a trail is evenly spaced, however fast the pointer is', () => {
  const slow = new Stroke([], 'draw', { x: -2, y: 0 });
  for (let step = 1; step <= 1000; step++) slow.moveTo({ x: -2 + step / 250, y: 0 });
  const fast = new Stroke([], 'draw', { x: -2, y: 0 });
  fast.moveTo({ x: 2, y: 0 });
  expect(slow.points.length / 2).toBeCloseTo(4 / TRAIL_SPACING + 1, -1);
  expect(Math.abs(fast.points.length - slow.points.length)).toBeLessThanOrEqual(2);
  for (let i = 2; i < fast.points.length; i += 2) {
    expect(fast.points[i]! - fast.points[i - 2]!).toBeCloseTo(TRAIL_SPACING, 9);
  }
});

test('what leaves the pad is drawn along its edge', () => {
  const stroke = new Stroke([], 'draw', { x: 2.4, y: 2.4 });
  stroke.moveTo({ x: 99, y: -99 });
  expect(stroke.points.length).toBeGreaterThan(20);
  for (const coordinate of stroke.points) expect(Math.abs(coordinate)).toBeLessThanOrEqual(2.5);
});

test('the eraser takes what it passes over and nothing else', () => {
  const points = [0, ERASER_RADIUS / 2, 0, 2 * ERASER_RADIUS, 1, 0, -1, 0];
  const stroke = new Stroke(points, 'erase', { x: -0.5, y: 0 });
  expect(stroke.changed).toBe(false);
  stroke.moveTo({ x: 1.1, y: 0 });
  expect(stroke.points).toEqual([0, 2 * ERASER_RADIUS, -1, 0]);
  expect(stroke.changed).toBe(true);
});

test('there are never more points than a text can hold', () => {
  const full = new Float64Array(2 * (MOST_POINTS - 3));
  const stroke = new Stroke(full, 'draw', { x: -2, y: 0 });
  stroke.moveTo({ x: 2, y: 0 });
  expect(stroke.points.length).toBe(2 * MOST_POINTS);
});

test('the nearest point is removed, if it is near', () => {
  expect(withoutNearest([0, 0, 0.1, 0, 1, 1], { x: 0.07, y: 0 }, 0.2)).toEqual([0, 0, 1, 1]);
  expect(withoutNearest([0, 0], { x: 1, y: 0 }, 0.2)).toBeUndefined();
});
