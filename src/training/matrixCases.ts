/**
 * Experiments that between them ask for everything a training step can consist of, for tests that
 * compare executors: any two values of any two properties occur together in at least one of them.
 */
import { createRandom, type Random } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { activations } from '../gan/activations.ts';
import { changeExperiment, defaultExperiment } from '../gan/catalogue.ts';
import { lipschitzMethods } from '../gan/lipschitz/registry.ts';
import { losses } from '../gan/losses/registry.ts';
import { optimizers } from '../gan/optimizers.ts';
import { updateOrders } from '../gan/updateOrders.ts';

type Changes = Readonly<Record<string, string | number>>;

/** Sizes at which tiles, vectors and workgroups do not come out even. */
const SIZES: readonly Changes[] = [
  { 'critic.depth': 1, 'critic.width': 5, 'generator.depth': 5, 'generator.width': 5, batch: 7 },
  { 'critic.depth': 5, 'critic.width': 5, 'generator.depth': 1, 'generator.width': 9, batch: 7 },
  { 'critic.depth': 2, 'critic.width': 16, 'generator.depth': 2, 'generator.width': 8, batch: 16 },
  { 'critic.depth': 3, 'critic.width': 1, 'generator.depth': 1, 'generator.width': 1, batch: 8 },
  { 'critic.depth': 1, 'critic.width': 33, 'generator.depth': 3, 'generator.width': 17, batch: 19 },
];

const PROPERTIES: readonly (readonly Changes[])[] = [
  losses.map(({ id }) => ({ loss: id })),
  lipschitzMethods.flatMap(({ id, constraint }) =>
    constraint && 'iterations' in constraint
      ? [1, 3].map((rounds) => ({ lipschitz: id, [`lipschitz.${constraint.iterations}`]: rounds }))
      : [{ lipschitz: id }],
  ),
  activations.map(({ id }) => ({ 'critic.activation': id })),
  activations.map(({ id }) => ({ 'generator.activation': id })),
  optimizers.map(({ id }) => ({ 'critic.optimizer': id })),
  optimizers.map(({ id }) => ({ 'generator.optimizer': id })),
  SIZES,
  [1, 2, 3].map((dimension) => ({ 'latent.dimension': dimension })),
  updateOrders.map(({ id }) => ({ updates: id })),
  [1, 2].map((steps) => ({ 'critic.steps': steps })),
  [1, 2].map((steps) => ({ 'generator.steps': steps })),
];

/** So small that three iterations of nearly all of them stay finite. */
const RATES = { 'critic.rate': 0.002, 'generator.rate': 0.002 };
/** For a generator that climbs an exponential of the score: every step makes the next one steeper. */
const RUNAWAY_RATES = { ...RATES, 'generator.rate': 0.0001 };
const RUNAWAY_LOSSES: readonly unknown[] = ['exponential', 'f-neyman'];

/** Of so many random choices the one that covers most is taken as the next case. */
const CANDIDATES = 60;

export interface MatrixCase {
  /** What it consists of, to be read. */
  readonly name: string;
  readonly experiment: Experiment;
}

/** Always the same ones, in the same order. */
export function matrixCases(): readonly MatrixCase[] {
  const random = createRandom(1, 'matrix', 0);
  const missing = allPairs();
  const cases: MatrixCase[] = [];
  while (missing.size > 0) {
    const [wanted] = missing;
    const choices = Array.from({ length: CANDIDATES }, () => choiceWith(wanted!, random));
    const gains = choices.map((choice) => pairsOf(choice).filter((it) => missing.has(it)).length);
    const best = choices[gains.indexOf(Math.max(...gains))]!;
    for (const pair of pairsOf(best)) missing.delete(pair);
    cases.push(caseOf(best, cases.length));
  }
  return cases;
}

/** For each property, which of its values. */
type Choice = readonly number[];

function choiceWith(pair: string, random: Random): Choice {
  const [first, firstValue, second, secondValue] = pair.split(' ').map(Number);
  return PROPERTIES.map((values, property) => {
    if (property === first) return firstValue!;
    if (property === second) return secondValue!;
    return random.integer(values.length);
  });
}

function pairsOf(choice: Choice): readonly string[] {
  return choice.flatMap((value, property) =>
    choice.slice(property + 1).map((other, index) => {
      return `${property} ${value} ${property + 1 + index} ${other}`;
    }),
  );
}

function allPairs(): Set<string> {
  const pairs = new Set<string>();
  PROPERTIES.forEach((values, property) => {
    PROPERTIES.slice(property + 1).forEach((others, index) => {
      values.forEach((_, value) => {
        others.forEach((_, other) => {
          pairs.add(`${property} ${value} ${property + 1 + index} ${other}`);
        });
      });
    });
  });
  return pairs;
}

function caseOf(choice: Choice, index: number): MatrixCase {
  const changes: Changes = Object.assign(
    {},
    ...choice.map((value, property) => PROPERTIES[property]![value]!),
  );
  const { batch, ...rest } = changes;
  const { objectives } = losses.find(({ id }) => id === rest['loss'])!;
  // In turn: pairs of objectives with everything else would be twice as many cases.
  const objective = objectives[index % objectives.length]!.id;
  const experiment = changeExperiment(defaultExperiment, {
    data: 'ring8',
    seed: index,
    ...rest,
    objective,
    ...(RUNAWAY_LOSSES.includes(rest['loss']) ? RUNAWAY_RATES : RATES),
  });
  return {
    name: Object.values(changes).join(' '),
    // Smaller and odder than what the page lets choose.
    experiment: { ...experiment, batch: Number(batch) },
  };
}
