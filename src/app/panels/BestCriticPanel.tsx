/**
 * The learned critic against the best one that theory knows: how far apart they are, and whether the
 * density ratio can be read from what was learned. Folded away, because it costs time while it is open.
 */
import { bestCriticOf } from '../../gan/bestCritic.ts';
import { lipschitzOf, lossOf } from '../../gan/catalogue.ts';
import type { Loss } from '../../gan/losses/loss.ts';
import {
  FEWEST_SAMPLES,
  LARGEST_LOG_RATIO,
  type CriticComparison,
} from '../../metrics/bestCritic.ts';
import { MEASUREMENT_SIZE } from '../../metrics/metric.ts';
import { SMOOTHING_WIDTH } from '../../metrics/smoothedDensity.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import { Formula } from '../controls/Formula.tsx';
import { formatCount, formatShare } from '../controls/formatNumber.ts';
import { BEST_CRITIC_PANEL } from '../state/bestCriticWanted.ts';
import { setUnfolded } from '../state/viewing.ts';
import { useRun } from '../state/usePlayground.ts';
import { RatioChart } from '../views/RatioChart.tsx';
import { FoldedPanel } from './Panel.tsx';

export function BestCriticPanel() {
  const experiment = useRun((run) => run.experiment);
  const comparison = useRun((run) => run.measured?.comparison);
  const loss = lossOf(experiment);
  const best = bestCriticOf(experiment);
  return (
    <FoldedPanel
      className="best-critic"
      title="Best critic"
      aside={'whyNot' in best ? 'none here' : summaryOf(comparison)}
      onToggle={(open) => setUnfolded(BEST_CRITIC_PANEL, open)}
    >
      {'whyNot' in best ? (
        <p className="note">{best.whyNot}</p>
      ) : (
        <>
          {'tex' in loss.optimalScore && (
            <div className="formula-box">
              <Formula tex={`D^* = ${loss.optimalScore.tex}`} />
            </div>
          )}
          {comparison ? (
            <Comparison loss={loss} comparison={comparison} />
          ) : (
            <p className="note">How far D is from it comes with the next measurement.</p>
          )}
          <p className="note">
            p and q are both smoothed with a Gaussian of width {SMOOTHING_WIDTH}, as for the JSD,
            and D* is best for those. The critic learns from the samples as they are, so data finer
            than that leaves a gap by itself.
            {lipschitzOf(experiment).id !== 'none' &&
              ' So may the Lipschitz method, which bounds the critic.'}
          </p>
        </>
      )}
    </FoldedPanel>
  );
}

function summaryOf(comparison: CriticComparison | undefined): string {
  if (comparison?.gap) return `gap ${formatValue(comparison.gap.rootMeanSquare)}`;
  return 'beside the learned one';
}

interface ComparisonProps {
  readonly loss: Loss;
  readonly comparison: CriticComparison;
}

function Comparison({ loss, comparison }: ComparisonProps) {
  const { covered, gap, ratio } = comparison;
  if (covered === 0) {
    return (
      <p className="note">
        Nowhere do both distributions have {FEWEST_SAMPLES} of {SAMPLES} samples: they have too
        little in common to be compared.
      </p>
    );
  }
  return (
    <>
      <div className="figures">
        {gap && (
          <Figure
            name="gap of the score"
            value={gap.rootMeanSquare}
            floor={gap.floor}
            meaning="Root mean square of D − D*, weighted by ½(p + q)."
          />
        )}
        {ratio && (
          <Figure
            name="error of log p/q"
            value={ratio.rootMeanSquare}
            floor={ratio.floor}
            meaning="Root mean square of the log density ratio told by D minus the actual one, weighted by ½(p + q)."
          />
        )}
      </div>
      {ratio && <RatioChart ratio={ratio} />}
      {gap ? (
        <p className="note">
          Gap: root mean square of D − D*, weighted by ½(p + q). A critic that is the same
          everywhere has {formatValue(gap.spread)} at best; the floor is what D* itself would show,
          q being known from samples only.
        </p>
      ) : (
        <p className="note">There is no gap to show. {loss.optimumIsFreeIn}</p>
      )}
      {'whyNot' in loss.densityRatio && (
        <p className="note">p/q cannot be read from D. {loss.densityRatio.whyNot}</p>
      )}
      <p className="note">
        Compared where {FEWEST_SAMPLES} of {SAMPLES} samples of each distribution lie under the
        kernel: {formatShare(covered)} of both. There p/q is between 1/{LARGEST_RATIO} and{' '}
        {LARGEST_RATIO}, and D* finite.
      </p>
    </>
  );
}

const SAMPLES = formatCount(MEASUREMENT_SIZE.generated);
const LARGEST_RATIO = formatCount(Math.exp(LARGEST_LOG_RATIO));

interface FigureProps {
  readonly name: string;
  readonly value: number;
  readonly floor: number;
  readonly meaning: string;
}

function Figure({ name, value, floor, meaning }: FigureProps) {
  return (
    <div title={meaning}>
      <div className="figure-value">{formatValue(value)}</div>
      <div className="figure-context">
        {name}
        <br />
        floor {formatValue(floor)}
      </div>
    </div>
  );
}
