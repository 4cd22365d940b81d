/** That whatever is chosen together trains, or is refused with a sentence. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { OfferedChoice } from '../experiment/field.ts';
import { idsIn } from '../experiment/draft.ts';
import { catalogue, fieldsOf } from './catalogue.ts';
import { tidied } from './gradients.ts';
import { iteration } from './step.ts';
import { flat, prepared, smallExperiment, useCpu } from './testing.ts';

beforeAll(useCpu);

const KEYS = ['loss', 'lipschitz', 'inference', 'dynamics', 'stabilisers'] as const;

/** One alternative of one of the fields. */
interface Part {
  readonly key: (typeof KEYS)[number];
  readonly id: string;
}

const partsOf = (key: Part['key']): readonly Part[] =>
  catalogue[key].map(({ id }) => ({ key, id }));
const ALL = KEYS.flatMap(partsOf);

type Pair = readonly [Part, Part];
const nameOf = ([first, second]: Pair) => `${first.id} + ${second.id}`;

/** Of different fields, or of stabilisers. */
const PAIRS: readonly Pair[] = ALL.flatMap((first, index) =>
  ALL.slice(index + 1)
    .filter(({ key }) => key !== first.key || key === 'stabilisers')
    .map((second): Pair => [first, second]),
);

const has = (experiment: Experiment, { key, id }: Part) => idsIn(experiment[key]).includes(id);

/** An experiment with these parts, as far as they can be had together. */
function experimentWith(parts: readonly Part[]): Experiment {
  const chosen: Record<string, string> = { lipschitz: 'none' };
  for (const { key, id } of parts) {
    chosen[key] = key === 'stabilisers' && chosen[key] ? `${chosen[key]},${id}` : id;
  }
  return smallExperiment(chosen);
}

/** Why `part` is not in the experiment. */
function refusalOf(experiment: Experiment, { key, id }: Part): string | undefined {
  const field = fieldsOf(experiment).find((candidate) => candidate.key === key)!;
  const options: readonly OfferedChoice[] = 'options' in field ? field.options : [];
  return options.find((option) => option.id === id)?.refusal;
}

test('a pair that cannot be had is refused with a sentence, and its second part left out', () => {
  const refused = PAIRS.filter(([first, second]) => {
    const experiment = experimentWith([first, second]);
    expect(has(experiment, first), nameOf([first, second])).toBe(true);
    if (has(experiment, second)) return false;
    expect(refusalOf(experiment, second), nameOf([first, second])).toMatch(/^[A-Z].*[^ ]\.$/);
    return true;
  });
  expect(refused.length).toBeGreaterThan(20);
});

/** Experiments that between them have every pair that can be had, with whatever goes along. */
function sweep(): readonly Experiment[] {
  const missing = new Map(PAIRS.map((pair) => [nameOf(pair), pair]));
  const experiments: Experiment[] = [];
  for (const [name, pair] of missing) {
    const random = createRandom(1, name, 0);
    const others = KEYS.filter((key) => pair.every((part) => part.key !== key)).map((key) => {
      const parts = partsOf(key);
      return parts[random.integer(parts.length)]!;
    });
    const together = experimentWith([...pair, ...others]);
    const experiment = pair.every((part) => has(together, part)) ? together : experimentWith(pair);
    const covered = [...missing].filter(([, parts]) =>
      parts.every((part) => has(experiment, part)),
    );
    if (covered.some(([found]) => found === name)) experiments.push(experiment);
    for (const [found] of [...covered, [name]]) missing.delete(found as string);
  }
  return experiments;
}

describe('everything else trains for an iteration, to finite numbers', () => {
  const experiments = sweep();
  const described = experiments.map((experiment) => {
    const name = KEYS.map((key) => experiment[key] || 'none').join(' ');
    return [name, experiment] as const;
  });

  test.each(described)('%s', (_, experiment) => {
    const game = prepared(experiment);
    const { structure, settings, state } = game;
    const criticSteps = structure.loss.criticless ? 0 : 1;
    const numbers = tidied(() => {
      const moved = iteration(structure, state, game.inputs(0, criticSteps), settings);
      const { critic, generator, averaged } = moved.state;
      const reported = Object.values(moved.report);
      return [
        ...flat(critic.parameters),
        ...flat(generator.parameters),
        ...(averaged ? flat(averaged) : []),
        ...reported.flatMap((loss) => flat(loss)),
      ];
    });
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  });
});
