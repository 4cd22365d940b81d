import { expect, test } from 'vitest';
import { drawingOf, followed, redone, redrawn, undone } from './drawing.ts';

test('undo and redo walk through what was drawn, and drawing forgets what was undone', () => {
  const drawing = redrawn(redrawn(drawingOf('a'), 'b'), 'c');
  expect(undone(undone(drawing)).text).toBe('a');
  expect(undone(undone(undone(drawing))).text).toBe('a');
  expect(redone(undone(drawing))).toEqual(drawing);
  const branched = redrawn(undone(drawing), 'd');
  expect(redone(branched)).toBe(branched);
  expect(undone(branched).text).toBe('b');
});

test('an empty pad leaves the experiment with the points before', () => {
  const empty = redrawn(drawingOf('a'), '');
  expect(empty).toMatchObject({ text: '', applied: 'a' });
  expect(followed(empty, 'a')).toBe(empty);
  expect(undone(empty)).toMatchObject({ text: 'a', applied: 'a' });
});

test('points from elsewhere replace the drawing, and undo brings it back', () => {
  const drawing = redrawn(drawingOf('a'), 'b');
  const other = followed(drawing, 'linked');
  expect(other).toMatchObject({ text: 'linked', applied: 'linked' });
  expect(undone(other).text).toBe('b');
});

test('the number of steps is bounded', () => {
  let drawing = drawingOf('0');
  for (let step = 1; step <= 500; step++) drawing = redrawn(drawing, String(step));
  expect(drawing.earlier).toHaveLength(100);
  expect(drawing.earlier[0]).toBe('400');
});
