/**
 * The maximum mean discrepancy of two batches, whatever of them is compared: how much closer their rows
 * are to their own kind than to the other, measured by a kernel. Knows no critic.
 */
import type { Parameter } from '../../experiment/parameter.ts';
import {
  add,
  mean,
  meanKernel,
  multiply,
  parameter,
  subtract,
  type Expression,
  type Sample,
} from '../expression/expression.ts';

/** What the kernel looks at in a batch: points, or features of them. */
type Looked = (of: Sample) => Expression;

/** How wide the kernel is; the id is part of the formulas below. */
export const bandwidth = (
  described: Pick<Parameter, 'default' | 'explanation' | 'unit'>,
): Parameter => ({
  id: 'bandwidth',
  name: 'Kernel width',
  symbol: 's',
  minimum: 0.01,
  maximum: 10,
  scale: 'log',
  ...described,
});

const scale = parameter('bandwidth', 's');

/**
 * MMD² = E k(x, x′) + E k(x̃, x̃′) − 2 E k(x, x̃), from 0 to twice the number of widths. Biased: a sample
 * counts as its own neighbour, so that it is never negative and is not 0 between two batches of one kind.
 */
export function squaredDiscrepancy(looked: Looked): Expression {
  const likeness = (of: Sample, other: Sample) =>
    mean(meanKernel(looked(of), looked(other), scale));
  return subtract(
    add(likeness('real', 'real'), likeness('generated', 'generated')),
    multiply(2, likeness('real', 'generated')),
  );
}

/** How much closer a point is to real than to generated samples: E k(y, x) − E k(y, x̃). */
export function kernelWitness(looked: Looked): Expression {
  return subtract(
    meanKernel(looked('here'), looked('real'), scale),
    meanKernel(looked('here'), looked('generated'), scale),
  );
}
