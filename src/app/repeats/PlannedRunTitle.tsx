/** A run of a plan by its letter and what is special about it; nothing where there is only one. */
import { useMemo } from 'react';
import { differencesAmong } from '../../gan/catalogue.ts';
import { titlesOf } from '../comparison/naming.ts';
import { RunMark } from '../comparison/readouts/RunMark.tsx';
import type { Plan } from './plan.ts';

interface PlannedRunTitleProps {
  readonly plan: Plan;
  /** Of the run. */
  readonly index: number;
}

export function PlannedRunTitle({ plan: { runs }, index }: PlannedRunTitleProps) {
  const titles = useMemo(
    () => titlesOf(runs, differencesAmong(runs.map(({ experiment }) => experiment))),
    [runs],
  );
  if (runs.length === 1) return null;
  return (
    <h3 className="repeat-run">
      <RunMark id={runs[index]!.id} /> <span className="muted">{titles[index]}</span>
    </h3>
  );
}
