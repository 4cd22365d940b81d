/** Every published row, in the order in which they are shown. Another table is one file and one line here. */
import { aliRows } from './ali.ts';
import { gdppRows } from './gdpp.ts';
import { pacganRows } from './pacgan.ts';
import { pairedDiscriminatorRows } from './pairedDiscriminator.ts';
import type { PublishedRow } from './publishedRow.ts';
import { symplecticRows } from './symplecticGradientAdjustment.ts';
import { veeganRows } from './veegan.ts';

export const publishedRows: readonly PublishedRow[] = [
  ...pacganRows,
  ...veeganRows,
  ...aliRows,
  ...gdppRows,
  ...pairedDiscriminatorRows,
  ...symplecticRows,
];
