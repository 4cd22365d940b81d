/**
 * Experiments that between them ask for everything a training step can consist of, for tests that
 * compare executors: any two values of any two properties that can be had together occur together in at
 * least one of them, but for losses that are no more than a formula of scores, of which there are many.
 */
import { createRandom, type Random } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { activations } from '../gan/activations.ts';
import { changeExperiment, defaultExperiment } from '../gan/catalogue.ts';
import { dynamics } from '../gan/dynamics/registry.ts';
import { inferences } from '../gan/inference/registry.ts';
import { lipschitzMethods } from '../gan/lipschitz/registry.ts';
import type { Loss } from '../gan/losses/loss.ts';
import { losses } from '../gan/losses/registry.ts';
import { normalisations } from '../gan/normalisations.ts';
import { optimizers } from '../gan/optimizers.ts';
import { updateOrders } from '../gan/updateOrders.ts';

type Changes = Readonly<Record<string, string | number>>;

/** Sizes at which tiles, vectors and workgroups do not come out even. */
const SIZES: readonly Changes[] = [
  { 'critic.depth': 1, 'critic.width': 5, 'generator.depth': 3, 'generator.width': 5, batch: 7 },
  { 'critic.depth': 4, 'critic.width': 5, 'generator.depth': 1, 'generator.width': 9, batch: 7 },
  { 'critic.depth': 2, 'critic.width': 16, 'generator.depth': 2, 'generator.width': 8, batch: 16 },
  { 'critic.depth': 3, 'critic.width': 1, 'generator.depth': 1, 'generator.width': 1, batch: 8 },
  { 'critic.depth': 1, 'critic.width': 33, 'generator.depth': 3, 'generator.width': 17, batch: 19 },
];

/** A loss that brings features, slopes or something to carry along; and one of the others for all of them. */
const isElaborate = ({ id, witness, multiplier, criticless }: Loss) =>
  !criticless && (witness !== undefined || multiplier !== undefined || id === 'wasserstein');

const LOSSES: readonly Changes[] = losses.map(({ id }) => ({ loss: id }));
const ORDERS: readonly Changes[] = updateOrders.map(({ id }) => ({ updates: id }));

/** Narrow generators put points so close together that rounding decides where they are pushed. */
const LITTLE = 1e-5;

const PROPERTIES: readonly (readonly Changes[])[] = [
  LOSSES,
  lipschitzMethods.flatMap(({ id, constraint }) =>
    constraint && 'iterations' in constraint
      ? [1, 3].map((rounds) => ({ lipschitz: id, [`lipschitz.${constraint.iterations}`]: rounds }))
      : [{ lipschitz: id }],
  ),
  // Where cycles count for ten times as much, so do the jumps of absolute differences.
  inferences.map(({ id }) =>
    id === 'cycle' ? { inference: id, 'inference.weight': 1 } : { inference: id },
  ),
  dynamics.flatMap(({ id, unrolls }) =>
    unrolls
      ? [1, 2].map((steps) => ({ dynamics: id, [`dynamics.${unrolls}`]: steps }))
      : [{ dynamics: id }],
  ),
  [
    { stabilisers: '' },
    { stabilisers: 'instance-noise,pac,ema' },
    { stabilisers: 'minibatch-discrimination,entropy', 'entropy.weight': LITTLE },
    { stabilisers: 'feature-matching,ema' },
    { stabilisers: 'instance-noise,entropy', 'entropy.weight': LITTLE },
  ],
  normalisations.generator.map(({ id }) => ({ 'generator.normalisation': id })),
  normalisations.critic.map(({ id }) => ({ 'critic.normalisation': id })),
  activations.map(({ id }) => ({ 'critic.activation': id })),
  activations.map(({ id }) => ({ 'generator.activation': id })),
  optimizers.map(({ id }) => ({ 'critic.optimizer': id })),
  optimizers.map(({ id }) => ({ 'generator.optimizer': id })),
  SIZES,
  [
    // Normalised, a single number becomes its sign, and samples near the step are a matter of rounding.
    { 'latent.dimension': 1, 'generator.normalisation': 'none' },
    { 'latent.dimension': 2 },
    { 'latent.dimension': 3 },
  ],
  ORDERS,
  [1, 2].map((steps) => ({ 'critic.steps': steps })),
  [1, 2].map((steps) => ({ 'generator.steps': steps })),
];

/** So small that three iterations of nearly all of them stay finite. */
const RATES = { 'critic.rate': 0.002, 'generator.rate': 0.002 };
/** For a generator that climbs an exponential of the score: every step makes the next one steeper. */
const RUNAWAY_RATES = { ...RATES, 'generator.rate': 0.0001 };
/** For a critic whose loss grows with the square of its features, and its slopes with their fourth power. */
const STEEP_RATES = { 'critic.rate': 1e-5, 'generator.rate': 0.0001 };
/** Second derivatives make steps of any size, unless the optimiser divides by it. */
const BENDING_RATES = { 'critic.rate': 1e-6, 'generator.rate': 1e-6 };
/** Dividing by the deviation of so few samples enlarges what rounding does to them, a hundredfold in each layer. */
const BATCH_RATES = { ...RATES, 'generator.rate': 0.0001 };
const RUNAWAY_LOSSES: ReadonlySet<unknown> = new Set(['exponential', 'f-neyman']);

/** Of so many random choices the one that covers most is taken as the next case. */
const CANDIDATES = 25;

export interface MatrixCase {
  /** What it consists of, to be read. */
  readonly name: string;
  readonly experiment: Experiment;
}

/** Always the same ones, in the same order. */
export function matrixCases(): readonly MatrixCase[] {
  const random = createRandom(1, 'matrix', 0);
  const missing = requiredPairs();
  const cases: MatrixCase[] = [];
  while (missing.size > 0) {
    const [[wanted, parts]] = missing as unknown as [[string, Pair]];
    const candidates = [
      ...Array.from({ length: CANDIDATES }, () => choiceWith(parts, random)),
      alone(parts),
    ].map((choice) => ({ choice, covered: coveredBy(choice, missing) }));
    const having = candidates.filter(({ covered }) => covered.includes(wanted));
    const best = having.reduce((most, it) => (it.covered.length > most.covered.length ? it : most));
    for (const pair of best.covered) missing.delete(pair);
    cases.push(caseOf(best.choice, cases.length));
  }
  return cases;
}

/** For each property, which of its values. */
type Choice = readonly number[];

/** Two properties with a value each. */
type Pair = readonly [first: number, firstValue: number, second: number, secondValue: number];

function choiceWith([first, firstValue, second, secondValue]: Pair, random: Random): Choice {
  return PROPERTIES.map((values, property) => {
    if (property === first) return firstValue;
    if (property === second) return secondValue;
    return random.integer(values.length);
  });
}

/** With the plainest of everything else, which stands in the way of nothing. */
function alone([first, firstValue, second, secondValue]: Pair): Choice {
  return PROPERTIES.map((values, property) => {
    if (property === first) return firstValue;
    if (property === second) return secondValue;
    return values === LOSSES ? PLAINEST_LOSS : 0;
  });
}

const PLAINEST_LOSS = losses.findIndex(({ id }) => id === 'standard');

/** The missing pairs that are in the experiment indeed, after the catalogue has seen to it. */
function coveredBy(choice: Choice, missing: ReadonlyMap<string, Pair>): readonly string[] {
  const experiment = experimentOf(choice, 0);
  const holds = choice.map((value, property) => isIn(experiment, PROPERTIES[property]![value]!));
  return [...missing]
    .filter(([, [first, firstValue, second, secondValue]]) => {
      const chosen = choice[first] === firstValue && choice[second] === secondValue;
      return chosen && holds[first] && holds[second];
    })
    .map(([name]) => name);
}

/** Every pair that can be had. */
function requiredPairs(): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  PROPERTIES.forEach((values, first) => {
    PROPERTIES.slice(first + 1).forEach((others, index) => {
      const second = first + 1 + index;
      values.forEach((_, firstValue) => {
        // Once with either order of updates is enough for a formula of scores.
        if (values === LOSSES && others !== ORDERS && !isElaborate(losses[firstValue]!)) return;
        others.forEach((__, secondValue) => {
          const pair: Pair = [first, firstValue, second, secondValue];
          if (canBeHad(pair)) pairs.set(pair.join(' '), pair);
        });
      });
    });
  });
  return pairs;
}

function canBeHad(pair: Pair): boolean {
  const [first, firstValue, second, secondValue] = pair;
  const experiment = experimentOf(alone(pair), 0);
  return (
    isIn(experiment, PROPERTIES[first]![firstValue]!) &&
    isIn(experiment, PROPERTIES[second]![secondValue]!)
  );
}

/** Batches are put in their place whatever else is chosen. */
function isIn(experiment: Experiment, changes: Changes): boolean {
  return Object.entries(changes).every(
    ([key, value]) => key === 'batch' || experiment[key] === value,
  );
}

function caseOf(choice: Choice, index: number): MatrixCase {
  const experiment = experimentOf(choice, index);
  const keys = PROPERTIES.map((values) => Object.keys(values[0]!)[0]!);
  const named = [...keys, 'objective', 'batch'].map((key) => experiment[key]);
  return { name: named.filter((value) => value !== '' && value !== 'none').join(' '), experiment };
}

function experimentOf(choice: Choice, index: number): Experiment {
  const changes: Changes = Object.assign(
    {},
    ...choice.map((value, property) => PROPERTIES[property]![value]!),
  );
  const { batch, ...rest } = changes;
  const { objectives } = losses.find(({ id }) => id === rest['loss'])!;
  // In turn: pairs of objectives with everything else would be many more cases.
  const objective = objectives[index % objectives.length]!.id;
  const experiment = changeExperiment(defaultExperiment, {
    data: 'ring8',
    seed: index,
    ...rest,
    objective,
    ...ratesFor(rest),
  });
  // Smaller and odder than what the page lets choose.
  return { ...experiment, batch: Number(batch) };
}

function ratesFor({ dynamics, loss, 'generator.normalisation': normalisation }: Changes): Changes {
  if (dynamics === 'consensus' || dynamics === 'sga') return BENDING_RATES;
  if (loss === 'mcgan-covariance') return STEEP_RATES;
  if (normalisation === 'batch') return BATCH_RATES;
  return RUNAWAY_LOSSES.has(loss) ? RUNAWAY_RATES : RATES;
}
