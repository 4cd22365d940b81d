/**
 * The experiment on a command line. Strict where the page is forgiving: a value that would have to be
 * changed is refused, so that no script runs something else unnoticed.
 */
import { because, type Notice } from '../experiment/codec.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { shortened } from '../experiment/quotation.ts';
import { parseComparison } from '../gan/catalogue.ts';
import { InvalidInputError } from './invalidInput.ts';

/**
 * The experiment that the arguments other than options name; none: the default.
 * @throws InvalidInputError
 */
export function readExperiment([text = '', surplus]: readonly string[]): Experiment {
  if (surplus !== undefined) throw oneOnly(surplus);
  const [experiment, ...others] = readExperiments([text]);
  if (others.length > 0) throw oneOnly(text);
  return experiment;
}

/**
 * The experiments that the arguments name, each one or a comparison of several; none: the default.
 * @throws InvalidInputError
 */
export function readExperiments(texts: readonly string[]): readonly [Experiment, ...Experiment[]] {
  const read = (texts.length === 0 ? [''] : texts).map((text) => parseComparison(text));
  const notices = read.flatMap((comparison) => comparison.notices);
  if (notices.length > 0) throw new InvalidInputError(notices.map(refusal).join(' '));
  const [first, ...others] = read.flatMap(({ comparison }) => comparison.experiments);
  return [first!, ...others];
}

function oneOnly(text: string): InvalidInputError {
  return new InvalidInputError(
    `${shortened(text)} is not possible: allowed is one experiment, with its keys joined by & and all of it in quotes.`,
  );
}

function refusal(notice: Notice): string {
  const { key, value, allowed } = notice;
  return `${shortened(key)}=${shortened(value)} is not possible: allowed is ${allowed}. ${because(notice)}`.trim();
}
