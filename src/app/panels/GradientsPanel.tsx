/**
 * How long each layer's gradient is, for all networks of a run: what vanishes or explodes on the way back through
 * the layers. Folded away, because it costs time while it is open.
 */
import { useMemo } from 'react';
import { inferenceOf } from '../../gan/catalogue.ts';
import type { LayerSeries } from '../../plots/layerChart.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { NetworkDiagnosis } from '../../training/protocol.ts';
import { GRADIENTS_PANEL } from '../state/diagnosing.ts';
import { setUnfolded } from '../state/viewing.ts';
import { useRun } from '../state/usePlayground.ts';
import { LayerChart } from '../views/LayerChart.tsx';
import { LineKey } from '../views/LineKey.tsx';
import { networkMark, networkName } from './networkNames.ts';
import { FoldedPanel } from './Panel.tsx';

export function GradientsPanel() {
  const diagnosis = useRun((run) => run.diagnosis);
  const inference = useRun((run) => inferenceOf(run.experiment));
  const series = useMemo(
    () =>
      diagnosis?.networks.map((network) => seriesOf(network, networkName(network, inference))) ??
      [],
    [diagnosis, inference],
  );
  return (
    <FoldedPanel
      className="inside"
      title="Gradients by layer"
      aside="vanishing, exploding"
      onToggle={(open) => setUnfolded(GRADIENTS_PANEL, open)}
    >
      {diagnosis ? (
        <>
          <LayerChart name="Norm of the gradient by layer, logarithmic" series={series} />
          <ul className="network-list">
            {series.map((one) => (
              <NetworkLine key={one.id} {...one} />
            ))}
          </ul>
        </>
      ) : (
        <p className="note">They come with the next picture.</p>
      )}
      <p className="note">
        ‖∂L/∂(weights, biases)‖ of each layer on the batch of the next update, L being what the
        network’s own side minimises, penalties included. At least 0; flat is healthy. A line that
        falls towards layer 1 has vanishing gradients, one that rises towards it exploding ones;
        layers whose norm is 0, drawn hollow at the lower edge, do not learn.
      </p>
    </FoldedPanel>
  );
}

function seriesOf(network: NetworkDiagnosis, name: string): LayerSeries {
  return {
    id: name,
    name,
    ...networkMark(network),
    // What compares samples stands beside the layers, not behind the last one.
    values: network.layers
      .filter(({ compares }) => !compares)
      .map(({ gradientNorm }) => gradientNorm),
  };
}

function NetworkLine({ name, values, colourRole, dash }: LayerSeries) {
  const [first, last] = [values[0]!, values.at(-1)!];
  return (
    <li>
      <LineKey colourRole={colourRole} dash={dash} />
      <span>
        <strong>{name}</strong> ‖∇L‖ {formatValue(Math.hypot(...values))}: layer 1{' '}
        {formatValue(first)}
        {values.length > 1 &&
          `, layer ${values.length} ${formatValue(last)} (${comparedWith(first, last)})`}
      </span>
    </li>
  );
}

/** How the first layer's norm compares with the last one's. */
function comparedWith(first: number, last: number): string {
  if (last === 0) return first === 0 ? 'no gradient' : 'none at the output';
  if (first === 0) return 'none arrives at the input';
  return `first over last ${formatValue(first / last)}`;
}
