/**
 * What dynamics are for: a game in which plain gradients circle for ever. A linear critic against a linear
 * generator under Wasserstein's loss is bilinear, so its field turns every position by a right angle, and
 * how far each step goes in or out is known exactly.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { tidied } from '../gradients.ts';
import type { IterationInputs } from '../inputs.ts';
import { disposeState, type TrainingState } from '../state.ts';
import { iteration } from '../step.ts';
import { flat, prepared, smallExperiment, useCpu } from '../testing.ts';

beforeAll(useCpu);

const RATE = 0.1;
const ITERATIONS = 300;
/** Where each takes a twentieth off: more would leave rounding alone. */
const FEW_ITERATIONS = 100;

type Changes = Readonly<Record<string, string | number>>;

/** Both networks without hidden layers, which the page does not offer. */
const bilinear = (changes: Changes) =>
  prepared({
    ...smallExperiment({
      loss: 'wasserstein',
      lipschitz: 'none',
      data: 'gaussian',
      'critic.optimizer': 'sgd',
      'generator.optimizer': 'sgd',
      'critic.rate': RATE,
      'generator.rate': RATE,
      'latent.dimension': 1,
      updates: 'simultaneous',
      ...changes,
    }),
    'critic.depth': 0,
    'generator.depth': 0,
  });

type Game = ReturnType<typeof bilinear>;

/** Both players see the same noise, so that what one does to the other is what the other does to it. */
function batchOf({ inputs }: Game): IterationInputs {
  const [critic] = inputs(0, 1).critic;
  return { critic: [critic!], generator: [{ latents: critic!.latents }] };
}

/** Of both gradients together: proportional to the distance from the point where both vanish. */
function fieldLength(game: Game, state: TrainingState): number {
  const { structure, settings } = bilinear({ dynamics: 'gradient' });
  const next = tidied(() => iteration(structure, state, batchOf(game), settings).state);
  const changes = (['critic', 'generator'] as const).flatMap((player) => {
    const [before, after] = [flat(state[player].parameters), flat(next[player].parameters)];
    return before.map((value, index) => (value - after[index]!) / RATE);
  });
  disposeState(next, state);
  return Math.hypot(...changes);
}

/** By which factor one iteration brings the game closer or farther, on average over many on one batch. */
function growth(changes: Changes, iterations = ITERATIONS): number {
  const game = bilinear(changes);
  const { structure, settings } = game;
  const batch = batchOf(game);
  let { state } = game;
  const start = fieldLength(game, state);
  for (let number = 0; number < iterations; number++) {
    const next = tidied(() => iteration(structure, state, batch, settings).state);
    if (number > 0) disposeState(state, next);
    state = next;
  }
  return (fieldLength(game, state) / start) ** (1 / iterations);
}

/** How fast the field turns: σ of all that couples the players, √(1 + ‖mean z‖²) here. */
function turning(): number {
  const latents = flat(batchOf(bilinear({})).critic[0]!.latents);
  const mean = latents.reduce((sum, value) => sum + value, 0) / latents.length;
  return Math.hypot(1, mean);
}

/** Of a complex number. */
const size = (real: number, imaginary: number) => Math.hypot(real, imaginary);

describe('a game that circles', () => {
  test('spirals outwards by plain gradients that are followed at once', () => {
    const angle = RATE * turning();
    const found = growth({ dynamics: 'gradient' });
    expect(found).toBeGreaterThan(1.004);
    expect(found).toBeCloseTo(size(1, angle), 4);
  });

  test('neither grows nor shrinks when the players take turns', () => {
    expect(growth({ dynamics: 'gradient', updates: 'alternating' })).toBeCloseTo(1, 2);
  });

  test('spirals inwards by extragradients', () => {
    const angle = RATE * turning();
    const found = growth({ dynamics: 'extragradient' });
    expect(found).toBeLessThan(0.997);
    expect(found).toBeCloseTo(size(1 - angle ** 2, angle), 4);
  });

  test('spirals inwards by consensus', () => {
    const sigma = turning();
    const found = growth({ dynamics: 'consensus', 'dynamics.weight': 0.5 }, FEW_ITERATIONS);
    expect(found).toBeLessThan(0.97);
    expect(found).toBeCloseTo(size(1 - RATE * 0.5 * sigma ** 2, RATE * sigma), 4);
  });

  test('spirals inwards by symplectic gradient adjustment', () => {
    const sigma = turning();
    const found = growth({ dynamics: 'sga', 'dynamics.weight': 0.5 }, FEW_ITERATIONS);
    expect(found).toBeLessThan(0.97);
    expect(found).toBeCloseTo(size(1 - RATE * 0.5 * sigma ** 2, RATE * sigma), 4);
  });

  test('spirals inwards by optimism', () => {
    // The larger root of r² = (1 − 2iα)r + iα, which is ½ − iα + √(¼ − α²).
    const angle = RATE * turning();
    const found = growth({ dynamics: 'optimistic' });
    expect(found).toBeLessThan(0.997);
    expect(found).toBeCloseTo(size(0.5 + Math.sqrt(0.25 - angle ** 2), angle), 4);
  });
});
