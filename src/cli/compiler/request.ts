/** What is to be shown of the compiler, from the command line. */
import type { Experiment } from '../../experiment/experiment.ts';
import type { StepKind } from '../../training/protocol.ts';
import { readExperiment } from '../experimentText.ts';
import { notPossible } from '../invalidInput.ts';
import { readCommandLine } from '../options.ts';

export interface ShowRequest {
  readonly kind: 'show';
  readonly experiment: Experiment;
  readonly step: StepKind;
  /** The stages whose text is printed, by name; `all` of them, or none. */
  readonly shown: string | undefined;
}

const STEPS: readonly StepKind[] = ['iteration', 'critic', 'generator'];

/** The value of `--show` that means every stage. */
export const EVERYTHING = 'all';

export const HELP = `Usage: npm run --silent compile -- ['#KEY=VALUE&…'] [OPTION …]

Traces one step of the experiment, which is written as in the address of the page, and prints how
many nodes each pass of the compiler leaves and how many instructions come of them.

  --step NAME    ${STEPS.join(', ')}; iteration unless given
  --show STAGE   print what one stage made, by its name in the table; ${EVERYTHING} prints every one
  --help         print this

Exit status: 0 done, 2 the input is not possible or the step cannot be compiled.`;

/** @throws InvalidInputError naming the option or key, its value and what is allowed */
export function readRequest(args: readonly string[]): ShowRequest | { readonly kind: 'help' } {
  const line = readCommandLine(args, { step: 'string', show: 'string', help: 'boolean' });
  if (line.has('help')) return { kind: 'help' };
  const name = line.value('step') ?? 'iteration';
  const step = STEPS.find((candidate) => candidate === name);
  if (!step) throw notPossible('--step', name, `one of ${STEPS.join(', ')}`);
  return {
    kind: 'show',
    experiment: readExperiment(line.positionals),
    step,
    shown: line.value('show'),
  };
}
