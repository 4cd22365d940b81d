import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Machine } from '../compiler/machine.ts';
import { createWasmMachine } from '../compiler/wasm/machine.ts';
import { createWebGpuMachine } from '../compiler/webgpu/machine.ts';
import { findWebGpu } from '../compiler/webgpu/testing.ts';
import { createRandom } from '../data/random.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { idsIn } from '../experiment/draft.ts';
import { activations } from '../gan/activations.ts';
import { parseExperiment } from '../gan/catalogue.ts';
import { dynamics } from '../gan/dynamics/registry.ts';
import { inferences } from '../gan/inference/registry.ts';
import { lipschitzMethods } from '../gan/lipschitz/registry.ts';
import { losses } from '../gan/losses/registry.ts';
import { normalisations } from '../gan/normalisations.ts';
import { optimizers } from '../gan/optimizers.ts';
import { stabilizers } from '../gan/stabilizers/registry.ts';
import { updateOrders } from '../gan/updateOrders.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { matrixCases, type MatrixCase } from './matrixCases.ts';
import { noLosses } from './losses.ts';
import type { Frame, FrameRequest, Snapshot, StepKind } from './protocol.ts';
import { createTrainer } from './trainer.ts';

const ITERATIONS = 3;
const NUMBERS = { field: false, arrows: false, measurement: false, snapshot: true };
const EVERYTHING = {
  field: true,
  arrows: true,
  measurement: true,
  diagnosis: true,
  snapshot: true,
};
const cases = matrixCases();

/** A few cases that have every choice of these fields. */
function withAll(keys: readonly string[]): readonly MatrixCase[] {
  const seen = new Set<string>();
  return cases.filter(({ experiment }) => {
    const choices = keys.flatMap((key) => idsIn(experiment[key]).map((id) => `${key} ${id}`));
    const fresh = choices.filter((choice) => !seen.has(choice));
    for (const choice of choices) seen.add(choice);
    return fresh.length > 0;
  });
}

/** Steps are compared in every case, pictures, which take longer on tfjs, in those. */
const pictured = new Set(
  withAll(['loss', 'lipschitz', 'inference', 'stabilisers', 'critic.normalisation']).map(
    ({ experiment }) => experiment,
  ),
);

let reference: Machine;
const expected = new Map<Experiment, Outcome>();

beforeAll(async () => {
  ({ machine: reference } = await openTfjsCpu());
});

/** All numbers of a run after a few iterations, by name. */
type Outcome = ReadonlyMap<string, Float32Array>;

async function outcomeOf(machine: Machine, experiment: Experiment): Promise<Outcome> {
  const trainer = await createTrainer(experiment, { machine, from: await midway(experiment) });
  const frame = await trainer.advance({
    step: 'iteration',
    iterations: ITERATIONS,
    budgetMs: Infinity,
    want: wantedOf(experiment),
  });
  expect(frame.iteration).toBe(ITERATIONS);
  expect(frame).not.toHaveProperty('uncompiled');
  trainer.dispose();
  return numbersOf(frame);
}

function wantedOf(experiment: Experiment): FrameRequest {
  if (!pictured.has(experiment)) return NUMBERS;
  // Slopes of comparisons are sums of signs, which rounding decides for some pair of so many samples.
  const comparing = idsIn(experiment.stabilisers).includes('minibatch-discrimination');
  return { ...EVERYTHING, arrows: !comparing, measurement: !comparing };
}

/**
 * The start of a run, but with accumulators that are not 0: at 0, an optimiser that divides by the
 * size of gradients makes whole steps out of rounding errors.
 */
async function midway(experiment: Experiment): Promise<Snapshot> {
  const trainer = await createTrainer(experiment, { machine: reference });
  const snapshot = await trainer.snapshot();
  trainer.dispose();
  for (const [path, { values }] of Object.entries(snapshot.tensors)) {
    const random = createRandom(1, path, 0);
    if (path.includes('accumulators'))
      values.forEach((_, i) => (values[i] = random.uniform() + 0.1));
  }
  return snapshot;
}

const NOTHING = new Float32Array(0);

function numbersOf(frame: Frame): Outcome {
  const { losses, generated, field, arrows, measurement, inference, diagnosis, snapshot } = frame;
  const layers = diagnosis?.networks.flatMap((network) => network.layers) ?? [];
  return new Map([
    ...Object.entries(snapshot!.tensors).map(([path, { values }]) => [path, values] as const),
    ['critic loss', losses.critic],
    ['generator loss', losses.generator],
    ['samples', generated],
    ['field', field?.values ?? NOTHING],
    ['push', arrows ?? NOTHING],
    ['measured samples', measurement?.generated ?? NOTHING],
    ['slopes', measurement?.slopes ?? NOTHING],
    ['largest slope', Float32Array.of(measurement?.largestSlope ?? 0)],
    ['estimate', Float32Array.of(measurement?.estimate ?? 0)],
    ['codes', inference?.codes ?? NOTHING],
    ['returned samples', inference?.realReturned ?? NOTHING],
    ['returned latents', inference?.latentsReturned ?? NOTHING],
    ['gradient norms', Float32Array.from(layers, ({ gradientNorm }) => gradientNorm)],
    ...layers.map(({ weights }, index) => [`applied weights ${index}`, weights] as const),
    ['scores of real samples', diagnosis?.verdict?.real ?? NOTHING],
    ['scores of generated samples', diagnosis?.verdict?.generated ?? NOTHING],
  ]);
}

async function expectedOf(experiment: Experiment): Promise<Outcome> {
  const known = expected.get(experiment) ?? (await outcomeOf(reference, experiment));
  expected.set(experiment, known);
  return known;
}

/** The largest deviation of any of them, as a share of the largest magnitude among its like. */
function deviations(found: Outcome, expected: Outcome): Record<string, number> {
  return Object.fromEntries(
    [...expected].map(([name, values]) => [name, deviation(found.get(name)!, values)]),
  );
}

function deviation(found: Float32Array, expected: Float32Array): number {
  expect(found.length).toBe(expected.length);
  // The loss of a player that never moves is no number to anybody.
  if (expected.every(Number.isNaN)) return found.every(Number.isNaN) ? 0 : Infinity;
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  const apart = expected.map((value, i) => Math.abs(found[i]! - value));
  return apart.reduce((most, value) => Math.max(most, value), 0) / scale;
}

test('the cases have every choice of every registry at least twice', () => {
  const registries = {
    loss: losses,
    lipschitz: lipschitzMethods,
    'critic.activation': activations,
    'generator.activation': activations,
    'critic.optimizer': optimizers,
    'generator.optimizer': optimizers,
    updates: updateOrders,
    inference: inferences,
    dynamics,
    stabilisers: stabilizers,
    'generator.normalisation': normalisations.generator,
    'critic.normalisation': normalisations.critic,
  };
  for (const [key, registry] of Object.entries(registries)) {
    for (const { id } of registry) {
      const having = cases.filter(({ experiment }) => idsIn(experiment[key]).includes(id));
      expect(having.length, `${key} ${id}`).toBeGreaterThanOrEqual(2);
    }
  }
});

const named = (some: readonly MatrixCase[]) =>
  some.map(({ name, experiment }) => [name, experiment] as const);

/** A tenth of a percent of the largest value: rounding, carried through three iterations. */
const TOLERANCE = 1e-3;

async function expectAgreement(machine: Machine, experiment: Experiment): Promise<void> {
  const wanted = await expectedOf(experiment);
  const found = await outcomeOf(machine, experiment);
  for (const [name, deviation] of Object.entries(deviations(found, wanted))) {
    expect(deviation, name).toBeLessThan(TOLERANCE);
  }
}

/** By hand, and in iterations in which the other player rests. */
async function expectSingleUpdates(machine: Machine): Promise<void> {
  const outcomes = [];
  for (const its of [reference, machine]) {
    const { experiment } = cases[0]!;
    const trainer = await createTrainer(experiment, {
      machine: its,
      from: await midway(experiment),
    });
    const advance = (step: StepKind) =>
      trainer.advance({ step, iterations: 2, budgetMs: Infinity, want: EVERYTHING });
    await advance('critic');
    await advance('generator');
    trainer.change({ ...experiment, 'critic.steps': 0 });
    await advance('iteration');
    trainer.change({ ...experiment, 'generator.steps': 0 });
    const frame = await advance('iteration');
    expect(frame).not.toHaveProperty('uncompiled');
    outcomes.push(numbersOf({ ...frame, losses: noLosses() }));
    trainer.dispose();
  }
  const [wanted, found] = outcomes;
  for (const [name, deviation] of Object.entries(deviations(found!, wanted!))) {
    expect(deviation, name).toBeLessThan(TOLERANCE);
  }
}

describe.each(['simd', 'relaxed-simd'] as const)('wasm with %s', (variant) => {
  let machine: Machine;

  beforeAll(async () => {
    machine = await createWasmMachine({ variant });
  });
  afterAll(() => machine.dispose());

  // Both variants differ in the kernels of products alone.
  const tried = variant === 'simd' ? cases : cases.filter((_, index) => index % 4 === 0);
  test.each(named(tried))('%s', (_, experiment) => expectAgreement(machine, experiment));

  test('makes updates of one player alone', () => expectSingleUpdates(machine));

  test('gives the same bits again', async () => {
    for (const { experiment } of cases.filter((_, index) => index % 31 === 0)) {
      const [first, second] = [
        await outcomeOf(machine, experiment),
        await outcomeOf(machine, experiment),
      ];
      expect(second).toEqual(first);
    }
  });
});

const webGpu = await findWebGpu();

describe.skipIf(!webGpu)('webgpu', () => {
  let machine: Machine;
  let device: GPUDevice;

  beforeAll(async () => {
    device = await webGpu!.openDevice();
    machine = createWebGpuMachine(device, { emulated: true, openBackend: () => expect.fail() });
  });
  afterAll(() => {
    machine.dispose();
    device.destroy();
  });

  // Shaders take long to compile on an emulated device.
  const few = withAll(['inference', 'dynamics', 'stabilisers', 'generator.normalisation']);
  test('makes updates of one player alone', () => expectSingleUpdates(machine));
  test.each(named(few))('%s', (_, experiment) => expectAgreement(machine, experiment));
});

test('100,000 iterations of a tiny game leak nothing on wasm', async () => {
  let kernelMemory: WebAssembly.Memory | undefined;
  const { Memory } = WebAssembly;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (size) {
    return (kernelMemory = new Memory(size));
  });
  const machine = await createWasmMachine();
  vi.restoreAllMocks();
  const { experiment } = parseExperiment(
    'data=ring8&critic.depth=1&critic.width=2&generator.depth=1&generator.width=2&batch=8&critic.steps=1&critic.rate=0.0001&generator.rate=0.0001',
  );
  const trainer = await createTrainer(experiment, { machine });
  const advance = (iterations: number) =>
    trainer.advance({ step: 'iteration', iterations, budgetMs: Infinity, want: EVERYTHING });
  const held = () => ({
    tensors: memory().numTensors,
    bytes: kernelMemory!.buffer.byteLength,
  });
  await advance(1000);
  const before = held();
  for (let i = 0; i < 100; i++) await advance(1000);
  expect(trainer.progress.iteration).toBe(101_000);
  expect(held()).toEqual(before);
  trainer.dispose();
  machine.dispose();
});
