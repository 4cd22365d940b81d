/** What stands below a figure: what was run, how far, and what was changed on the way. */
import { distributionById } from '../../data/registry.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { lipschitzOf, lossOf } from '../../gan/catalogue.ts';
import { settingsOf } from '../comparison/naming.ts';
import { formatCount } from '../controls/formatNumber.ts';
import type { RunState } from '../state/store.ts';

type Captioned = Pick<RunState, 'id' | 'experiment' | 'frame' | 'recording'>;

const SAID_BY_NAME = ['data', 'loss', 'lipschitz', 'seed'];

/** Data, loss and Lipschitz method by name, and everything that is not at its default. */
export function experimentInWords(experiment: Experiment): string {
  const { name: loss } = lossOf(experiment);
  return [
    `Data: ${distributionById(experiment.data).name}`,
    `loss: ${loss}`,
    `Lipschitz: ${lipschitzOf(experiment).name}`,
    ...settingsOf(experiment, SAID_BY_NAME),
    `seed ${experiment.seed}`,
  ].join('; ');
}

/** A line that names the figure. */
export function titleOf(runs: readonly Captioned[]): string {
  const [first] = runs as [Captioned];
  const data = distributionById(first.experiment.data).name;
  if (runs.length > 1) return `${runs.length} GANs beside each other on ${data}`;
  const { name: loss } = lossOf(first.experiment);
  return `${loss} GAN on ${data}, iteration ${formatCount(first.frame?.iteration ?? 0)}`;
}

/** @param titles of several runs, in their order: what each does otherwise than the first */
export function captionOf(runs: readonly Captioned[], titles: readonly string[]): string[] {
  const [first] = runs as [Captioned];
  const changes = runs.flatMap((run) => changesOf(run, runs.length > 1));
  const changed = changes.length > 0 ? [`Changed on the way: ${changes.join('; ')}.`] : [];
  if (runs.length === 1) {
    const reached = `Iteration ${formatCount(first.frame?.iteration ?? 0)}.`;
    return [`${experimentInWords(first.experiment)}. ${reached}`, ...changed];
  }
  const others = runs.slice(1).map(({ id }, index) => `${id}: ${titles[index + 1]}`);
  return [
    `${first.id}: ${experimentInWords(first.experiment)}. Otherwise than ${first.id}, ${others.join('; ')}.`,
    ...changed,
  ];
}

/** Settings that were changed before what is shown. */
function changesOf({ id, frame, recording }: Captioned, several: boolean): string[] {
  const shown = frame?.iteration ?? 0;
  return recording.markers
    .filter(({ iteration }) => iteration <= shown)
    .map(
      ({ iteration, label }) =>
        `${several ? `${id}, ` : ''}${label} at iteration ${formatCount(iteration)}`,
    );
}
