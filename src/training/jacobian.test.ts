/** The Jacobian of the game on a compiled machine, against differences of gradients and games that are solved. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, Machine } from '../compiler/machine.ts';
import { createWasmMachine } from '../compiler/wasm/machine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { criticSlope, generatorSlope } from '../gan/moves.ts';
import { pack } from '../gan/networks.ts';
import { generatorOf } from '../gan/players.ts';
import {
  derivativeAtZero,
  flat,
  prepared,
  relativeError,
  smallExperiment,
  useCpu,
  withParameters,
} from '../gan/testing.ts';
import { eigenvaluesOf } from '../metrics/eigenvalues.ts';
import { untrained } from './cells.ts';
import { SupersededError } from './errors.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { openWasm } from './executors/wasm.ts';
import { holdGame, openJacobian } from './jacobian.ts';
import { findGameEigenvalues } from './jacobianClient.ts';
import { createGameService } from './jacobianService.ts';
import type { Snapshot } from './protocol.ts';
import { FakeWorker, workingWorker } from './testing.ts';

let machine: Machine;
beforeAll(async () => {
  await useCpu();
  machine = await createWasmMachine();
});
afterAll(() => machine.dispose());

type Changes = Readonly<Record<string, string | number>>;

/** One unit in one hidden layer each, so that a person can differentiate it. */
const tiny = (changes: Changes) =>
  smallExperiment({
    'critic.depth': 1,
    'critic.width': 1,
    'generator.depth': 1,
    'generator.width': 1,
    'critic.activation': 'tanh',
    'generator.activation': 'tanh',
    'critic.normalisation': 'none',
    'generator.normalisation': 'none',
    ...changes,
  });

async function startOf(experiment: Experiment): Promise<Snapshot> {
  const tensors = await untrained(experiment);
  return { iteration: 0, criticUpdates: 0, generatorUpdates: 0, tensors };
}

async function jacobianOf(experiment: Experiment): Promise<Float64Array> {
  const jacobian = await openJacobian(
    machine,
    holdGame(machine, experiment, await startOf(experiment)),
  );
  await jacobian.differentiate(Infinity);
  expect(jacobian.known).toBe(jacobian.count);
  jacobian.dispose();
  return jacobian.ofFlow;
}

/** −∂ξ/∂θ by differences of both players' gradients. */
function measured(experiment: Experiment): readonly number[] {
  const { structure, settings, state, inputs } = prepared(experiment);
  const { critic, generator } = inputs(0, 1);
  const numbers = [...flat(state.critic.parameters), ...flat(state.generator.parameters)];
  const critics = state.critic.parameters.size;
  const fieldAt = (place: readonly number[]) => {
    const there = withParameters(
      withParameters(state, 'critic', place.slice(0, critics)),
      'generator',
      place.slice(critics),
    );
    const made = generatorOf(structure, there);
    const ofCritic = criticSlope(structure, there, made, critic[0]!, settings).gradients;
    const ofGenerator = generatorSlope(structure, there, there, generator[0]!, settings).gradients;
    return [...flat(pack(ofCritic)), ...flat(pack(ofGenerator))];
  };
  const step = 0.01;
  const columns = numbers.map((_, column) => {
    const along = new Map(
      [-2, -1, 1, 2].map((times) => {
        const place = numbers.map((value, i) => value + (i === column ? times * step : 0));
        return [times * step, fieldAt(place)] as const;
      }),
    );
    return numbers.map((__, row) => -derivativeAtZero((by) => along.get(by)![row]!, step));
  });
  return numbers.flatMap((_, row) => columns.map((column) => column[row]!));
}

test.each<[string, Changes]>([
  ['the standard loss', { loss: 'standard', lipschitz: 'none' }],
  ['R1', { loss: 'standard', lipschitz: 'r1' }],
  ['a gradient penalty', { loss: 'wasserstein', lipschitz: 'gradient-penalty' }],
  ['an encoder', { loss: 'standard', lipschitz: 'none', inference: 'ali' }],
])('agrees with differences of gradients with %s', async (_, changes) => {
  const experiment = tiny({ 'critic.width': 3, 'generator.width': 2, ...changes });
  expect(relativeError(await jacobianOf(experiment), measured(experiment))).toBeLessThan(3e-3);
});

test('can be found a few columns at a time', async () => {
  const experiment = tiny({ loss: 'standard', lipschitz: 'r1' });
  const jacobian = await openJacobian(
    machine,
    holdGame(machine, experiment, await startOf(experiment)),
  );
  const steps = [];
  while (jacobian.known < jacobian.count) {
    await jacobian.differentiate(0);
    steps.push(jacobian.known);
  }
  expect(steps.length).toBeGreaterThan(1);
  expect(jacobian.ofFlow).toEqual(await jacobianOf(experiment));
  jacobian.dispose();
});

describe('games that are solved', () => {
  /**
   * All data at the origin, and a generator that puts everything there, whatever it is fed. The critic is
   * D(x) = w tanh(x₁) + b at w = b = 0: around that only w, b and the first coordinate of the generator's last
   * bias matter. This is the Dirac-GAN, with a critic that is straight at the origin.
   */
  async function eigenvaluesAtRest(changes: Changes) {
    const experiment = tiny({ 'latent.dimension': 1, ...changes });
    const { structure, held } = holdGame(machine, experiment, await startOf(experiment));
    // First layer: weights of both coordinates and a bias; then w and b.
    machine.write(held.state.critic.parameters, Float32Array.of(1, 0, 0, 0, 0));
    machine.write(held.state.generator.parameters, new Float32Array(6));
    for (const player of [held.inputs.critic, held.inputs.generator]) {
      const real = player.real as Cell | undefined;
      if (real) machine.write(real, new Float32Array(real.shape[0]! * 2));
    }
    const jacobian = await openJacobian(machine, { structure, held });
    await jacobian.differentiate(Infinity);
    jacobian.dispose();
    const { real, imaginary } = eigenvaluesOf(jacobian.ofFlow);
    return Array.from(real, (value, index) => [value, imaginary[index]!] as const).filter(
      ([re, im]) => Math.hypot(re, im) > 1e-6,
    );
  }

  function expectClose(
    found: readonly (readonly [number, number])[],
    expected: readonly (readonly [number, number])[],
  ): void {
    const ordered = expected.toSorted(([a, b], [c, d]) => c - a || d - b);
    expect(found).toHaveLength(expected.length);
    ordered.forEach(([re, im], index) => {
      expect(found[index]![0]).toBeCloseTo(re, 5);
      expect(found[index]![1]).toBeCloseTo(im, 5);
    });
  }

  test('the bilinear one turns for ever: ±i', async () => {
    const found = await eigenvaluesAtRest({ loss: 'wasserstein', lipschitz: 'none' });
    expectClose(found, [
      [0, 1],
      [0, -1],
    ]);
  });

  test.each([0.3, 0.8, 1.5])('Dirac-GAN with R1, γ = %d: −γ/2 ± √(γ²/4 − ¼)', async (gamma) => {
    const found = await eigenvaluesAtRest({
      loss: 'standard',
      lipschitz: 'r1',
      'lipschitz.weight': gamma,
    });
    const root = gamma ** 2 / 4 - 0.25;
    const [re, im] = [Math.sqrt(Math.max(0, root)), Math.sqrt(Math.max(0, -root))];
    // The critic's bias returns by itself: the second derivative of the cross-entropy is ½ there.
    expectClose(found, [
      [-gamma / 2 + re, im],
      [-gamma / 2 - re, -im],
      [-0.5, 0],
    ]);
  });

  test('Dirac-GAN without a penalty turns without coming closer: ±½i', async () => {
    const found = await eigenvaluesAtRest({ loss: 'standard', lipschitz: 'none' });
    expectClose(found, [
      [0, 0.5],
      [0, -0.5],
      [-0.5, 0],
    ]);
  });
});

describe('asked for by the page', () => {
  const experiment = tiny({ loss: 'standard', lipschitz: 'r1' });
  const question = async () => {
    const shares: number[] = [];
    const giveUp = new AbortController();
    const onProgress = (share: number) => void shares.push(share);
    const at = { ...(await startOf(experiment)), iteration: 7 };
    return { shares, giveUp, asked: { experiment, at, signal: giveUp.signal, onProgress } };
  };

  test.each([
    ['compiled', openWasm],
    ['eagerly where nothing compiles', openTfjsCpu],
  ])('they come with the iteration and how far it is, %s', async (_, open) => {
    const { shares, asked } = await question();
    const worker = workingWorker(
      createGameService([() => Promise.reject(new Error('not here')), open]),
    );
    const found = await findGameEigenvalues(asked, () => worker);
    const { real, imaginary } = eigenvaluesOf(await jacobianOf(experiment));
    expect(found.iteration).toBe(7);
    expect(relativeError(found.real, [...real])).toBeLessThan(1e-3);
    expect(relativeError(found.imaginary, [...imaginary])).toBeLessThan(1e-3);
    expect(shares.at(-1)).toBe(1);
    expect(worker.terminated).toBe(true);
  });

  test('giving up ends the worker', async () => {
    const { giveUp, asked } = await question();
    const worker = new FakeWorker();
    const found = findGameEigenvalues(asked, () => worker);
    giveUp.abort();
    await expect(found).rejects.toThrow(SupersededError);
    expect(worker.terminated).toBe(true);
  });

  test('having given up before asks for nothing', async () => {
    const { giveUp, asked } = await question();
    giveUp.abort();
    const worker = new FakeWorker();
    await expect(findGameEigenvalues(asked, () => worker)).rejects.toThrow(SupersededError);
    expect(worker.received).toHaveLength(0);
    expect(worker.terminated).toBe(true);
  });

  test('a point without second derivatives is refused in words', async () => {
    const service = createGameService([openWasm]);
    const at = await startOf(experiment);
    at.tensors['critic.parameters']!.values.fill(NaN);
    await service({ kind: 'open', experiment, at });
    await expect(service({ kind: 'eigenvalues' })).rejects.toThrow(/not complete/);
    await service({ kind: 'differentiate', budgetMs: Infinity });
    await expect(service({ kind: 'eigenvalues' })).rejects.toThrow(/no finite second derivative/);
  });

  test('where nothing can differentiate, it says so', async () => {
    const service = createGameService([() => Promise.reject(new Error('no memory'))]);
    const at = await startOf(experiment);
    await expect(service({ kind: 'open', experiment, at })).rejects.toThrow(/no memory/);
  });
});
