/**
 * Which published rows an experiment can stand beside, and what it does otherwise than the experiment that is
 * nearest to a row. What no experiment of ours can say, the row says itself.
 */
import type { Catalogue } from '../alternatives.ts';
import { parseExperiment } from '../codec.ts';
import { differencesAmong } from '../differences.ts';
import type { Experiment } from '../experiment.ts';
import type { Field, FieldGroup } from '../field.ts';
import { fieldsOf } from '../schema.ts';
import { fieldInWords, numberInWords, valueInWords } from './fieldInWords.ts';
import type { PublishedRow } from './publishedRow.ts';
import { publishedRows } from './rows.ts';

/**
 * The rows whose data (but for its scale) and method (loss, Lipschitz method, second network, dynamics and
 * stabilisers) are those of `experiment`, in the order of the tables. Sizes, rates and the objective may
 * differ: `differencesTo` says how.
 */
export function publishedFor(
  catalogue: Catalogue,
  experiment: Experiment,
  rows: readonly PublishedRow[] = publishedRows,
): readonly PublishedRow[] {
  return rows.filter((row) => {
    if (row.data.id !== experiment.data) return false;
    const nearest = nearestTo(catalogue, row);
    return (
      scaleBetween(nearest, experiment) !== undefined &&
      methodOf(catalogue, nearest) === methodOf(catalogue, experiment)
    );
  });
}

/**
 * Each setting of `experiment` that is not as in the experiment nearest to `row`, as a phrase: "Batch: 100 there,
 * 128 here". The seed is left out, and lengths of the data count together, as its scale.
 * @param iterations how long `experiment` was trained; absent: nothing is said of that
 */
export function differencesTo(
  catalogue: Catalogue,
  row: PublishedRow,
  experiment: Experiment,
  iterations?: number,
): readonly string[] {
  const nearest = nearestTo(catalogue, row);
  const scale = scaleBetween(nearest, experiment);
  const settings = differencesAmong(catalogue, [nearest, experiment])
    .filter(({ field }) => field.key !== 'seed' && (scale === undefined || !isLength(field.key)))
    .map(({ field, values: [there, here] }) => {
      const name = fieldInWords(catalogue, here === undefined ? nearest : experiment, field);
      return `${name}: ${valueInWords(field, there)} there, ${valueInWords(field, here)} here`;
    });
  return [
    ...scaleInWords(scale === undefined ? undefined : scale * row.data.scale),
    ...settings,
    ...iterationsInWords(row, iterations),
  ];
}

/**
 * All that keeps `experiment` from being compared with `row` as it stands, as sentences and phrases: what the row
 * says, how it counted, and each setting.
 * @param iterations see `differencesTo`
 */
export function allThatDiffers(
  catalogue: Catalogue,
  row: PublishedRow,
  experiment: Experiment,
  iterations?: number,
): readonly string[] {
  const counted = Object.values(row.values).flatMap(({ countedOtherwise }) =>
    countedOtherwise === undefined ? [] : [countedOtherwise],
  );
  const settings = differencesTo(catalogue, row, experiment, iterations);
  return [...new Set([...row.differs, ...counted]), ...settings];
}

/** Rows never change, and reading one takes as long as a page may take to answer a click. */
const nearestByCatalogue = new WeakMap<Catalogue, Map<PublishedRow, Experiment>>();

/** The experiment of ours that is nearest to how `row` was made. */
function nearestTo(catalogue: Catalogue, row: PublishedRow): Experiment {
  const known = nearestByCatalogue.get(catalogue) ?? new Map<PublishedRow, Experiment>();
  nearestByCatalogue.set(catalogue, known);
  const nearest = known.get(row) ?? parseExperiment(catalogue, row.hash).experiment;
  known.set(row, nearest);
  return nearest;
}

/** Of the published toys; all other parameters of data count or share something. */
const LENGTHS: ReadonlySet<string> = new Set(['data.radius', 'data.spacing', 'data.sigma']);

/** Digits are dropped when lengths are scaled: 1.4142 stands for √2. */
const SCALE_TOLERANCE = 0.01;

function isLength(key: string): boolean {
  return LENGTHS.has(key);
}

/** How much larger the data of `to` is than that of `from`; undefined where it is other data. */
function scaleBetween(from: Experiment, to: Experiment): number | undefined {
  const keys = [from, to].flatMap((experiment) =>
    Object.keys(experiment).filter((key) => key === 'data' || key.startsWith('data.')),
  );
  if (keys.some((key) => !isLength(key) && from[key] !== to[key])) return undefined;
  const ratios = keys.filter(isLength).map((key) => Number(to[key]) / Number(from[key]));
  const [scale = 1] = ratios;
  const agree = ratios.every((ratio) => Math.abs(ratio / scale - 1) <= SCALE_TOLERANCE);
  return agree ? scale : undefined;
}

/** What makes a method another one, rather than the same one turned up or down. */
const GROUPS_OF_METHOD: ReadonlySet<FieldGroup> = new Set([
  'loss',
  'lipschitz',
  'inference',
  'dynamics',
  'stabilisers',
]);

/** Equal for experiments of one method. */
function methodOf(catalogue: Catalogue, experiment: Experiment): string {
  const belongs = ({ key, group, live }: Field) =>
    !live && key !== 'objective' && GROUPS_OF_METHOD.has(group);
  const pairs = fieldsOf(catalogue, experiment)
    .filter(belongs)
    .map(({ key }) => [key, experiment[key]]);
  return JSON.stringify(pairs);
}

function scaleInWords(scale: number | undefined): readonly string[] {
  if (scale === undefined || Math.abs(scale - 1) <= SCALE_TOLERANCE) return [];
  return [`Data: ${Number(scale.toPrecision(3))} times as large here`];
}

function iterationsInWords(row: PublishedRow, iterations: number | undefined): readonly string[] {
  if (iterations === undefined || iterations === row.iterations) return [];
  return [`Iterations: ${numberInWords(row.iterations)} there, ${numberInWords(iterations)} here`];
}
