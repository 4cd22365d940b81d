/** One step of an experiment on its way through the compiler. Prints nothing. */
import { compile } from '../../compiler/compile.ts';
import type { Mapped } from '../../compiler/machine.ts';
import type { Shape } from '../../compiler/graph.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { batchSource } from '../../gan/batch.ts';
import { registerSecondOrderGradients } from '../../gan/secondOrderGradients.ts';
import { arrangeSettings } from '../../gan/settings.ts';
import { arrangeState } from '../../gan/state.ts';
import type { StepKind } from '../../training/protocol.ts';
import { feedsOf, procedureOf, stepOf, type StepCells } from '../../training/steps.ts';

interface Shaped {
  readonly shape: Shape;
}

export interface Stage {
  readonly name: string;
  readonly text: string;
}

/**
 * The graph as it was traced, after each pass, and the plan.
 * @throws CompilerError when the step cannot be compiled
 */
export async function stagesOf(experiment: Experiment, kind: StepKind): Promise<Stage[]> {
  registerSecondOrderGradients();
  const step = stepOf(experiment, kind);
  const held: Mapped<StepCells, Shaped> = {
    state: arrangeState(experiment, (_, shape): Shaped => ({ shape })),
    settings: arrangeSettings(experiment, (): Shaped => ({ shape: [] })),
  };
  const stages: Stage[] = [];
  await compile(procedureOf(step), held, feedsOf(batchSource(experiment), step), (name, text) =>
    stages.push({ name, text: text() }),
  );
  return stages;
}
