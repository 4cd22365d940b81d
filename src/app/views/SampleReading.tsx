/** What holds at the pointer: where it is, what the critic says there and the best one would, and how dense the real data is. */
import { SMOOTHING_WIDTH } from '../../metrics/smoothedDensity.ts';
import { fieldValue } from '../../plots/fieldValue.ts';
import type { DataPoint } from '../../plots/view.ts';
import { formatDecimals } from '../controls/formatNumber.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';
import { shownTargetOf } from './target.ts';

interface SampleReadingProps {
  readonly at: DataPoint;
  /** Whether it is said to those who listen; whoever moves a pointer sees it. */
  readonly aloud: boolean;
}

export function SampleReading({ at, aloud }: SampleReadingProps) {
  const experiment = useRun((run) => run.experiment);
  const field = useRun((run) => run.field);
  const view = usePlayground((state) => state.view);
  const best = useRun((run) => run.measured?.comparison?.best);
  const shown = shownTargetOf(experiment);
  const score = field && fieldValue(field, at.x, at.y);
  const bestScore = best && fieldValue(best, at.x, at.y);
  const density = shown.density(at.x, at.y);
  return (
    <div className="sample-reading" aria-live={aloud ? 'polite' : 'off'}>
      {[
        `x ${formatDecimals(at.x, 2)}, ${formatDecimals(at.y, 2)}`,
        score === undefined ? undefined : `D ${formatDecimals(score, 2)}`,
        view.best && best
          ? `D* ${bestScore === undefined ? 'not known here' : formatDecimals(bestScore, 2)}`
          : undefined,
        `p ${density < 0.005 && density > 0 ? '< 0.01' : formatDecimals(density, 2)}`,
        shown.densityIsSmoothed ? `smoothed at ${SMOOTHING_WIDTH}` : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(' · ')}
    </div>
  );
}
