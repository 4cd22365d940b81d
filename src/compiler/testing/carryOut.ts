/** Carries a trial out on a machine. */
import type { Cell, Machine, Program } from '../machine.ts';
import type { Arrays, Outcome, Trial } from './trial.ts';

/** Long enough for any trial; a machine that runs ahead may still stop earlier. */
const PLENTY_MS = 1000;

export interface CarriedOut extends Outcome {
  /** Why the machine did not compile it. */
  readonly eager?: string;
}

export async function carryOut(machine: Machine, trial: Trial): Promise<CarriedOut> {
  const names = Object.keys(trial.held);
  const cells = Object.fromEntries(
    names.map((name) => [name, machine.hold(trial.held[name]!.shape, trial.held[name]!.values)]),
  );
  const shapes = Object.fromEntries(
    Object.entries(trial.fed).map(([name, shape]) => [name, { shape }]),
  );
  const program = await machine.compile(trial, cells as never, shapes as never);
  try {
    const reports = await runAll(program as Program<Arrays, Arrays>, trial.runs, (run, feeds) => {
      for (const [name, values] of Object.entries(trial.feeds(run))) feeds[name]!.set(values);
    });
    const values = await machine.read(names.map((name) => cells[name]!));
    const held = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
    return { reports, held, ...(program.eager !== undefined && { eager: program.eager }) };
  } finally {
    program.dispose();
    machine.free(Object.values<Cell>(cells));
  }
}

/** Runs a program exactly `times` times, however many calls that takes; all reports after one another. */
export async function runAll(
  program: Program<Arrays, Arrays>,
  times: number,
  fill?: (run: number, feeds: Arrays) => void,
): Promise<Arrays> {
  const reports: Record<string, Float32Array> = {};
  for (let done = 0; done < times;) {
    const before = done;
    const ran = await program.run({ times: times - done, budgetMs: PLENTY_MS }, (run, feeds) =>
      fill?.(before + run, feeds),
    );
    if (ran.runs < 1 || ran.runs > times - done)
      throw new Error(`The program ran ${ran.runs} times instead of 1 to ${times - done} times.`);
    for (const [name, values] of Object.entries(ran.reports))
      reports[name] = joined(reports[name], values);
    done += ran.runs;
  }
  return reports;
}

function joined(before: Float32Array | undefined, after: Float32Array): Float32Array {
  if (!before) return after;
  const all = new Float32Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
