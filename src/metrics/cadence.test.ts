import { describe, expect, test } from 'vitest';
import { Cadence } from './cadence.ts';

const PRIMARY = ['jsd', 'wasserstein1'];
const OTHERS = ['kl', 'mmd', 'frechet'];
const ALL = [...PRIMARY, ...OTHERS];

/** A machine on which each metric costs what it costs, trained for some time in frames of 20 ms. */
function simulate({
  costs,
  wanted,
  drawing = 5,
  duration,
}: {
  costs: Readonly<Record<string, number>>;
  wanted: readonly string[];
  drawing?: number;
  duration: number;
}) {
  const cadence = new Cadence(PRIMARY, 0);
  const measurements: { at: number; ids: readonly string[] }[] = [];
  let spent = 0;
  for (let now = 20; now <= duration; now += 20) {
    cadence.trained(20);
    const ids = cadence.due(wanted, now);
    if (ids.length === 0) continue;
    measurements.push({ at: now, ids });
    const took = Object.fromEntries(ids.map((id) => [id, costs[id]!]));
    cadence.spent(drawing, took);
    if (measurements.length > 1) spent += drawing + ids.reduce((sum, id) => sum + costs[id]!, 0);
  }
  const times = (id: string) => measurements.filter(({ ids }) => ids.includes(id)).length;
  return { measurements, spent, times };
}

const CHEAP = { jsd: 2, wasserstein1: 8, kl: 1, mmd: 3, frechet: 1 };
const DEAR = { jsd: 60, wasserstein1: 400, kl: 30, mmd: 900, frechet: 5 };

test('the first measurement comes after 700 ms, whatever it costs', () => {
  for (const costs of [CHEAP, DEAR]) {
    const [first] = simulate({ costs, wanted: PRIMARY, duration: 1000 }).measurements;
    expect(first).toEqual({ at: 700, ids: PRIMARY });
  }
});

test('nothing is taken more often than every 700 ms, and cheap metrics just as often', () => {
  const { measurements } = simulate({ costs: CHEAP, wanted: ALL, duration: 70_000 });
  const gaps = measurements.slice(1).map(({ at }, i) => at - measurements[i]!.at);
  expect(new Set(gaps)).toEqual(new Set([700]));
});

describe.each([
  ['cheap', CHEAP],
  ['dear', DEAR],
  ['dearer than all training', { jsd: 9000, wasserstein1: 9000, kl: 9000, mmd: 1, frechet: 1 }],
])('on a machine where metrics are %s', (_, costs) => {
  const duration = 3_600_000;
  const { measurements, spent, times } = simulate({ costs, wanted: ALL, duration });

  test('they cost at most a tenth of the training', () => {
    // One measurement may be under way beyond its credit, of metrics that were never taken before.
    const largest = Object.values(costs).reduce((sum, cost) => sum + cost, 5);
    expect(spent).toBeLessThanOrEqual(duration / 10 + largest);
  });

  test('everything wanted is taken, primary metrics together and every time', () => {
    for (const id of ALL) expect(times(id)).toBeGreaterThanOrEqual(3);
    for (const { ids } of measurements) expect(ids.slice(0, 2)).toEqual(PRIMARY);
  });

  test('others have equal turns', () => {
    const turns = OTHERS.map(times);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });
});

test('a tenth is made use of where metrics are dear', () => {
  const { spent } = simulate({ costs: DEAR, wanted: ALL, duration: 900_000 });
  expect(spent).toBeGreaterThan(80_000);
  const alone = simulate({ costs: DEAR, wanted: PRIMARY, duration: 900_000 });
  expect(alone.spent).toBeGreaterThan(80_000);
  expect(alone.spent).toBeLessThan(91_000);
});

test('it adapts when the machine slows down', () => {
  const cadence = new Cadence(PRIMARY, 0);
  const gapsAt = (cost: number) => {
    const taken: number[] = [];
    for (; taken.length < 4; now += 20) {
      cadence.trained(20);
      if (cadence.due(['jsd'], now).length === 0) continue;
      taken.push(now);
      cadence.spent(0, { jsd: cost });
    }
    return taken[3]! - taken[2]!;
  };
  let now = 0;
  expect(gapsAt(100)).toBe(1000);
  expect(gapsAt(500)).toBe(5000);
  expect(gapsAt(10)).toBe(700);
});

test('without training there is no credit', () => {
  const cadence = new Cadence(PRIMARY, 0);
  expect(cadence.due(PRIMARY, 700)).toEqual(PRIMARY);
  cadence.spent(5, { jsd: 1, wasserstein1: 1 });
  expect(cadence.due(PRIMARY, 1e9)).toEqual([]);
});

test('credit does not pile up while nothing is wanted', () => {
  const cadence = new Cadence(PRIMARY, 0);
  cadence.due(PRIMARY, 700);
  cadence.spent(0, { jsd: 100 });
  let taken = 0;
  cadence.trained(1e9);
  for (let now = 2000; now < 60_000; now += 1000) {
    if (cadence.due(['jsd'], now).length > 0) {
      taken++;
      cadence.spent(0, { jsd: 100 });
    }
  }
  expect(taken).toBe(1);
});

describe('a run that rests', () => {
  test('has everything that is wanted at once, at no expense', () => {
    const cadence = new Cadence(PRIMARY, 0);
    expect(cadence.all(ALL, 100)).toEqual(ALL);
    cadence.spent(5, { jsd: 1, wasserstein1: 5, kl: 1e6, mmd: 1, frechet: 1 });
    cadence.trained(1000);
    expect(cadence.due(PRIMARY, 700)).toEqual([]);
    expect(cadence.due(PRIMARY, 800)).toEqual(PRIMARY);
  });

  test('counts as a turn for all', () => {
    const cadence = new Cadence([], 0);
    cadence.due(['a'], 700);
    cadence.spent(0, { a: 10 });
    cadence.all(['b'], 800);
    cadence.spent(0, { b: 10 });
    cadence.trained(150);
    expect(cadence.due(['b', 'a'], 1500)).toEqual(['a']);
  });
});

test('nothing is due where nothing is wanted', () => {
  expect(new Cadence(PRIMARY, 0).due([], 1e6)).toEqual([]);
});
