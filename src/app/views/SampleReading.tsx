/** What holds at the pointer: where it is, what the critic says there, and how dense the real data is. */
import { SMOOTHING_WIDTH } from '../../metrics/smoothedDensity.ts';
import { fieldValue } from '../../plots/fieldValue.ts';
import type { DataPoint } from '../../plots/view.ts';
import { formatValue } from '../controls/formatNumber.ts';
import { usePlayground } from '../state/store.ts';
import { shownTargetOf } from './target.ts';

interface SampleReadingProps {
  readonly at: DataPoint;
}

export function SampleReading({ at }: SampleReadingProps) {
  const experiment = usePlayground((state) => state.experiment);
  const field = usePlayground((state) => state.field);
  const shown = shownTargetOf(experiment);
  const score = field && fieldValue(field, at.x, at.y);
  const density = shown.density(at.x, at.y);
  return (
    <div className="sample-reading">
      {[
        `x ${formatValue(at.x, 2)}, ${formatValue(at.y, 2)}`,
        score === undefined ? undefined : `D ${formatValue(score, 2)}`,
        `p ${density < 0.005 && density > 0 ? '< 0.01' : formatValue(density, 2)}`,
        shown.densityIsSmoothed ? `smoothed at ${SMOOTHING_WIDTH}` : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(' · ')}
    </div>
  );
}
