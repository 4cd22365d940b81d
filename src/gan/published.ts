/** Published rows against the whole theory's catalogue; see `experiment/published/correspondence.ts`. */
import type { Experiment } from '../experiment/experiment.ts';
import * as correspondence from '../experiment/published/correspondence.ts';
import type { PublishedRow } from '../experiment/published/publishedRow.ts';
import { catalogue } from './catalogue.ts';

export const publishedFor = (experiment: Experiment): readonly PublishedRow[] =>
  correspondence.publishedFor(catalogue, experiment);

export const differencesTo = (
  row: PublishedRow,
  experiment: Experiment,
  iterations?: number,
): readonly string[] => correspondence.differencesTo(catalogue, row, experiment, iterations);

export const allThatDiffers = (
  row: PublishedRow,
  experiment: Experiment,
  iterations?: number,
): readonly string[] => correspondence.allThatDiffers(catalogue, row, experiment, iterations);
