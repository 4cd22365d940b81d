/** The metrics that say how far the generator is from the data, and how each is drawn over a run. */
import type { Experiment } from '../../experiment/experiment.ts';
import { lossOf } from '../../gan/catalogue.ts';
import type { CriticEstimate } from '../../gan/losses/loss.ts';
import { structureOf } from '../../gan/structure.ts';
import type { Metric } from '../../metrics/metric.ts';
import { metrics } from '../../metrics/registry.ts';
import type { ColourRole } from '../../plots/palette.ts';
import type { ChartSeries } from '../views/recordedCurves.ts';

export interface Distance {
  readonly metric: Metric;
  readonly colour: ColourRole;
}

const COLOURS: readonly ColourRole[] = ['accent', 'ink'];

/** Distances fall towards a noise floor; shares and counts climb and are shown elsewhere. */
export const distances: readonly Distance[] = metrics
  .filter(({ primary, better }) => primary && better === 'lower')
  .map((metric, index) => ({ metric, colour: COLOURS[index % COLOURS.length]! }));

/** The critic's own reading of a metric; a critic of pairs or packs says nothing of single samples. */
export function estimateOf(experiment: Experiment, metric: Metric): CriticEstimate | undefined {
  const { estimate } = lossOf(experiment);
  const { judgesSamples } = structureOf(experiment);
  return judgesSamples && estimate?.metric === metric.id ? estimate : undefined;
}

/** @param own the critic's reading, where it has one */
export function distanceSeries(
  { metric, colour }: Distance,
  own: CriticEstimate | undefined,
): readonly ChartSeries[] {
  const measured: ChartSeries = { id: metric.id, name: 'measured', dash: '', colourRole: colour };
  if (!own) return [measured];
  return [measured, { id: 'estimate', name: 'critic’s', dash: '5 3', colourRole: 'muted' }];
}

/** What stands above its chart. */
export function distanceTitle({ name, unit, floor }: Metric): string {
  return `${name}${unit ? `, ${unit}` : ''}; dotted: ${floor.kind}`;
}
