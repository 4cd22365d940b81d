/**
 * Commands of the window around the page, carried out through the same session and conductor as the buttons.
 * What they ask for has been checked (`embed/messages.ts`); what cannot be done says why.
 */
import type { Answer, Command, SetCommand, StepCommand } from '../../embed/messages.ts';
import { describeNotice } from '../../experiment/codec.ts';
import { isShared, type Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { parseChanges, parseLink } from '../../gan/catalogue.ts';
import { pause, play, step } from '../state/conductor.ts';
import { givenUp } from '../state/givenUp.ts';
import { endInWords, hasEnded } from '../state/goal.ts';
import { changeTo } from '../state/changes.ts';
import { reset } from '../state/session.ts';
import { comparisonOf, selectedRun, store } from '../state/store.ts';
import { continueFromHere } from '../state/timeline/departure.ts';
import { isLookingBack, latestSight } from '../state/timeline/sight.ts';
import { tellMetrics } from './facts.ts';
import { forwardKeys } from './keys.ts';
import { pictureOf } from './picture.ts';
import { shown, until } from './waiting.ts';

/** What an answer has beside the state. */
type Finding = Pick<Answer, 'notices' | 'metrics' | 'image'>;

/** A command that cannot be carried out as things stand; the message is for people. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Made in one go; between two of these others may say something else. */
const ITERATIONS_AT_ONCE = 20;
/** What is wrong throughout must not push the page out of sight. */
const MOST_NOTICES = 4;

/** Count what was told to do: whoever is at something longer sees that it is overtaken. */
let deeds = 0;
/** Those of them that say whether to train. */
let wishes = 0;

/** @throws CommandError */
export async function carryOut(command: Command): Promise<Finding> {
  switch (command.type) {
    case 'gan-playground/play':
      await playOn(command.id !== undefined);
      return {};
    case 'gan-playground/pause':
      wishes = ++deeds;
      pause();
      await until(({ runs }) => !runs.some(({ finishing }) => finishing));
      return {};
    case 'gan-playground/step':
      await makeSteps(command);
      return {};
    case 'gan-playground/reset':
      wishes = ++deeds;
      reset();
      await shown();
      return {};
    case 'gan-playground/set':
      deeds++;
      return { notices: await become(command) };
    case 'gan-playground/get':
      return { metrics: tellMetrics(store.getState()) };
    case 'gan-playground/snapshot':
      await shown();
      return { image: pictureOf(store.getState(), command.size!) };
    case 'gan-playground/keys':
      forwardKeys(command.forward);
      return {};
    default:
      return command satisfies never;
  }
}

/**
 * Once there is something to see: a deck says play while the frame still trains to where it shall start.
 * @param answered whether somebody waits for an answer; a deck that says play whenever its slide is shown does
 *   not, and means no mistake where nothing is left to play
 */
async function playOn(answered: boolean): Promise<void> {
  const mine = (wishes = ++deeds);
  await shown();
  if (mine !== wishes || (!answered && hasEnded(store.getState()))) return;
  checkPossible();
  checkNotOver();
  play();
}

async function makeSteps({ step: kind = 'iteration', count = 1 }: StepCommand): Promise<void> {
  const mine = (wishes = ++deeds);
  const atOnce = kind === 'iteration' ? ITERATIONS_AT_ONCE : 1;
  for (let left = count; left > 0; left -= atOnce) {
    await shown();
    checkPossible();
    checkNotOver();
    await step(kind, Math.min(left, atOnce));
    if (left > atOnce && (mine !== deeds || store.getState().playing)) {
      throw new CommandError('Not all steps were made: something else was asked for meanwhile.');
    }
  }
  checkPossible();
}

/** Nothing trains on from a run that failed, unless another moment of it is shown. */
function checkPossible(): void {
  const state = store.getState();
  const { failure } = selectedRun(state);
  if (failure && state.runs.every(({ phase }) => phase === 'failed') && !isLookingBack(state)) {
    throw new CommandError(`${failure.message} ${failure.hint}`);
  }
}

/** Nothing goes on beyond the iteration that the query gives. */
function checkNotOver(): void {
  if (hasEnded(store.getState())) throw new CommandError(endInWords());
}

/** @returns what could not be done as it was asked, in sentences that the page shows too */
async function become({ hash, changes }: SetCommand): Promise<readonly string[]> {
  // What is shown is what is changed, as by the controls.
  if (changes) await continueFromHere();
  const { comparison, sentences } = hash === undefined ? changed(changes!) : read(hash);
  const changing = changeTo(comparison);
  const unsaid = sentences.length - MOST_NOTICES;
  const texts = [
    ...sentences.slice(0, MOST_NOTICES),
    ...(unsaid > 0 ? [`${unsaid} more could not be used.`] : []),
  ];
  // Before the next command can have messages of its own.
  store.setState({ messages: texts.map((text, index) => ({ id: `message ${index}`, text })) });
  await changing;
  return texts;
}

interface Wanted {
  readonly comparison: Comparison;
  readonly sentences: readonly string[];
}

function read(hash: string): Wanted {
  const { comparison, notices } = parseLink(hash);
  return { comparison, sentences: notices.map(describeNotice) };
}

/** The experiments with other values: data and seed in all runs, the others in the one that is selected. */
function changed(changes: NonNullable<SetCommand['changes']>): Wanted {
  const state = store.getState();
  const entries = Object.entries(changes);
  const pairs = entries.flatMap(([key, value]) =>
    value === null ? [] : [[key, String(value)] as const],
  );
  const forgotten = entries.flatMap(([key, value]) => (value === null ? [key] : []));
  const change = (experiment: Experiment, isWanted: (key: string) => boolean) =>
    parseChanges(
      experiment,
      pairs.filter(([key]) => isWanted(key)),
      forgotten.filter(isWanted),
    );
  const chosen = latestSight(selectedRun(state)).experiment;
  const { experiment, notices } = change(chosen, () => true);
  const { experiments, alignment } = comparisonOf(state);
  const [first, ...others] = experiments.map((other, index) =>
    state.runs[index]!.id === state.selected ? experiment : change(other, isShared).experiment,
  );
  const keys = entries.map(([key]) => key);
  const lost = givenUp(chosen, experiment, ...keys).map(({ text }) => text);
  return {
    comparison: { experiments: [first!, ...others], alignment },
    sentences: [...notices.map(describeNotice), ...lost],
  };
}
