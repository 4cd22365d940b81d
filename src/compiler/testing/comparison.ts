/** Says whether two outcomes are the same within a tolerance, and where they are not. */
import type { Arrays, Outcome, Tolerance } from './trial.ts';

/** Where the numbers differ too much; one sentence for each tensor. */
export function differences(
  actual: Outcome,
  expected: Outcome,
  tolerance: Tolerance,
): readonly string[] {
  return [
    ...differencesIn('report', actual.reports, expected.reports, tolerance),
    ...differencesIn('held', actual.held, expected.held, tolerance),
  ];
}

function differencesIn(
  name: string,
  actual: Arrays,
  expected: Arrays,
  tolerance: Tolerance,
): string[] {
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...names].flatMap((key) => {
    const difference = differenceOf(actual[key], expected[key], tolerance);
    return difference === undefined ? [] : [`${name} '${key}': ${difference}`];
  });
}

function differenceOf(
  actual: Float32Array | undefined,
  expected: Float32Array | undefined,
  { per, relative, floor }: Tolerance,
): string | undefined {
  if (actual?.length !== expected?.length)
    return `${actual?.length ?? 'no'} numbers instead of ${expected?.length ?? 'none'}`;
  if (!actual || !expected) return undefined;
  const largest = expected.reduce(
    (size, value) => (Number.isFinite(value) ? Math.max(size, Math.abs(value)) : size),
    floor,
  );
  for (const [index, value] of expected.entries()) {
    const size = per === 'tensor' ? largest : Math.max(Math.abs(value), floor);
    if (!near(actual[index]!, value, relative * size))
      return `${actual[index]} instead of ${value} at ${index} of ${expected.length}`;
  }
  return undefined;
}

function near(actual: number, expected: number, allowed: number): boolean {
  if (actual === expected) return true; // Infinities, too.
  return Number.isNaN(expected)
    ? Number.isNaN(actual)
    : Math.abs(actual - expected) <= allowed && Number.isFinite(actual);
}
