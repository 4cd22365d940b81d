/**
 * The experiment on a command line. Strict where the page is forgiving: a value that would have to be
 * changed is refused, so that no script runs something else unnoticed.
 */
import { because, type Notice } from '../experiment/codec.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { parseExperiment } from '../gan/catalogue.ts';
import { InvalidInputError } from './invalidInput.ts';

/**
 * The experiment that the arguments other than options name; none: the default.
 * @throws InvalidInputError
 */
export function readExperiment([text = '', surplus]: readonly string[]): Experiment {
  if (surplus !== undefined) {
    throw new InvalidInputError(
      `${surplus} is not possible: allowed is one experiment, with its keys joined by & and all of it in quotes.`,
    );
  }
  const { experiment, notices } = parseExperiment(text);
  if (notices.length > 0) throw new InvalidInputError(notices.map(refusal).join(' '));
  return experiment;
}

function refusal(notice: Notice): string {
  const { key, value, allowed } = notice;
  return `${key}=${value} is not possible: allowed is ${allowed}. ${because(notice)}`.trim();
}
