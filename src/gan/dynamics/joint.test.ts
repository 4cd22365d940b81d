/** The derivative of the game and the directions made of it, against differences of both players' gradients. */
import { scalar, tensor1d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../operations.ts';
import type { TrainingState } from '../state.ts';
import { iteration, jointStep } from '../step.ts';
import {
  derivativeAtZero,
  dot,
  flat,
  movedAlong,
  prepared,
  smallExperiment,
  unitVector,
  useCpu,
  withParameters,
} from '../testing.ts';
import type { Dynamics, Pair, Position } from './dynamics.ts';

beforeAll(useCpu);

const STEP = 0.01;
/** Of the length of what is compared. */
const TOLERANCE = 3e-3;

type Changes = Readonly<Record<string, string | number>>;

/** The rate 1 makes an update the direction that it follows. */
const PLAIN: Changes = {
  loss: 'standard',
  lipschitz: 'none',
  'critic.activation': 'tanh',
  'generator.activation': 'tanh',
  'critic.optimizer': 'sgd',
  'generator.optimizer': 'sgd',
  'critic.rate': 1,
  'generator.rate': 1,
  'latent.dimension': 2,
};

const gameWith = (changes: Changes) =>
  prepared(smallExperiment({ ...PLAIN, dynamics: 'sga', ...changes }));

type Game = ReturnType<typeof gameWith>;

/** Both players' numbers one after the other. */
const joined = ({ critic, generator }: Pair) => [...flat(critic), ...flat(generator)];
const positionOf = ({ critic, generator }: TrainingState) =>
  joined({ critic: critic.parameters, generator: generator.parameters });

function stateAt(state: TrainingState, position: readonly number[]): TrainingState {
  const { size } = state.critic.parameters;
  const critic = withParameters(state, 'critic', position.slice(0, size));
  return withParameters(critic, 'generator', position.slice(size));
}

function pairOf(state: TrainingState, numbers: readonly number[]): Pair {
  const { size } = state.critic.parameters;
  return { critic: tensor1d(numbers.slice(0, size)), generator: tensor1d(numbers.slice(size)) };
}

/** What `ask` finds at the position of `state`. */
function asked(
  { structure, settings, inputs }: Game,
  state: TrainingState,
  ask: (position: Position) => Pair,
): readonly number[] {
  let answer: readonly number[] = [];
  const asking: Dynamics = {
    ...structure.dynamics,
    joint(_, position) {
      answer = joined(ask(position));
      return position.field;
    },
  };
  iteration({ ...structure, dynamics: asking }, state, inputs(0, 1), settings);
  return answer;
}

const fieldAt = (game: Game, state: TrainingState) => asked(game, state, ({ field }) => field);

/** H·direction by differences of the field. */
function measuredAlong(game: Game, direction: readonly number[], step = STEP): readonly number[] {
  const start = positionOf(game.state);
  const at = new Map<number, readonly number[]>();
  for (const by of [-2, -1, 1, 2]) {
    const moved = stateAt(game.state, movedAlong(start, direction, by * step));
    at.set(by * step, fieldAt(game, moved));
  }
  return start.map((_, index) => derivativeAtZero((by) => at.get(by)![index]!, step));
}

function relativeDistance(found: readonly number[], wanted: readonly number[]): number {
  const apart = found.map((value, index) => value - wanted[index]!);
  return Math.hypot(...apart) / Math.hypot(...wanted);
}

/** The direction that the players follow, by the rate of 1. */
function followed({ structure, settings, inputs, state }: Game): readonly number[] {
  const after = positionOf(iteration(structure, state, inputs(0, 1), settings).state);
  return positionOf(state).map((value, index) => value - after[index]!);
}

const BENT = new Set([
  'samples compared',
  'an entropy bonus',
  'a way back',
  'wasserstein with a gradient penalty',
]);

describe.each<[string, Changes]>([
  ['plain', {}],
  ['wasserstein with a gradient penalty', { loss: 'wasserstein', lipschitz: 'gradient-penalty' }],
  ['packs', { stabilisers: 'pac,instance-noise' }],
  ['samples compared', { stabilisers: 'minibatch-discrimination' }],
  ['an entropy bonus', { stabilisers: 'entropy', 'entropy.weight': 0.1 }],
  ['features matched', { stabilisers: 'feature-matching' }],
  ['normalised layers', { 'critic.normalisation': 'layer', 'generator.normalisation': 'batch' }],
  ['an encoder', { inference: 'ali' }],
  ['a reconstructor', { inference: 'veegan' }],
  [
    'a reconstructor and a relativistic loss',
    { inference: 'veegan', loss: 'relativistic-paired-standard' },
  ],
  ['a way back', { inference: 'cycle', 'inference.weight': 1 }],
])('%s', (name, changes) => {
  // Distances have kinks, lengths have one at 0, and nearest neighbours change: a short step seldom meets one.
  const step = BENT.has(name) ? 1e-3 : STEP;
  const tolerance = step === STEP ? TOLERANCE : 4 * TOLERANCE;
  const game = () => gameWith(changes);

  test('the derivative along a direction', () => {
    const its = game();
    const direction = unitVector('along', positionOf(its.state).length);
    const found = asked(its, its.state, (position) => position.along(pairOf(its.state, direction)));
    expect(relativeDistance(found, measuredAlong(its, direction, step))).toBeLessThan(tolerance);
  });

  test('the transposed derivative', () => {
    const its = game();
    const { length } = positionOf(its.state);
    const weights = unitVector('weights', length);
    const found = asked(its, its.state, (position) =>
      position.transposed(pairOf(its.state, weights)),
    );
    // ⟨Hᵀw, d⟩ = ⟨w, Hd⟩ along a few directions, one of them the longest there is.
    const longest = found.map((value) => value / Math.hypot(...found));
    for (const direction of [longest, unitVector('one', length), unitVector('two', length)]) {
      const measured = dot(weights, measuredAlong(its, direction, step));
      expect(Math.abs(dot(found, direction) - measured) / Math.hypot(...found)).toBeLessThan(
        tolerance,
      );
    }
  });
});

describe('consensus', () => {
  const weight = 0.7;
  const game = () => gameWith({ dynamics: 'consensus', 'dynamics.weight': weight });

  test('adds the slope of half the squared length of the field', () => {
    const its = game();
    const field = fieldAt(its, its.state);
    const added = followed(its).map((value, index) => (value - field[index]!) / weight);
    const start = positionOf(its.state);
    const halfSquare = (direction: readonly number[]) =>
      derivativeAtZero((by) => {
        const there = fieldAt(its, stateAt(its.state, movedAlong(start, direction, by)));
        return 0.5 * dot(there, there);
      }, STEP);
    const length = Math.hypot(...added);
    expect(length).toBeGreaterThan(0.1 * Math.hypot(...field));
    const steepest = added.map((value) => value / length);
    for (const direction of [steepest, unitVector('one', start.length)]) {
      expect(Math.abs(dot(added, direction) - halfSquare(direction)) / length).toBeLessThan(
        TOLERANCE,
      );
    }
  });
});

describe('symplectic gradient adjustment', () => {
  /** Aᵀξ = ½(Hᵀξ − Hξ) by differences, Hᵀξ as the slope of ½‖ξ‖². */
  function measured(its: Game) {
    const field = fieldAt(its, its.state);
    const start = positionOf(its.state);
    const along = measuredAlong(
      its,
      field.map((value) => value / Math.hypot(...field)),
    ).map((value) => value * Math.hypot(...field));
    const transposed = start.map((_, coordinate) => {
      const direction = start.map((__, index) => (index === coordinate ? 1 : 0));
      return derivativeAtZero((by) => {
        const there = fieldAt(its, stateAt(its.state, movedAlong(start, direction, by)));
        return 0.5 * dot(there, there);
      }, 2 * STEP);
    });
    const rotation = transposed.map((value, index) => 0.5 * (value - along[index]!));
    const alignment = (dot(field, transposed) * dot(rotation, transposed)) / start.length;
    return { field, rotation, alignment };
  }

  const TINY: Changes = {
    'critic.depth': 1,
    'critic.width': 2,
    'generator.depth': 1,
    'generator.width': 2,
    'dynamics.weight': 1,
  };

  test('adds the rotation, turned by the measured sign', () => {
    const its = gameWith(TINY);
    const { field, rotation, alignment } = measured(its);
    const sign = Math.sign(alignment + 0.1);
    const wanted = field.map((value, index) => value + sign * rotation[index]!);
    expect(Math.hypot(...rotation)).toBeGreaterThan(0.05 * Math.hypot(...field));
    expect(relativeDistance(followed(its), wanted)).toBeLessThan(TOLERANCE);
  });

  test('turns it outwards where that leads away from an unstable point', () => {
    // A field of known derivative: H = [[a, b], [−c, a]] on one number each.
    const turned = (a: number, b: number, c: number) => {
      const { structure } = gameWith({});
      const field = [1, 1] as const;
      const pair = (critic: number, generator: number): Pair => ({
        critic: tensor1d([critic]),
        generator: tensor1d([generator]),
      });
      const position: Position = {
        field: pair(...field),
        transposed: () => pair(a * field[0] - c * field[1], b * field[0] + a * field[1]),
        along: () => pair(a * field[0] + b * field[1], -c * field[0] + a * field[1]),
        ahead: () => expect.fail(),
      };
      const direction = structure.dynamics.joint!(operations, position, {
        weight: scalar(1),
      });
      return joined(direction);
    };
    // Around a stable point: ξ + Aᵀξ with A = [[0, 1], [−1, 0]]·(b + c)/2.
    expect(turned(1, 2, 2)).toEqual([1 - 2, 1 + 2]);
    // Without any pull: likewise.
    expect(turned(0, 2, 2)).toEqual([1 - 2, 1 + 2]);
    // Around an unstable one: ξ − Aᵀξ.
    expect(turned(-1, 2, 2)).toEqual([1 + 2, 1 - 2]);
  });
});

describe('extragradient', () => {
  test.each<[string, Changes]>([
    ['plain', {}],
    ['with clipped weights', { lipschitz: 'clip', 'lipschitz.limit': 0.3 }],
  ])('%s: the gradient of where a step would lead, applied where it began', (_, changes) => {
    const rate = 0.5;
    const rates = { 'critic.rate': rate, 'generator.rate': rate };
    const simultaneous = gameWith({
      dynamics: 'gradient',
      updates: 'simultaneous',
      ...changes,
      ...rates,
    });
    const { structure, settings, inputs, state } = simultaneous;
    const tried = iteration(structure, state, inputs(0, 1), settings).state;
    const unclipped = {
      ...structure,
      lipschitz: gameWith({ dynamics: 'gradient' }).structure.lipschitz,
    };
    const after = positionOf(iteration(unclipped, tried, inputs(0, 1), settings).state);
    const there = positionOf(tried).map((value, index) => value - after[index]!);
    const wanted = positionOf(state).map((value, index) => value - there[index]!);
    const its = gameWith({ dynamics: 'extragradient', ...changes, ...rates });
    const made = iteration(its.structure, its.state, its.inputs(0, 1), its.settings).state;
    const limit = Number(changes['lipschitz.limit'] ?? Infinity);
    const critics = state.critic.parameters.size;
    positionOf(made).forEach((value, index) => {
      const held =
        index < critics ? Math.min(limit, Math.max(-limit, wanted[index]!)) : wanted[index]!;
      expect(value).toBeCloseTo(held, 5);
    });
  });
});

describe('optimism', () => {
  test('the first update is the gradient, the second twice the gradient less the one before', () => {
    const its = gameWith({ dynamics: 'optimistic', updates: 'simultaneous' });
    const { settings, inputs, state } = its;
    const { structure: plain } = gameWith({ dynamics: 'gradient', updates: 'simultaneous' });
    const gradientAt = (there: TrainingState, number: number) => {
      const next = positionOf(iteration(plain, there, inputs(number, 1), settings).state);
      return positionOf(there).map((value, index) => value - next[index]!);
    };
    const first = iteration(its.structure, state, inputs(0, 1), settings).state;
    const [before, now] = [gradientAt(state, 0), gradientAt(first, 1)];
    const second = iteration(its.structure, first, inputs(1, 1), settings).state;
    const start = positionOf(state);
    const middle = positionOf(first);
    positionOf(second).forEach((value, index) => {
      expect(middle[index]).toBeCloseTo(start[index]! - before[index]!, 5);
      expect(value).toBeCloseTo(middle[index]! - 2 * now[index]! + before[index]!, 4);
    });
  });
});

describe('steps of one player', () => {
  test.each(['consensus', 'sga', 'extragradient'])('%s', (dynamics) => {
    const { structure, settings, inputs, state } = gameWith({
      dynamics,
      'critic.optimizer': 'adam',
      'generator.optimizer': 'adam',
      stabilisers: 'ema',
    });
    const both = iteration(structure, state, inputs(0, 1), settings);
    for (const mover of ['critic', 'generator'] as const) {
      const other = mover === 'critic' ? 'generator' : 'critic';
      const movers = { critic: mover === 'critic', generator: mover === 'generator' };
      const { state: moved, report } = jointStep(structure, state, inputs(0, 1), settings, movers);
      expect(moved[other]).toBe(state[other]);
      expect(flat(moved[mover].parameters)).toEqual(flat(both.state[mover].parameters));
      expect(moved[mover].accumulators.map(flat)).toEqual(both.state[mover].accumulators.map(flat));
      expect(Object.keys(report)).toEqual([`${mover}Loss`]);
      if (mover === 'critic') expect(moved.averaged).toBe(state.averaged);
      else expect(flat(moved.averaged!)).toEqual(flat(both.state.averaged!));
    }
  });
});
