import { expect, test } from 'vitest';
import { collapse } from './collapse.ts';

test('axes that every access walks as one become one', () => {
  const { shape, change } = collapse(
    [2, 3, 4],
    [
      [12, 4, 1],
      [0, 0, 1],
      [24, 8, 2],
    ],
  );
  expect(shape).toEqual([6, 4]);
  expect(
    [
      [12, 4, 1],
      [0, 0, 1],
    ].map(change),
  ).toEqual([
    [4, 1],
    [0, 1],
  ]);
});

test('axes on which something repeats stay apart from those on which it does not', () => {
  expect(
    collapse(
      [3, 4],
      [
        [4, 1],
        [1, 0],
      ],
    ).shape,
  ).toEqual([3, 4]);
  expect(collapse([3, 4], [[0, 0]]).shape).toEqual([12]);
});

test('a single number has no axes', () => {
  const { shape, change } = collapse([], [[]]);
  expect([shape, change([])]).toEqual([[], []]);
});
