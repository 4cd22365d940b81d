/** What the pictures show, in words. Decides not when they are said. */
import { differencesAmong } from '../../gan/catalogue.ts';
import { titlesOf } from '../comparison/naming.ts';
import { formatCount, formatDecimals } from '../controls/formatNumber.ts';
import { progressOf, type Progress } from '../state/progress.ts';
import { statusOf, type PlaygroundState, type RunState } from '../state/store.ts';
import { meanReturnsOf } from '../views/returns.ts';

/** Each run in a few sentences: how far it is, what it does, and what it has learnt. */
export function summaryOf(state: PlaygroundState): string {
  const { runs } = state;
  if (runs.length === 1) return summaryOfOne(runs[0]!, state);
  const titles = titlesOf(runs, differencesAmong(runs.map(({ experiment }) => experiment)));
  const each = runs.map((run, index) => {
    const title = titles[index] ? `, ${titles[index]}` : '';
    return `Run ${run.id}${title}: ${[doingOf(run, state), ...readingsOf(run)].join(' ')}`;
  });
  return [`${runs.length} runs side by side.`, ...each].join(' ');
}

function summaryOfOne(run: RunState, state: PlaygroundState): string {
  const { frame } = run;
  if (!frame) return 'Training is starting.';
  const parts = [
    `Iteration ${formatCount(frame.iteration)}, ${statusOf(run, state)}.`,
    ...readingsOf(run),
  ];
  if (frame.inference) {
    const { real } = meanReturnsOf(frame.inference);
    parts.push(
      `Through the second network and back, real points end ${formatDecimals(real.distance)} data units from where they were on average, ${formatDecimals(real.byChance)} by chance.`,
    );
  }
  return parts.join(' ');
}

function doingOf(run: RunState, { runs, alignment, playing }: PlaygroundState): string {
  if (!run.frame) return 'starting.';
  const others = runs.filter((other) => other !== run);
  const progress = progressOf(run, others, alignment, playing);
  return `iteration ${formatCount(run.frame.iteration)}, ${inWords(progress, run)}.`;
}

function inWords(progress: Progress, { held }: RunState): string {
  if (progress.kind === 'waiting') return `waiting for ${progress.on.join(' and ')}`;
  // A branch is behind, and stays there until it is told to go on.
  return held && progress.kind === 'catching up' ? 'rests until Play' : progress.kind;
}

function readingsOf({ measured, floors }: RunState): readonly string[] {
  const readings = measured?.evaluation.readings ?? {};
  const parts: string[] = [];
  const modes = modesFoundBy({ measured });
  if (modes !== undefined) {
    parts.push(`${modes} of ${floors['modes']?.value ?? 'all'} modes found.`);
  }
  const jsd = readings['jsd']?.value;
  if (jsd !== undefined) parts.push(`Jensen–Shannon divergence ${formatDecimals(jsd)}.`);
  const distance = readings['wasserstein1']?.value;
  if (distance !== undefined) parts.push(`Wasserstein distance ${formatDecimals(distance)}.`);
  return parts;
}

/** How many modes the generator has found; undefined where there are none to find, or nothing is measured yet. */
export function modesFoundBy({ measured }: Pick<RunState, 'measured'>): number | undefined {
  return measured?.evaluation.readings['modes']?.value;
}
