/** The losses there are, in the order in which they are offered. Adding one is one line here. */
import { brier } from './brier.ts';
import { customF } from './custom-f.ts';
import { custom } from './custom.ts';
import { exponential } from './exponential.ts';
import { fAlpha } from './f-alpha.ts';
import { fGan } from './f-gan.ts';
import { fHellinger } from './f-hellinger.ts';
import { fJensenShannon } from './f-jensen-shannon.ts';
import { fKl } from './f-kl.ts';
import { fNeyman } from './f-neyman.ts';
import { fPearson } from './f-pearson.ts';
import { fReverseKl } from './f-reverse-kl.ts';
import { fTotalVariation } from './f-total-variation.ts';
import { fisher } from './fisher.ts';
import { fWeightedJensenShannon } from './f-weighted-jensen-shannon.ts';
import { hinge } from './hinge.ts';
import { leastSquares } from './least-squares.ts';
import type { Loss } from './loss.ts';
import { mcganCovariance } from './mcgan-covariance.ts';
import { mcgan } from './mcgan.ts';
import { misclassification } from './misclassification.ts';
import { mmdPoints } from './mmd-points.ts';
import { mmd } from './mmd.ts';
import { relativisticAverage, relativisticPaired } from './relativistic.ts';
import { sobolev } from './sobolev.ts';
import { spherical } from './spherical.ts';
import { standard } from './standard.ts';
import { wasserstein } from './wasserstein.ts';

export const losses: readonly Loss[] = [
  standard,
  leastSquares,
  wasserstein,
  hinge,
  brier,
  exponential,
  spherical,
  misclassification,
  fKl,
  fReverseKl,
  fPearson,
  fHellinger,
  fJensenShannon,
  fGan,
  fNeyman,
  fTotalVariation,
  fWeightedJensenShannon,
  fAlpha,
  ...relativisticPaired,
  ...relativisticAverage,
  mmd,
  mmdPoints,
  fisher,
  sobolev,
  mcgan,
  mcganCovariance,
  customF,
  custom,
];
