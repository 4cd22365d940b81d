import { describe, expect, test } from 'vitest';
import { joinAxes, walkOf } from './axes.ts';

describe('joinAxes', () => {
  test('makes one of the axes that every access walks as one', () => {
    const accesses = [
      [12, 4, 1],
      [0, 0, 1],
      [24, 8, 2],
    ];
    const { shape, change } = joinAxes([2, 3, 4], accesses);
    expect(shape).toEqual([6, 4]);
    expect(accesses.map(change)).toEqual([
      [4, 1],
      [0, 1],
      [8, 2],
    ]);
  });

  test('keeps axes apart on which something repeats from those on which it does not', () => {
    const accesses = [
      [4, 1],
      [1, 0],
    ];
    expect(joinAxes([3, 4], accesses).shape).toEqual([3, 4]);
    expect(joinAxes([3, 4], [[0, 0]]).shape).toEqual([12]);
  });

  test('leaves out axes of length 1, whatever their strides', () => {
    const { shape, change } = joinAxes([3, 1, 4, 1], [[4, 99, 1, 7]]);
    expect([shape, change([4, 99, 1, 7])]).toEqual([[12], [1]]);
  });

  test('leaves no axis to a single number', () => {
    for (const { shape, change } of [joinAxes([], [[]]), joinAxes([1, 1], [[3, 4]])]) {
      expect([shape, change([3, 4])]).toEqual([[], []]);
    }
  });
});

describe('walkOf', () => {
  test('joins axes that every access walks through in one go', () => {
    const packed = [12, 4, 1];
    expect(walkOf([2, 3, 4], [packed, [0, 0, 0]])).toEqual({ shape: [24], strides: [[1], [0]] });
  });

  test('keeps axes apart along which one access repeats or jumps', () => {
    const [packed, repeating, jumping] = [
      [12, 4, 1],
      [0, 4, 1],
      [15, 5, 1],
    ];
    expect(walkOf([2, 3, 4], [packed!, repeating!, jumping!]).shape).toEqual([2, 3, 4]);
    expect(walkOf([2, 3, 4], [packed!, repeating!])).toEqual({
      shape: [2, 12],
      strides: [
        [12, 1],
        [0, 1],
      ],
    });
  });

  test('has an axis even where there is a single number', () => {
    expect(walkOf([1, 5, 1], [[99, 1, 7]])).toEqual({ shape: [5], strides: [[1]] });
    expect(walkOf([1, 1], [[3, 4]])).toEqual({ shape: [1], strides: [[0]] });
    expect(walkOf([], [[]])).toEqual({ shape: [1], strides: [[0]] });
  });
});
