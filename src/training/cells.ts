/**
 * What a run keeps on its machine: the state, the live settings, and what every picture of it is
 * computed from, as trees of cells. Fills, reads and copies them; computes nothing.
 */
import type { Cell, Machine } from '../compiler/machine.ts';
import type { Shape } from '../compiler/graph.ts';
import { leavesOf, mapLeaves } from '../compiler/trees.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { arrangeSettings, type SettingsOf } from '../gan/settings.ts';
import {
  arrangeState,
  disposeState,
  initialState,
  readState,
  storedValues,
  type StateOf,
  type StoredTensors,
} from '../gan/state.ts';

export type StateCells = StateOf<Cell>;
export type SettingCells = SettingsOf<Cell>;

/** The state before training, in plain numbers. Computed on the active tfjs backend. */
export async function untrained(experiment: Experiment): Promise<StoredTensors> {
  const state = initialState(experiment);
  try {
    return await readState(state);
  } finally {
    disposeState(state);
  }
}

/**
 * Cells that hold `stored`.
 * @throws StoredStateError when it does not fit the experiment
 */
export function holdState(
  machine: Machine,
  experiment: Experiment,
  stored: StoredTensors,
): StateCells {
  // All are looked at before the first cell is made, so that a refusal leaves nothing behind.
  const values = arrangeState(experiment, (path, shape) => ({
    shape,
    values: storedValues(stored, path, shape),
  }));
  return mapLeaves(values, (leaf: { shape: Shape; values: Float32Array }) =>
    machine.hold(leaf.shape, leaf.values),
  ) as StateCells;
}

/**
 * Other numbers for the same state.
 * @throws StoredStateError when they do not fit the experiment; the cells are then as they were
 */
export function writeState(
  machine: Machine,
  cells: StateCells,
  experiment: Experiment,
  stored: StoredTensors,
): void {
  const values = new Map(
    leavesOf<Float32Array>(
      arrangeState(experiment, (path, shape) => storedValues(stored, path, shape)),
    ),
  );
  for (const [path, cell] of leavesOf<Cell>(cells)) machine.write(cell, values.get(path)!);
}

/** Cells like `cells`, to keep a copy in. */
export function holdSpare(machine: Machine, cells: StateCells): StateCells {
  return mapLeaves(cells, ({ shape }: Cell) => machine.hold(shape)) as StateCells;
}

export async function readCells(machine: Machine, cells: StateCells): Promise<StoredTensors> {
  const leaves = leavesOf<Cell>(cells);
  const values = await machine.read(leaves.map(([, cell]) => cell));
  return Object.fromEntries(
    leaves.map(([path, { shape }], index) => [path, { shape, values: values[index]! }]),
  );
}

export function holdSettings(machine: Machine, experiment: Experiment): SettingCells {
  return arrangeSettings(experiment, (value) => machine.hold([], Float32Array.of(value)));
}

/** Other numbers for the same settings. */
export function writeSettings(machine: Machine, cells: SettingCells, experiment: Experiment): void {
  const values = new Map(
    leavesOf<Float32Array>(arrangeSettings(experiment, (value) => Float32Array.of(value))),
  );
  for (const [path, cell] of leavesOf<Cell>(cells)) machine.write(cell, values.get(path)!);
}

export function cellsIn(...trees: readonly object[]): readonly Cell[] {
  return trees.flatMap((tree) => leavesOf<Cell>(tree).map(([, cell]) => cell));
}
