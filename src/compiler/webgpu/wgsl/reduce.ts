/**
 * Reductions: each kept element is reduced by one lane or, where that would leave the device idle, by
 * several lanes of a workgroup, whose partial results are then joined pairwise. The order is fixed, so
 * that the same numbers give the same result.
 */
import { walkOf } from '../../axes.ts';
import type { Reducer } from '../../graph.ts';
import { sizeOf } from '../../graph.ts';
import type { ReduceInstruction } from '../../plan.ts';
import { accessesOf, withStrides } from './axes.ts';
import { writeBody, writeCoordinates } from './body.ts';
import { KernelText, type Kernel } from './kernel.ts';
import { unsigned } from './literals.ts';
import type { Occupancy } from './occupancy.ts';

const LANES = 64;

const joins: Record<Reducer, { start: string; join: (a: string, b: string) => string }> = {
  sum: { start: '0f', join: (a, b) => `${a} + ${b}` },
  product: { start: '1f', join: (a, b) => `${a} * ${b}` },
  maximum: { start: '-infinity()', join: (a, b) => `larger(${a}, ${b})` },
  minimum: { start: 'infinity()', join: (a, b) => `smaller(${a}, ${b})` },
};

export function reduceKernel(instruction: ReduceInstruction, occupancy: Occupancy): Kernel {
  const { kept, reduced, before, after } = onFewAxes(instruction);
  const { start, join } = joins[instruction.reducer];
  const keptCount = sizeOf(kept);
  const reducedCount = sizeOf(reduced);
  const slices = occupancy.slicesOfReduction(keptCount, reducedCount);
  const together = Math.max(1, Math.min(LANES / slices, keptCount));
  const keptInner = accessesOf(before).some(({ strides }) => strides[kept.length - 1] === 1);
  const text = new KernelText(1);

  const keptAt = writeCoordinates(text, kept, 'element');
  const reducedAt = writeCoordinates(text, reduced, 'step');
  const first = writeBody(text, before, [...keptAt.coordinates, ...reducedAt.coordinates]);
  const then = writeBody(text, after, keptAt.coordinates, ['total']);
  // Neighbouring lanes should read neighbouring numbers.
  const place = keptInner
    ? [`let own = lane % ${unsigned(together)};`, `let slice = lane / ${unsigned(together)};`]
    : [`let slice = lane % ${unsigned(slices)};`, `let own = lane / ${unsigned(slices)};`];
  const main = [
    ...place,
    `let element = group * ${unsigned(together)} + own;`,
    `let exists = element < ${unsigned(keptCount)};`,
    ...keptAt.lines,
    `var total = ${start};`,
    'if (exists) {',
    `for (var step = slice; step < ${unsigned(reducedCount)}; step += ${unsigned(slices)}) {`,
    ...reducedAt.lines,
    ...first.lines,
    `total = ${join('total', first.values[instruction.reduces]![0]!)};`,
    '}',
    '}',
    ...(slices === 1 ? [] : joinSlices(text, slices, together, join)),
    `if (exists && slice == 0u) {`,
    ...then.lines,
    '}',
  ];
  return text.finish(main.join('\n'), slices * together, Math.ceil(keptCount / together));
}

/** Leaves in slice 0 of each kept element the total of all slices, a power of two of them. */
function joinSlices(
  text: KernelText,
  slices: number,
  together: number,
  join: (a: string, b: string) => string,
): string[] {
  text.declare(`var<workgroup> partial: array<f32, ${slices * together}>;`);
  const at = (slice: string) => `partial[${slice} * ${unsigned(together)} + own]`;
  return [
    `${at('slice')} = total;`,
    'workgroupBarrier();',
    `for (var half = ${unsigned(slices / 2)}; half > 0u; half /= 2u) {`,
    'if (slice < half) {',
    `total = ${join('total', at('(slice + half)'))};`,
    `${at('slice')} = total;`,
    '}',
    'workgroupBarrier();',
    '}',
  ];
}

/** Kept and reduced axes are joined apart, because they are walked apart. */
function onFewAxes({ kept, reduced, before, after }: ReduceInstruction) {
  const read = accessesOf(before).map(({ strides }) => strides);
  const written = accessesOf(after).map(({ strides }) => strides);
  const outer = walkOf(kept, [...read.map((strides) => strides.slice(0, kept.length)), ...written]);
  const inner = walkOf(
    reduced,
    read.map((strides) => strides.slice(kept.length)),
  );
  return {
    kept: outer.shape,
    reduced: inner.shape,
    before: withStrides(
      before,
      inner.strides.map((strides, access) => [...outer.strides[access]!, ...strides]),
    ),
    after: withStrides(after, outer.strides.slice(read.length)),
  };
}
