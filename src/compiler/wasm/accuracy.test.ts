/**
 * Functions of one number against their definition in double precision, over all of float32. Unless
 * said otherwise here, they are as right as float32 can be.
 */
import { describe, expect, test } from 'vitest';
import { functions, type FunctionName } from '../functions.ts';
import type { Variant } from './kernels.ts';
import { apply, carriedOut, held, load, packed, report, VARIANTS } from './testing.ts';

/** Units in the last place. */
const ALLOWED: Partial<Record<FunctionName, number>> = {
  exp: 2,
  expm1: 3,
  log: 2,
  log1p: 3,
  sin: 1,
  cos: 1,
  tanh: 4,
  sigmoid: 3,
  softplus: 3,
  elu: 3,
  erf: 1,
};

const UNARY = (Object.keys(functions) as FunctionName[]).filter(
  (name) => functions[name].arity === 1,
);

/** Numbers of every magnitude and both signs, borders among them. */
const BORDERS = [
  [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, Infinity, -Infinity, NaN, 3e38, -3e38, 1e-45],
  [88.7, 88.8, -87.3, -87.4, -103.2, -103.9, -104.1, 1.1754943e-38, 1e-40, -1e-40, 17, 9.02],
].flat();
const EVERYWHERE = Float32Array.from([
  ...BORDERS,
  ...fromBits(Array.from({ length: 40_000 }, (_, index) => Math.imul(index, 107_377))),
  ...Array.from({ length: 20_000 }, (_, index) => (index - 10_000) / 500),
]);

function fromBits(bits: readonly number[]): Float32Array {
  return new Float32Array(Int32Array.from(bits).buffer);
}

/** Floats in order, as integers next to each other; 0 and −0 are the same. */
function ordered(value: number): number {
  const [bits] = new Int32Array(Float32Array.of(value).buffer);
  return bits! < 0 ? -(bits! & 0x7fffffff) : bits!;
}

function unitsBetween(got: number, wanted: number): number {
  if (Number.isNaN(got) || Number.isNaN(wanted)) return Object.is(got, wanted) ? 0 : Infinity;
  return Math.abs(ordered(got) - ordered(wanted));
}

describe.each(VARIANTS)('functions on %s', (variant) => {
  test.each(UNARY)('%s', async (name) => {
    const shape = [EVERYWHERE.length];
    const { evaluate, parameters } = functions[name];
    const given = parameters ? [Math.fround(-0.3)] : [];
    const { report: reported } = await carriedOut(
      {
        held: [EVERYWHERE],
        reports: [shape],
        instructions: [
          {
            kind: 'map',
            shape,
            body: {
              values: [load(packed(held(0), shape)), apply(name, [0], ...given)],
              stores: [{ ...packed(report(), shape), value: 1 }],
            },
          },
        ],
      },
      variant,
    );
    let worst = { units: -1, x: 0, got: 0, wanted: 0 };
    EVERYWHERE.forEach((x, index) => {
      const [got, wanted] = [reported[0]![index]!, Math.fround(evaluate(x, ...given))];
      const units = unitsBetween(got, wanted);
      if (units > worst.units) worst = { units, x, got, wanted };
    });
    expect(worst.units, JSON.stringify(worst)).toBeLessThanOrEqual(ALLOWED[name] ?? 0);
  });

  test('pow', async () => {
    const SPECIAL = [0, -0, 1, -1, 2, -2, 0.5, -3, 3, 1e30, -1e30, Infinity, -Infinity, NaN, 2.5];
    const pairs = SPECIAL.flatMap((base) => SPECIAL.map((exponent) => [base, exponent] as const));
    const results = await applied('pow', pairs, variant);
    const wrong = pairs.filter(
      ([base, exponent], index) =>
        unitsBetween(
          results[index]!,
          Math.fround(Math.pow(Math.fround(base), Math.fround(exponent))),
        ) > 1,
    );
    expect(wrong).toEqual([]);
  });

  test.each(['add', 'maximum', 'minimum', 'greaterEqual', 'equal', 'notEqual'] as const)(
    '%s of what is not finite',
    async (name) => {
      const special = [0, -0, 1, -1, Infinity, -Infinity, NaN];
      const pairs = special.flatMap((a) => special.map((b) => [a, b] as const));
      const results = await applied(name, pairs, variant);
      expect([...results]).toEqual(pairs.map(([a, b]) => functions[name].evaluate(a, b)));
    },
  );
});

/** A function of two numbers, of each of `pairs`. */
async function applied(
  name: FunctionName,
  pairs: readonly (readonly [number, number])[],
  variant: Variant,
): Promise<Float32Array> {
  const shape = [pairs.length];
  const values = [load(packed(held(0), shape)), load(packed(held(1), shape)), apply(name, [0, 1])];
  const stores = [{ ...packed(report(), shape), value: 2 }];
  const { report: reported } = await carriedOut(
    {
      held: [0, 1].map((side) => Float32Array.from(pairs, (pair) => pair[side]!)),
      reports: [shape],
      instructions: [{ kind: 'map', shape, body: { values, stores } }],
    },
    variant,
  );
  return reported[0]!;
}
