/** The maximum mean discrepancy as a live metric. */
import { UNBIASED_ZERO } from '../floors.ts';
import { MEASUREMENT_SIZE, type Metric } from '../metric.ts';
import { mmdUnbiased } from '../mmd.ts';

/** From the width of a narrow mode to half of the picture: data are scaled to about [−2, 2]². */
const KERNEL_WIDTHS = [0.05, 0.1, 0.2, 0.5, 1] as const;

export const meanDiscrepancy: Metric = {
  id: 'mmd',
  name: 'Maximum mean discrepancy',
  symbol: 'MMD²',
  meaning: `How far apart Gaussian kernels of widths ${KERNEL_WIDTHS.join(', ')}, added up, see ${MEASUREMENT_SIZE.real.toLocaleString('en')} real and as many generated samples; squared, unbiased.`,
  range: `about 0 to ${2 * KERNEL_WIDTHS.length}; below 0 by chance alone`,
  better: 'lower',
  group: 'distances',
  primary: false,
  floor: UNBIASED_ZERO,
  applies: () => true,
  score: ({ real, paired }) => mmdUnbiased(real, paired, KERNEL_WIDTHS),
};
