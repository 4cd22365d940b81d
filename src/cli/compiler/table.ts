/** Stages of a compilation as text: how long each is, or what it says. */
import { notPossible } from '../invalidInput.ts';
import { EVERYTHING } from './request.ts';
import type { Stage } from './stages.ts';

/**
 * A line for each stage that changed something; with `shown` the text of that stage, or of all.
 * @throws InvalidInputError when there is no such stage
 */
export function tableOf(stages: readonly Stage[], shown: string | undefined): string {
  if (shown === undefined) return stages.filter(changes).map(lineOf).join('\n');
  if (shown === EVERYTHING) return stages.map(({ name, text }) => `── ${name}\n${text}`).join('\n');
  const stage = stages.find(({ name }) => name === shown);
  if (!stage) {
    const names = stages.map(({ name }) => name).join(', ');
    throw notPossible('--show', shown, `one of ${EVERYTHING}, ${names}`);
  }
  return stage.text.trimEnd();
}

/** Whether a stage left something else than the one before. */
function changes({ text }: Stage, index: number, stages: readonly Stage[]): boolean {
  return text !== stages[index - 1]?.text;
}

function lineOf({ name, text }: Stage): string {
  return `${name.padEnd(NAME_WIDTH)}${countOf(text).toString().padStart(COUNT_WIDTH)} ${unitOf(name)}`;
}

const NAME_WIDTH = 26;
const COUNT_WIDTH = 5;

function unitOf(stage: string): string {
  return stage === 'fusion' || stage === 'plan' ? 'instructions' : 'nodes';
}

/** Nodes, groups and instructions stand on a line of their own that begins with their number. */
function countOf(text: string): number {
  return text.split('\n').filter((line) => /^(%\d+ =|\d+:)/.test(line)).length;
}
