/** What a film is called and what it says of itself: what was run, how far, and how to run it again. */
import type { Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { fieldsOf, formatComparison } from '../../gan/catalogue.ts';
import { valueText } from '../comparison/naming.ts';
import { formatCount } from '../controls/formatNumber.ts';
import type { Choices } from './choices.ts';
import { deedsOn, type Way } from './way.ts';

/** What to tell a single experiment by. */
const SPEAKING_KEYS = ['data', 'loss', 'lipschitz'] as const;

/** What was run and between which iterations: `ring8-standard-r1-0-to-1200-film.mp4`. */
export function fileNameOf(
  { experiments }: Comparison,
  { from, to, format }: Pick<Choices, 'from' | 'to' | 'format'>,
): string {
  const [{ data, loss, lipschitz }] = experiments;
  const game = experiments.length > 1 ? [`${experiments.length}-runs`] : [loss, lipschitz];
  return `${[data, ...game, from, 'to', to, 'film'].join('-')}.${format}`;
}

/** What the runs have in common, as a heading: the data alone where several are compared. */
export function titleOf({ experiments }: Comparison): string {
  const [first] = experiments;
  if (experiments.length > 1) return wordsOf(first, ['data']);
  return wordsOf(first, SPEAKING_KEYS);
}

function wordsOf(experiment: Experiment, keys: readonly string[]): string {
  return fieldsOf(experiment)
    .filter(({ key }) => keys.includes(key) && experiment[key] !== 'none')
    .map((field) => valueText(field, experiment[field.key]))
    .join(' · ');
}

/**
 * For whoever finds the film: the whole hash, from where to where, and what was done on the way.
 * @param page the address before the hash; empty where it would tell nobody anything
 * @param ways of the runs, in their order, with their letters
 */
export function commentOf(
  comparison: Comparison,
  { from, to, spacing }: Pick<Choices, 'from' | 'to' | 'spacing'>,
  page: string,
  ways: readonly { readonly id: string; readonly way: Way }[],
): string {
  const done = ways.flatMap(({ id, way }) =>
    deedsOn(way).map((deed) => (ways.length > 1 ? `run ${id}, ${deed}` : deed)),
  );
  return [
    `GAN Playground: ${page}#${formatComparison(comparison)}`,
    `Iterations ${formatCount(from)} to ${formatCount(to)}${spacing === 'even' ? '' : ', logarithmically spaced'}.`,
    ...(done.length > 0
      ? [`The hash says how it ended; changed on the way: ${done.join('; ')}.`]
      : []),
  ].join('\n');
}

/** The address of the page without query and hash, where others can open it. */
export function publicAddress({ protocol, origin, pathname }: Location): string {
  return protocol.startsWith('http') ? `${origin}${pathname}` : '';
}
