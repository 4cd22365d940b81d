/**
 * The Jacobian of the game at one state and on one batch, column by column: how both players' gradients change
 * when one number changes, by a program that is run once for each number. Solves nothing.
 */
import type { Cell, Machine, Mapped, Procedure } from '../compiler/machine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import {
  batchSource,
  criticBatch,
  criticBatchShapes,
  generatorBatch,
  generatorBatchShapes,
} from '../gan/batch.ts';
import type { Pair } from '../gan/dynamics/dynamics.ts';
import { derivativeAlong, type JointInputs } from '../gan/dynamics/joint.ts';
import { registerSecondOrderGradients } from '../gan/secondOrderGradients.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import { structureOf, type GameStructure } from '../gan/structure.ts';
import { cellsIn, holdSettings, holdState } from './cells.ts';
import type { Snapshot } from './protocol.ts';

export interface Jacobian {
  /** Parameters of both players together. */
  readonly count: number;
  /** Columns known so far. */
  readonly known: number;
  /** Goes on for about so long, by at least one column. */
  differentiate(budgetMs: number): Promise<void>;
  /** −∂ξ/∂θ [count, count] row by row, the critic's numbers first; 0 where a column is not known. */
  readonly ofFlow: Float64Array;
  dispose(): void;
}

/** What the derivative is computed from. */
interface Held {
  readonly state: TrainingState;
  readonly settings: LiveSettings;
  readonly inputs: JointInputs;
}

/** A game at a state and on a batch, in cells of a machine. */
export interface HeldGame {
  readonly structure: GameStructure;
  readonly held: Mapped<Held, Cell>;
}

/**
 * The game of `experiment` at `at`, on the batches of both players' next updates.
 * @throws StoredStateError when `at` is of other networks
 */
export function holdGame(machine: Machine, experiment: Experiment, at: Snapshot): HeldGame {
  return {
    structure: structureOf(experiment),
    held: {
      state: holdState(machine, experiment, at.tensors),
      settings: holdSettings(machine, experiment),
      inputs: holdInputs(machine, experiment, at),
    } as Mapped<Held, Cell>,
  };
}

/** The Jacobian of `game`, none of whose columns is known yet. The game goes with it. */
export async function openJacobian(
  machine: Machine,
  { structure, held }: HeldGame,
): Promise<Jacobian> {
  registerSecondOrderGradients();
  const [critics] = held.state.critic.parameters.shape as readonly [number];
  const [generators] = held.state.generator.parameters.shape as readonly [number];
  const program = await machine.compile(procedureOf(structure), held, {
    critic: { shape: [critics] },
    generator: { shape: [generators] },
  });
  const count = critics + generators;
  const ofFlow = new Float64Array(count * count);
  let known = 0;

  return {
    count,
    ofFlow,
    get known() {
      return known;
    },

    async differentiate(budgetMs) {
      if (known === count) return;
      const order = { times: count - known, budgetMs };
      const { runs, reports } = await program.run(order, (run, direction) => {
        direction.critic.fill(0);
        direction.generator.fill(0);
        const column = known + run;
        if (column < critics) direction.critic[column] = 1;
        else direction.generator[column - critics] = 1;
      });
      for (let run = 0; run < runs; run++) {
        const column = known + run;
        for (let row = 0; row < count; row++) {
          const change =
            row < critics
              ? reports.critic[run * critics + row]!
              : reports.generator[run * generators + row - critics]!;
          ofFlow[row * count + column] = -change;
        }
      }
      known += runs;
    },

    dispose() {
      program.dispose();
      machine.free(cellsIn(held));
    },
  };
}

function procedureOf(structure: GameStructure): Procedure<Held, Pair, Pair> {
  return {
    name: 'derivative of the game',
    compute: ({ state, settings, inputs }, direction) => ({
      report: derivativeAlong(structure, state, inputs, settings, direction),
    }),
  };
}

function holdInputs(
  machine: Machine,
  experiment: Experiment,
  { criticUpdates, generatorUpdates }: Snapshot,
): Mapped<JointInputs, Cell> {
  const source = batchSource(experiment);
  const hold = (batch: object, shapes: object) =>
    Object.fromEntries(
      Object.entries(batch as Readonly<Record<string, Float32Array>>).map(([part, values]) => [
        part,
        machine.hold((shapes as Readonly<Record<string, readonly number[]>>)[part]!, values),
      ]),
    ) as Readonly<Record<string, Cell>>;
  return {
    critic: hold(criticBatch(source, criticUpdates), criticBatchShapes(source)),
    generator: hold(generatorBatch(source, generatorUpdates), generatorBatchShapes(source)),
  } as unknown as Mapped<JointInputs, Cell>;
}
