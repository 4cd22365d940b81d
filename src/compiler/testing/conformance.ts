/**
 * What every machine has to pass: each operation and many random procedures against the CPU backend
 * of TensorFlow.js, and all that machines promise about cells, runs and reports.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../machine.ts';
import { carryOut } from './carryOut.ts';
import { cellChecks } from './checks/cells.ts';
import type { Check } from './checks/check.ts';
import { fallbackChecks } from './checks/fallback.ts';
import { leakChecks } from './checks/leaks.ts';
import { reportChecks } from './checks/reports.ts';
import { updateChecks } from './checks/updates.ts';
import { differences } from './comparison.ts';
import { randomProcedure } from './random/procedure.ts';
import { expectedOf } from './reference.ts';
import type { Trial } from './trial.ts';
import { broadcastTrials, reductionTrials, softmaxTrials } from './trials/axes.ts';
import { elementwiseTrials, nonFiniteTrials } from './trials/elementwise.ts';
import { movementTrials } from './trials/movement.ts';
import { batchedProductTrials, neighbourTrials, productTrials } from './trials/products.ts';

/** How much is tried, and what is let pass. */
export interface Conformance {
  /** Lengths of tensors for functions applied element by element. */
  readonly sizes: readonly number[];
  /** Rows, columns and inner sizes of matrices. */
  readonly matrixSizes: readonly number[];
  /** How many random procedures. */
  readonly procedures: number;
  /** Which of them come first: other numbers try others. */
  readonly firstProcedure: number;
  /** How often one program runs to see whether anything leaks. */
  readonly leakRuns: number;
  /** How many programs are made and disposed of for the same reason. */
  readonly leakPrograms: number;
  /** Whether anything is compiled at all; a machine that does not has no reason to give. */
  readonly compiles: boolean;
  /** Whether NaN and infinities have to stay what they are, which graphics processors do not promise. */
  readonly nonFinite: boolean;
  /** How many times larger deviations may be than those of correctly rounded functions. */
  readonly leniency: number;
}

const FULL: Conformance = {
  sizes: [1, 2, 3, 4, 5, 7, 8, 9, 33],
  matrixSizes: [1, 2, 3, 5, 7, 8, 16, 17, 33, 64, 130],
  procedures: 200,
  firstProcedure: 1,
  leakRuns: 10_000,
  leakPrograms: 20,
  compiles: true,
  nonFinite: true,
  leniency: 1,
};

/**
 * Describes a machine to Vitest.
 * @param openMachine called once or more; makes the TensorFlow.js backend active that the machine
 * needs. The machines are disposed of.
 * @param less what of `FULL` is to be otherwise
 */
export function describeMachine(
  name: string,
  openMachine: () => Promise<Machine>,
  less: Partial<Conformance> = {},
): void {
  const conformance = { ...FULL, ...less };
  describe(name, () => {
    describe('computes', () => {
      let machine: Machine;
      beforeAll(async () => {
        machine = await openMachine();
      });
      afterAll(() => machine.dispose());
      test.each(trialsOf(conformance).map((trial) => [trial.name, trial] as const))(
        '%s',
        (_, trial) => tryOut(machine, trial, conformance),
      );
    });

    test.each(checksOf(conformance).map((check) => [check.name, check] as const))(
      '%s',
      async (_, check) => {
        const machine = await openMachine();
        try {
          await check.run(machine);
        } finally {
          machine.dispose();
        }
      },
    );
  });
}

export function trialsOf(conformance: Conformance = FULL): readonly Trial[] {
  const { sizes, matrixSizes, procedures, firstProcedure, nonFinite } = conformance;
  return [
    ...elementwiseTrials(sizes),
    ...(nonFinite ? nonFiniteTrials() : []),
    ...productTrials(matrixSizes),
    ...batchedProductTrials(),
    ...neighbourTrials(),
    ...reductionTrials(),
    ...softmaxTrials(),
    ...broadcastTrials(),
    ...movementTrials(),
    ...Array.from({ length: procedures }, (_, index) => randomProcedure(firstProcedure + index)),
  ];
}

export function checksOf(conformance: Conformance = FULL): readonly Check[] {
  const { leakRuns, leakPrograms, compiles } = conformance;
  return [
    ...cellChecks,
    ...updateChecks,
    ...reportChecks,
    ...(compiles ? fallbackChecks : []),
    ...leakChecks(leakRuns, leakPrograms),
  ];
}

/** @throws AssertionError naming every tensor that is not what it should be */
export async function tryOut(
  machine: Machine,
  trial: Trial,
  { leniency }: Pick<Conformance, 'leniency'> = FULL,
): Promise<void> {
  const expected = await expectedOf(trial);
  const { eager, ...outcome } = await carryOut(machine, trial);
  expect(eager).toBeUndefined();
  const { tolerance } = trial;
  const allowed = { ...tolerance, relative: leniency * tolerance.relative };
  expect(differences(outcome, expected, allowed)).toEqual([]);
}
