/**
 * Where training ends by itself: at the iteration that the query gives, and before that, while nothing is shown
 * yet, at the one that it starts with. Runs in step by updates end after as many updates: no run makes more
 * iterations than the query says, and all are level. Knows no workers.
 */
import { firstIteration, lastIteration, presentation } from './presentation.ts';
import type { PlaygroundState, RunState } from './store.ts';
import { isLookingBack } from './timeline/sight.ts';

type Going = Pick<RunState, 'phase' | 'frame' | 'experiment'>;

type Company = Pick<PlaygroundState, 'alignment' | 'opening'> & { readonly runs: readonly Going[] };

/** What `opening` is when runs begin as the page does; undefined where they show from their seed on. */
export function openingOfPage(): number | undefined {
  return firstIteration > 0 ? firstIteration : undefined;
}

/** The iteration that `run` is not to go beyond for now; undefined: none. */
export function goalOf(
  { experiment }: Pick<Going, 'experiment'>,
  { runs, alignment, opening }: Company,
): number | undefined {
  const iterations = opening ?? lastIteration;
  const own = updatesInIteration(experiment);
  if (iterations === undefined || alignment !== 'updates' || own === 0) return iterations;
  const updates = runs.map((run) => updatesInIteration(run.experiment)).filter((one) => one > 0);
  return Math.floor((iterations * Math.min(...updates)) / own);
}

/** Whether runs are to train, be it seen or not. */
export function isUnderWay({
  playing,
  opening,
}: Pick<PlaygroundState, 'playing' | 'opening'>): boolean {
  return playing || opening !== undefined;
}

/** Whether `run` has come to its goal. */
export function isThere(run: Going, company: Company): boolean {
  return (run.frame?.iteration ?? 0) >= (goalOf(run, company) ?? Infinity);
}

/** Whether all have come to their goals; in step by time the first of them is enough, for the others had as much. */
export function areThere(company: Company): boolean {
  const going = company.runs.filter(({ phase }) => phase !== 'failed');
  if (company.alignment === 'time') return going.some((run) => isThere(run, company));
  return going.length > 0 && going.every((run) => isThere(run, company));
}

/** Whether nothing is left to play: a still never plays, and a moment of the past is not the end. */
export function hasEnded(state: PlaygroundState): boolean {
  if (presentation.still) return true;
  return !isLookingBack(state) && areThere({ ...state, opening: undefined });
}

/** Why nothing is left to play: one or two sentences. */
export function endInWords(): string {
  if (presentation.still) return 'This is a still picture, which does not play.';
  return `The link has training end at iteration ${lastIteration?.toLocaleString('en')}. Reset starts again.`;
}

function updatesInIteration(experiment: Going['experiment']): number {
  return experiment['critic.steps'] + experiment['generator.steps'];
}
