/** What can be changed of game dynamics while a run goes on, on a compiled machine against steps by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../compiler/machine.ts';
import { createWasmMachine } from '../compiler/wasm/machine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { changeExperiment } from '../gan/catalogue.ts';
import { readState, type TrainingState } from '../gan/state.ts';
import { criticUpdate, generatorUpdate, iteration, jointStep } from '../gan/step.ts';
import { structureOf } from '../gan/structure.ts';
import {
  createSettings,
  prepared,
  relativeError,
  smallExperiment,
  useCpu,
} from '../gan/testing.ts';
import type { FrameRequest, StepKind } from './protocol.ts';
import { createTrainer, type Trainer } from './trainer.ts';

const NOTHING: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };
/** Rounding, carried through a few iterations. */
const TOLERANCE = 2e-4;

type Changes = Readonly<Record<string, string | number>>;

let machine: Machine;
beforeAll(async () => {
  await useCpu();
  machine = await createWasmMachine();
});
afterAll(() => machine.dispose());

/** Smooth, and with an optimiser that makes nothing out of rounding. */
const SMOOTH: Changes = {
  loss: 'standard',
  'critic.activation': 'tanh',
  'generator.activation': 'tanh',
  'critic.optimizer': 'momentum',
  'generator.optimizer': 'momentum',
  'critic.rate': 0.05,
  'generator.rate': 0.05,
  'critic.steps': 1,
};

/** A run of `experiment` on the machine and by hand. */
async function sideBySide(experiment: Experiment) {
  const trainer = await createTrainer(experiment, { machine });
  const { inputs, state } = prepared(experiment);
  return new Both(trainer, inputs, experiment, state);
}

class Both {
  readonly #trainer: Trainer;
  readonly #inputs;
  #experiment: Experiment;
  #state: TrainingState;

  constructor(
    trainer: Trainer,
    inputs: ReturnType<typeof prepared>['inputs'],
    experiment: Experiment,
    state: TrainingState,
  ) {
    this.#trainer = trainer;
    this.#inputs = inputs;
    this.#experiment = experiment;
    this.#state = state;
  }

  change(changes: Changes): void {
    this.#experiment = changeExperiment(this.#experiment, changes);
    expect(this.#experiment).toMatchObject(changes);
    this.#trainer.change(this.#experiment);
  }

  /** One step of both, after which they have to agree; with one update of each player at most. */
  async step(kind: StepKind = 'iteration'): Promise<void> {
    const { criticUpdates, generatorUpdates } = this.#trainer.progress;
    const frame = await this.#trainer.advance({
      step: kind,
      iterations: 1,
      budgetMs: Infinity,
      want: NOTHING,
    });
    expect(frame).not.toHaveProperty('uncompiled');
    this.#state = this.#byHand(kind, criticUpdates, generatorUpdates);
    const [found, wanted] = [
      (await this.#trainer.snapshot()).tensors,
      await readState(this.#state),
    ];
    expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
    for (const [path, { values }] of Object.entries(wanted)) {
      expect(relativeError(found[path]!.values, [...values]), path).toBeLessThan(TOLERANCE);
    }
  }

  #byHand(kind: StepKind, criticUpdates: number, generatorUpdates: number): TrainingState {
    const structure = structureOf(this.#experiment);
    const settings = createSettings(this.#experiment);
    const critic = this.#inputs(criticUpdates, 1, 0).critic;
    const generator = this.#inputs(generatorUpdates, 0, 1).generator;
    if (structure.dynamics.joint) {
      const movers = { critic: kind !== 'generator', generator: kind !== 'critic' };
      return jointStep(structure, this.#state, { critic, generator }, settings, movers).state;
    }
    switch (kind) {
      case 'critic':
        return criticUpdate(structure, this.#state, critic[0]!, settings).state;
      case 'generator':
        return generatorUpdate(structure, this.#state, generator[0]!, settings).state;
      case 'iteration': {
        const fed = {
          critic: this.#experiment['critic.steps'] === 0 ? [] : critic,
          generator: this.#experiment['generator.steps'] === 0 ? [] : generator,
        };
        return iteration(structure, this.#state, fed, settings).state;
      }
    }
  }

  dispose(): void {
    this.#trainer.dispose();
  }
}

describe.each(['none', 'r1-r2', 'spectral-norm'])('looking ahead under %s', (lipschitz) => {
  test('further or less far, in either order, and with a player at rest', async () => {
    const run = await sideBySide(
      smallExperiment({ ...SMOOTH, lipschitz, dynamics: 'unrolled', 'dynamics.steps': 1 }),
    );
    await run.step();
    run.change({ 'dynamics.steps': 3 });
    await run.step();
    run.change({ updates: 'simultaneous' });
    await run.step();
    run.change({ 'dynamics.steps': 2, 'critic.steps': 0 });
    await run.step();
    run.change({ 'critic.steps': 1, 'generator.steps': 0 });
    await run.step();
    await run.step('critic');
    await run.step('generator');
    run.dispose();
  });
});

describe.each(['consensus', 'sga', 'extragradient', 'optimistic'])('%s', (dynamics) => {
  test('moves both players, or the one that is asked to', async () => {
    const run = await sideBySide(
      smallExperiment({ ...SMOOTH, lipschitz: 'spectral-norm', dynamics, stabilisers: 'ema' }),
    );
    await run.step();
    await run.step('critic');
    await run.step('generator');
    await run.step();
    run.dispose();
  });
});
