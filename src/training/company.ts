/** Samples beside which a critic that judges nothing by itself is looked at. */
import { slice, type Tensor2D } from '@tensorflow/tfjs-core';
import type { GameStructure } from '../gan/structure.ts';
import type { Company } from '../gan/views.ts';

/** Packs of either kind: enough for a smooth picture, few enough to compare every grid point with. */
const PACKS = 64;

/** The first of these samples, as many as are needed; none for critics that need no company. */
export function companyOf(
  { seesCompany, pack }: GameStructure,
  { real, generated }: Company,
): Company | undefined {
  if (!seesCompany) return undefined;
  const first = (samples: Tensor2D) => slice(samples, [0, 0], [PACKS * pack, 2]);
  return { real: first(real), generated: first(generated) };
}
