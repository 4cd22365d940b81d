/**
 * What is on the page at one moment, as the contents of a figure. Everything is copied: training goes on
 * while somebody chooses how the figure shall look.
 */
import { metricsFor } from '../../metrics/registry.ts';
import type { FigureChart, FigureContents, FigureRun } from '../../plots/figure/contents.ts';
import type { Provenance } from '../../plots/figure/provenance.ts';
import { formatComparison, differencesAmong } from '../../gan/catalogue.ts';
import { formatPresentation, LATEST_ITERATION } from '../../embed/presentation.ts';
import { VERSION_PAIR } from '../../experiment/codec.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import type { CurveSeries } from '../../plots/curveSeries.ts';
import { titlesOf } from '../comparison/naming.ts';
import { axesInWords, comparedCurves, quantityOf } from '../comparison/readouts/comparedCurves.ts';
import { describePlace, placeAt } from '../comparison/readouts/places.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { fileNameOf } from '../files/fileName.ts';
import { NothingToSaveError } from '../files/nothingToSave.ts';
import { distances, distanceSeries, distanceTitle, estimateOf } from '../panels/distances.ts';
import { LOSS_SERIES } from '../panels/LossCurvesPanel.tsx';
import type { PlaygroundState, RunState } from '../state/store.ts';
import { recordedCurves } from '../views/recordedCurves.ts';
import { shownTargetOf } from '../views/target.ts';
import { captionOf, titleOf } from './caption.ts';
import { metricsTable, modesOf, readingsInWords } from './readings.ts';

export interface Snapshot {
  /** Without colours, which are chosen later. */
  readonly contents: Omit<FigureContents, 'palette'>;
  readonly provenance: Provenance;
  /** Without ending. */
  readonly fileName: string;
}

/** @throws NothingToSaveError while no run has a picture */
export function takeSnapshot(state: PlaygroundState): Snapshot {
  const { runs, alignment } = state;
  if (runs.every(({ frame }) => frame === undefined)) throw new NothingToSaveError();
  const titles = titlesOf(runs, differencesAmong(runs.map(({ experiment }) => experiment)));
  const several = runs.length > 1;
  const caption = captionOf(runs, titles);
  const contents: Snapshot['contents'] = {
    view: SHOWN_SQUARE,
    show: state.view,
    runs: runs.map((run, index) => figureRunOf(run, titles[index]!, state)),
    charts: several ? comparedCharts(state) : chartsOf(runs[0]!, state),
    modes: modesOf(runs),
    metrics: metricsTable(state),
    caption,
  };
  const [first, ...others] = runs.map(({ experiment }) => experiment);
  // The default experiment has no text of its own, and whoever traces the figure needs one.
  const hash = formatComparison({ experiments: [first!, ...others], alignment }) || VERSION_PAIR;
  return {
    contents,
    provenance: {
      title: titleOf(runs),
      description: [...caption, ...readingsInWords(runs)].join(' '),
      hash,
      address: addressOf(hash, runs),
    },
    fileName: `${fileNameOf(runs)}-picture`,
  };
}

function figureRunOf(
  run: RunState,
  title: string,
  { runs, alignment }: PlaygroundState,
): FigureRun {
  const { frame, field, measured, experiment, recording } = run;
  const iteration = frame?.iteration ?? 0;
  const place = `iteration ${formatCount(iteration)}`;
  const further =
    alignment === 'iterations'
      ? ''
      : `, ${describePlace(placeAt(recording, alignment, iteration), alignment)}`;
  return {
    letter: runs.length > 1 ? run.id : undefined,
    title,
    place: run.phase === 'failed' ? `${place}, stopped` : `${place}${further}`,
    real: shownTargetOf(experiment).points,
    generated: frame?.generated ?? [],
    field,
    best: measured?.comparison?.best,
    arrows: frame?.arrows,
  };
}

/** Distances and losses of one run. */
function chartsOf(run: RunState, { logarithmic }: PlaygroundState): FigureChart[] {
  const { experiment, recording, floors } = run;
  const scale = logarithmic ? 'log' : 'linear';
  const distanceCharts = distances.map((distance): FigureChart => {
    const { metric, colour } = distance;
    const floor = floors[metric.id]?.value;
    const own = estimateOf(experiment, metric);
    const curves = recordedCurves(recording, distanceSeries(distance, own));
    return {
      part: 'distances',
      title: distanceTitle(metric),
      curves: {
        ...curves,
        series: copied(curves.series),
        floors: floor === undefined ? [] : [{ name: 'floor', value: floor, colourRole: colour }],
        scale,
      },
    };
  });
  const losses = recordedCurves(recording, LOSS_SERIES);
  return [
    ...distanceCharts,
    {
      part: 'losses',
      title: 'Critic and generator loss, over iterations',
      curves: { ...losses, series: copied(losses.series), floors: [], scale },
    },
  ];
}

/** The quantity that the page compares. */
function comparedCharts({
  runs,
  alignment,
  followed,
  logarithmic,
}: PlaygroundState): FigureChart[] {
  const quantity = quantityOf(metricsFor(shownTargetOf(runs[0]!.experiment).target), followed);
  const curves = comparedCurves(runs, quantity.id, alignment);
  const floor = runs.find(({ floors }) => floors[quantity.id])?.floors[quantity.id]?.value;
  return [
    {
      part: 'distances',
      title: `${quantity.name}. ${axesInWords(quantity, alignment)}`,
      curves: {
        ...curves,
        series: copied(curves.series),
        floors: floor === undefined ? [] : [{ name: 'floor', value: floor, colourRole: 'muted' }],
        scale: logarithmic ? 'log' : 'linear',
      },
    },
  ];
}

/** Histories change in place. */
function copied(series: readonly CurveSeries[]): CurveSeries[] {
  return series.map((one) => ({ ...one, x: Array.from(one.x), y: Array.from(one.y) }));
}

/** Opens the same experiments where they are in the picture, where all are at the same iteration. */
function addressOf(hash: string, runs: readonly RunState[]): string | undefined {
  if (!/^https?:$/.test(location.protocol)) return undefined;
  const [start, ...others] = new Set(runs.map(({ frame }) => frame?.iteration ?? 0));
  const known = others.length === 0 && start! <= LATEST_ITERATION;
  const query = known ? formatPresentation({ start: start! }) : '';
  return `${location.origin}${location.pathname}${query && `?${query}`}#${hash}`;
}
