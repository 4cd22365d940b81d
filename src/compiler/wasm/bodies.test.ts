import { describe, expect, test } from 'vitest';
import type { Shape } from '../graph.ts';
import type { Body, Value } from '../plan.ts';
import {
  apply,
  carriedOut,
  expectAsInterpreted,
  held,
  interpreted,
  load,
  numbers,
  packed,
  report,
  VARIANTS,
  type Arranged,
} from './testing.ts';

/** Lengths around vectors, groups and strips. */
const LENGTHS = [1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 63, 257, 1000, 4099];

function map(
  shape: Shape,
  body: Body,
  tensors: readonly Float32Array[],
  more: Partial<Arranged> = {},
): Arranged {
  return {
    held: tensors,
    reports: [shape],
    instructions: [{ kind: 'map', shape, body }],
    ...more,
  };
}

describe.each(VARIANTS)('bodies on %s', (variant) => {
  test('end exactly where their stores end', async () => {
    for (const length of LENGTHS) {
      const shape = [length];
      const body: Body = {
        values: [
          load(packed(held(0), shape)),
          load(packed(held(1), shape)),
          apply('mul', [0, 1]),
          apply('exp', [2]),
          apply('erf', [0]),
          apply('greater', [0, 1]),
          apply('select', [5, 3, 4]),
        ],
        stores: [
          { ...packed(held(0), shape), value: 2 },
          { ...packed(held(1), shape), value: 6 },
          { ...packed(held(2), shape), value: 4 },
          { ...packed(report(), shape), value: 3 },
        ],
      };
      const tensors = [numbers(length, 1), numbers(length, 2), numbers(length, 3)];
      await expectAsInterpreted(map(shape, body, tensors), variant);
    }
  });

  test.each([
    ['rows', [0, 1]],
    ['columns', [1, 0]],
    ['single numbers', [0, 0]],
    ['every third number', [15, 3]],
    ['turned matrices', [1, 40]],
  ] as const)('read %s', async (_, strides) => {
    for (const shape of [
      [3, 5],
      [40, 1],
      [1, 5],
      [40, 3],
      [3, 40],
      [33, 130],
      [5, 1200],
    ] as const) {
      const body: Body = {
        values: [
          load(packed(held(0), shape)),
          load({ place: held(1, 2), strides }),
          apply('sub', [0, 1]),
          apply('mul', [2, 1]),
        ],
        stores: [{ ...packed(report(), shape), value: 3 }],
      };
      const reach = 3 + strides[0] * (shape[0] - 1) + strides[1] * (shape[1] - 1);
      const tensors = [numbers(shape[0] * shape[1], 1), numbers(reach, 2)];
      await expectAsInterpreted(map(shape, body, tensors), variant);
    }
  });

  test('read and write along four axes', async () => {
    const shape = [3, 4, 5, 6];
    const body: Body = {
      values: [
        load({ place: held(0), strides: [30, 0, 6, 1] }),
        load({ place: held(1), strides: [0, 5, 1, 0] }),
        load({ place: held(1), strides: [1, 0, 3, 0] }),
        apply('add', [0, 1]),
        apply('mul', [3, 2]),
      ],
      stores: [
        { place: report(), strides: [1, 3, 12, 60], value: 4 },
        { place: report(1), strides: [120, 30, 6, 1], value: 3 },
        { place: held(2), strides: [120, 30, 6, 1], value: 1 },
      ],
    };
    const tensors = [numbers(90, 1), numbers(20, 2), numbers(360, 3)];
    const arranged = map(shape, body, tensors, { reports: [[6, 5, 4, 3], shape] });
    await expectAsInterpreted(arranged, variant);
  });

  test('compute what is the same everywhere once, and store it everywhere', async () => {
    const shape = [70];
    const values: Value[] = [
      load({ place: held(0), strides: [0] }),
      load({ place: { memory: 'constant', index: 0, offset: 1 }, strides: [0] }),
      { kind: 'literal', value: -0.1 },
      apply('pow', [0, 1]),
      apply('mul', [3, 2]),
    ];
    const body = { values, stores: [{ ...packed(report(), shape), value: 4 }] };
    const arranged = map(shape, body, [Float32Array.of(1.5)], {
      constants: [Float32Array.of(0, 3)],
    });
    await expectAsInterpreted(arranged, variant);
  });

  test('replace what they read in place, also where it is read again or exchanged', async () => {
    const shape = [1001];
    const body: Body = {
      values: [
        load(packed(held(0), shape)),
        load(packed(held(1), shape)),
        load(packed(held(2), shape)),
        apply('square', [0]),
        apply('add', [3, 0]),
        apply('mul', [4, 1]),
      ],
      stores: [
        { ...packed(held(0), shape), value: 3 },
        { ...packed(held(1), shape), value: 2 },
        { ...packed(held(2), shape), value: 1 },
        { ...packed(report(), shape), value: 5 },
      ],
    };
    const tensors = [numbers(1001, 1), numbers(1001, 2), numbers(1001, 3)];
    await expectAsInterpreted(map(shape, body, tensors), variant);
  });

  test('may have more values alive at once than there is cache for', async () => {
    const shape = [900];
    const values: Value[] = [load(packed(held(0), shape))];
    for (let i = 0; i < 60; i++) {
      values.push({ kind: 'literal', value: i / 7 }, apply('add', [0, values.length]));
    }
    let sum = 2;
    for (let i = 1; i < 60; i++) {
      values.push(apply('add', [sum, 2 * i + 2]));
      sum = values.length - 1;
    }
    const body = { values, stores: [{ ...packed(report(), shape), value: sum }] };
    await expectAsInterpreted(map(shape, body, [numbers(900, 1)]), variant, 1e-5);
  });

  test('give the same number wherever in a tensor it stands', async () => {
    const shape = [53];
    const values = new Float32Array(53).fill(0.7311);
    for (const name of ['exp', 'tanh', 'sigmoid', 'softplus', 'log', 'square', 'sin'] as const) {
      const body: Body = {
        values: [load(packed(held(0), shape)), apply(name, [0])],
        stores: [{ ...packed(report(), shape), value: 1 }],
      };
      const { report: reported } = await carriedOut(map(shape, body, [values]), variant);
      expect(new Set(reported[0])).toHaveLength(1);
    }
  });

  test('keep repeated rows apart from what is computed before they are read', async () => {
    const shape = [400, 5];
    const row = load({ place: held(1), strides: [0, 1] });
    const body: Body = {
      values: [
        load(packed(held(0), shape)),
        apply('square', [0]),
        apply('exp', [1]),
        row,
        apply('mul', [2, 3]),
        apply('tanh', [3]),
        apply('add', [4, 5]),
      ],
      stores: [{ ...packed(report(), shape), value: 6 }],
    };
    await expectAsInterpreted(map(shape, body, [numbers(2000, 1), numbers(5, 2)]), variant);
  });

  test('repeat short rows for every kind of function', async () => {
    for (const columns of [2, 4, 8, 16]) {
      const shape = [77, columns];
      const body: Body = {
        values: [
          load(packed(held(0), shape)),
          load({ place: held(1), strides: [0, 1] }),
          apply('add', [0, 1]),
          load({ place: held(2), strides: [0, 1] }),
          apply('sigmoid', [3]),
          apply('sub', [1, 1]),
          apply('select', [4, 2, 5]),
        ],
        stores: [
          { ...packed(report(), shape), value: 6 },
          { ...packed(held(0), shape), value: 2 },
        ],
      };
      const tensors = [numbers(77 * columns, 1), numbers(columns, 2), numbers(columns, 3)];
      await expectAsInterpreted(map(shape, body, tensors), variant);
    }
  });

  test('run instructions in order, through scratch', async () => {
    const shape = [7, 9];
    const scratch = packed({ memory: 'scratch', index: 0, offset: 5 }, shape);
    const arranged: Arranged = {
      held: [numbers(63, 1)],
      reports: [shape, [9]],
      scratchSize: 68,
      instructions: [
        {
          kind: 'map',
          shape,
          body: {
            values: [load(packed(held(0), shape)), apply('cos', [0])],
            stores: [{ ...scratch, value: 1 }],
          },
        },
        {
          kind: 'map',
          shape,
          body: {
            values: [load(scratch), load(packed(held(0), shape)), apply('div', [0, 1])],
            stores: [{ ...packed(report(), shape), value: 2 }],
          },
        },
      ],
    };
    expect(interpreted(arranged).report[0]!.every(Number.isFinite)).toBe(true);
    await expectAsInterpreted(arranged, variant);
  });
});
