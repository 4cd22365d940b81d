/** What the pictures show, in words, for those who cannot see them: politely and seldom. */
import { useEffect, useState } from 'react';
import { formatCount, formatDecimals } from '../controls/formatNumber.ts';
import { meanReturnsOf } from '../views/returns.ts';
import { selectedRun, statusOf, store, type PlaygroundState } from '../state/store.ts';

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
  const run = selectedRun(state);
  const { frame, measured, floors } = run;
  if (!frame) return 'Training is starting.';
  const parts = [`Iteration ${formatCount(frame.iteration)}, ${statusOf(run, state)}.`];
  const readings = measured?.evaluation.readings ?? {};
  const modes = readings['modes']?.value;
  if (modes !== undefined) parts.push(`${modes} of ${floors['modes'] ?? 'all'} modes found.`);
  const jsd = readings['jsd']?.value;
  if (jsd !== undefined) parts.push(`Jensen–Shannon divergence ${formatDecimals(jsd)}.`);
  const distance = readings['wasserstein1']?.value;
  if (distance !== undefined) parts.push(`Wasserstein distance ${formatDecimals(distance)}.`);
  if (frame.inference) {
    const { real } = meanReturnsOf(frame.inference);
    parts.push(
      `Through the second network and back, real points end ${formatDecimals(real.distance)} data units from where they were on average, ${formatDecimals(real.byChance)} by chance.`,
    );
  }
  return parts.join(' ');
}
