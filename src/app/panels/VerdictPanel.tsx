/**
 * What the critic says of real and of generated samples, and how well that tells them apart. Folded away, because
 * it costs time while it is open.
 */
import { Fragment, useMemo } from 'react';
import { parametersOf, type Experiment } from '../../experiment/experiment.ts';
import { lossOf } from '../../gan/catalogue.ts';
import type { Threshold } from '../../gan/losses/loss.ts';
import { structureOf } from '../../gan/structure.ts';
import { accuracyOf, shareRankedRight } from '../../metrics/verdict.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { CriticVerdict } from '../../training/protocol.ts';
import { formatCount, formatDecimals, formatShare } from '../controls/formatNumber.ts';
import { VERDICT_PANEL } from '../state/diagnosing.ts';
import { setUnfolded } from '../state/viewing.ts';
import { useRun } from '../state/usePlayground.ts';
import { LineKey } from '../views/LineKey.tsx';
import { ValueHistogram } from '../views/ValueHistogram.tsx';
import { FoldedPanel } from './Panel.tsx';

const HEIGHT = 130;

export function VerdictPanel() {
  const experiment = useRun((run) => run.experiment);
  const verdict = useRun((run) => run.diagnosis?.verdict);
  const { criticless } = lossOf(experiment);
  return (
    <FoldedPanel
      className="inside"
      title="Critic’s verdict"
      aside={criticless ? 'none here' : 'can it tell?'}
      onToggle={(open) => setUnfolded(VERDICT_PANEL, open)}
    >
      {criticless && <p className="note">This loss has no critic that could judge samples.</p>}
      {!criticless && verdict && <Verdict {...{ experiment, verdict }} />}
      {!criticless && !verdict && <p className="note">It comes with the next picture.</p>}
    </FoldedPanel>
  );
}

interface VerdictProps {
  readonly experiment: Experiment;
  readonly verdict: CriticVerdict;
}

function Verdict({ experiment, verdict }: VerdictProps) {
  const { real, generated } = verdict;
  const loss = lossOf(experiment);
  const threshold = useMemo(
    () => loss.threshold?.(parametersOf(experiment, 'loss')),
    [loss, experiment],
  );
  const ranked = useMemo(() => shareRankedRight(real, generated), [real, generated]);
  const accuracy = useMemo(
    () => threshold && accuracyOf(real, generated, threshold),
    [real, generated, threshold],
  );
  const groups = useMemo(
    () => [
      { name: 'real', values: real, colourRole: 'real' as const, dash: '' },
      { name: 'generated', values: generated, colourRole: 'generated' as const, dash: '4 2' },
    ],
    [real, generated],
  );
  const marks = useMemo(() => (threshold ? [threshold.score] : []), [threshold]);
  return (
    <>
      <ValueHistogram
        name={`Histograms of the critic’s scores of real and of generated samples: a real one scores higher with probability ${formatDecimals(ranked)}`}
        height={HEIGHT}
        groups={groups}
        marks={marks}
      />
      <p className="chart-title">
        {groups.map(({ name, colourRole, dash }) => (
          <Fragment key={name}>
            <LineKey colourRole={colourRole} dash={dash} /> {name}{' '}
          </Fragment>
        ))}
        – {scoreOf(experiment)} of {formatCount(real.length)} each
        {threshold && `; dotted: the threshold ${formatValue(threshold.score)}`}
      </p>
      <div className="figures">
        <Figure
          value={formatDecimals(ranked)}
          name="P(real scores higher)"
          meaning="Probability that one real sample scores higher than one generated sample, ties counting half: 0 to 1, ½ where the critic cannot tell."
          context="0 to 1 · ½ at equilibrium"
        />
        {accuracy !== undefined && (
          <Figure
            value={formatShare(accuracy)}
            name="critic accuracy"
            meaning="Share of samples on the right side of the threshold, both kinds counting equally: 50 % where the critic cannot tell."
            context="0 to 100 % · 50 % at equilibrium"
          />
        )}
      </div>
      <p className="note">
        Near 1 the critic tells almost every pair apart; below ½ it has them the wrong way round.{' '}
        {aboutThreshold(threshold, loss.threshold !== undefined)}
        {structureOf(experiment).inference.backward &&
          ' Shown is the critic of the data; the one of the way back is not.'}
      </p>
    </>
  );
}

function aboutThreshold(threshold: Threshold | undefined, classifies: boolean): string {
  if (!classifies) {
    return 'This loss names no score at which the critic changes its mind, so there is no threshold and no accuracy.';
  }
  if (!threshold) return 'With equal targets for both kinds there is nothing to tell apart.';
  return `At its best the critic scores ${threshold.real} the threshold exactly where real samples are denser than generated ones${
    threshold.real === 'below' ? ', so P(real scores higher) is 0 where it always tells.' : '.'
  }`;
}

/** What is scored, as the critic sees it in training. */
function scoreOf(experiment: Experiment): string {
  const { pack, inference, noisy, loss } = structureOf(experiment);
  const blurred = noisy ? 'blurred ' : '';
  const judged = inference.pairs
    ? `${blurred}samples with codes`
    : pack > 1
      ? `packs of ${pack} ${blurred}samples`
      : `${blurred}samples`;
  return `${loss.witness ? 'witness function' : 'scores'} on ${judged},`;
}

interface FigureProps {
  readonly value: string;
  readonly name: string;
  readonly meaning: string;
  /** Range and ideal. */
  readonly context: string;
}

function Figure({ value, name, meaning, context }: FigureProps) {
  return (
    <div title={meaning}>
      <div className="figure-value">{value}</div>
      <div className="figure-context">
        {name}
        <br />
        {context}
      </div>
    </div>
  );
}
