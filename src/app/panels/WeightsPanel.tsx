/** How the weights of each network are distributed, layer by layer, and how many lie at the limits of clipping. */
import { useId, useMemo, useState } from 'react';
import { parametersOf, type Experiment } from '../../experiment/experiment.ts';
import { inferenceOf, lipschitzOf } from '../../gan/catalogue.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { NetworkDiagnosis } from '../../training/protocol.ts';
import { formatCount, formatShare } from '../controls/formatNumber.ts';
import { WEIGHTS_PANEL } from '../state/diagnosing.ts';
import { setUnfolded } from '../state/viewing.ts';
import { useRun } from '../state/usePlayground.ts';
import { ValueHistogram } from '../views/ValueHistogram.tsx';
import { networkMark, networkName } from './networkNames.ts';
import { FoldedPanel } from './Panel.tsx';
import { ALL_LAYERS, summariseWeights, type LayerChoice } from './weightSummary.ts';

const HEIGHT = 92;

export function WeightsPanel() {
  const diagnosis = useRun((run) => run.diagnosis);
  const experiment = useRun((run) => run.experiment);
  const [layer, setLayer] = useState<LayerChoice>(ALL_LAYERS);
  const control = useId();
  const inference = inferenceOf(experiment);
  const most = Math.max(0, ...(diagnosis?.networks.map(({ layers }) => layers.length) ?? []));
  return (
    <FoldedPanel
      className="inside"
      title="Weights"
      aside="how they are distributed"
      onToggle={(open) => setUnfolded(WEIGHTS_PANEL, open)}
    >
      {diagnosis ? (
        <>
          <label className="layer-choice" htmlFor={control}>
            Of{' '}
            <select
              id={control}
              value={layer}
              onChange={({ target }) =>
                setLayer(target.value === ALL_LAYERS ? ALL_LAYERS : Number(target.value))
              }
            >
              <option value={ALL_LAYERS}>all layers</option>
              {Array.from({ length: most }, (_, index) => (
                <option key={index} value={index + 1}>
                  layer {index + 1}
                </option>
              ))}
            </select>
          </label>
          {diagnosis.networks.map((network) => {
            const name = networkName(network, inference);
            const limit = network.player === 'critic' ? clipLimitOf(experiment) : undefined;
            return <NetworkWeights key={name} {...{ name, network, layer, limit }} />;
          })}
        </>
      ) : (
        <p className="note">They come with the next picture.</p>
      )}
      <p className="note">
        Weights, without biases, as the network applies them
        {lipschitzOf(experiment).constraint?.kind === 'spectral-norm' &&
          ': the critic’s after division by the largest singular value'}
        . Untrained ones are spread evenly or as a bell around 0; clipping drives those of the
        critic to ±c, where they pile up.
      </p>
    </FoldedPanel>
  );
}

interface NetworkWeightsProps {
  readonly name: string;
  readonly network: NetworkDiagnosis;
  readonly layer: LayerChoice;
  /** ±c of weight clipping, where this network's weights are clipped. */
  readonly limit: number | undefined;
}

function NetworkWeights({ name, network, layer, limit }: NetworkWeightsProps) {
  const summary = useMemo(() => summariseWeights(network, layer, limit), [network, layer, limit]);
  const { colourRole } = networkMark(network);
  const groups = useMemo(
    () => [{ name, values: summary?.shown ?? [], colourRole, dash: '' }],
    [name, summary, colourRole],
  );
  if (!summary)
    return (
      <p className="note">
        {name}: has no layer {layer}.
      </p>
    );
  const { count, deviation, largest, atLimit, marks } = summary;
  const numbers = `${formatCount(count)} weights, deviation ${formatValue(deviation)}, largest ${formatValue(largest)}`;
  return (
    <>
      <p className="chart-title">
        <strong>{name}</strong>: {numbers}
        {limit !== undefined && atLimit !== undefined && (
          <>
            , <strong>{formatShare(atLimit)} at ±c</strong> = ±{formatValue(limit)}
            {marks.length === 0 && ', which lies beyond the axis'}
          </>
        )}
      </p>
      <ValueHistogram
        name={`Histogram of the weights, ${name}: ${numbers}`}
        height={HEIGHT}
        groups={groups}
        marks={marks}
      />
    </>
  );
}

function clipLimitOf(experiment: Experiment): number | undefined {
  const { constraint } = lipschitzOf(experiment);
  if (constraint?.kind !== 'clip') return undefined;
  return parametersOf(experiment, 'lipschitz')[constraint.limit];
}
