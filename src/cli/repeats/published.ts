/** Published results of the same method on the same data, as lines below a repeat, and all that differs. */
import { lossesInWords } from '../../experiment/published/lossesInWords.ts';
import {
  PUBLISHED_METRICS,
  type PublishedRow,
  type PublishedValue,
} from '../../experiment/published/publishedRow.ts';
import { allThatDiffers, publishedFor } from '../../gan/published.ts';
import { metrics } from '../../metrics/registry.ts';
import type { RepeatedExperiment } from '../../training/repeats/repeatedExperiment.ts';

/** None where nothing of the kind was published. */
export function publishedLines({ experiment, iterations }: RepeatedExperiment): readonly string[] {
  const rows = publishedFor(experiment);
  if (rows.length === 0) return [];
  return [
    '  published results of the same method on these data:',
    ...rows.flatMap((row) => [
      `    ${row.method}, ${row.source.citation}, ${row.table}, ${trialsOf(row)}: ${resultsOf(row)}`,
      ...[
        `Published on: ${row.data.published}.`,
        ...allThatDiffers(row, experiment, iterations),
      ].map((sentence) => `      ${sentence}`),
    ]),
  ];
}

function trialsOf({ trials }: PublishedRow): string {
  if (trials === undefined) return 'how many runs is not said';
  return trials === 1 ? 'one run' : `${trials} runs`;
}

function resultsOf(row: PublishedRow): string {
  const values = PUBLISHED_METRICS.flatMap((id) => {
    const value = row.values[id];
    const name = metrics.find((metric) => metric.id === id)?.name ?? id;
    return value ? [`${name} ${inWords(value)}`] : [];
  });
  return [...values, lossesInWords(row) ?? []].flat().join('; ');
}

function inWords({ mean, error, kind }: PublishedValue): string {
  if (error !== undefined) return `${mean} ± ${error} (${kind})`;
  return `${mean} (${kind === 'none' ? 'no error given' : kind})`;
}
