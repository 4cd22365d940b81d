/** What the pictures show, in words, for those who cannot see them: politely and seldom. */
import { useEffect, useState } from 'react';
import { differencesAmong } from '../../gan/catalogue.ts';
import { titlesOf } from '../comparison/naming.ts';
import { formatCount, formatDecimals } from '../controls/formatNumber.ts';
import { progressOf, type Progress } from '../state/progress.ts';
import { meanReturnsOf } from '../views/returns.ts';
import { statusOf, store, type PlaygroundState, type RunState } from '../state/store.ts';

const INTERVAL_MS = 6000;

export function Summary() {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setInterval(() => setText(summaryOf(store.getState())), INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="visually-hidden" id="samples-summary" role="status">
      {text}
    </p>
  );
}

function summaryOf(state: PlaygroundState): string {
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
  const modes = readings['modes']?.value;
  if (modes !== undefined) {
    parts.push(`${modes} of ${floors['modes']?.value ?? 'all'} modes found.`);
  }
  const jsd = readings['jsd']?.value;
  if (jsd !== undefined) parts.push(`Jensen–Shannon divergence ${formatDecimals(jsd)}.`);
  const distance = readings['wasserstein1']?.value;
  if (distance !== undefined) parts.push(`Wasserstein distance ${formatDecimals(distance)}.`);
  return parts;
}
