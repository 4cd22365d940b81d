/** What each Lipschitz method promises, and where, in words. */
import { slopePointsOf, type SlopePoint } from '../expression/expression.ts';
import type { Guarantee, LipschitzMethod } from './method.ts';

const PLACE: Record<SlopePoint, string> = {
  real: 'at real samples',
  generated: 'at generated samples',
  interpolates: 'between real and generated samples',
  perturbed: 'around real samples',
};

const SENTENCE: Record<Guarantee, (where: string) => string> = {
  none: () => 'Promises nothing: slopes may be of any size.',
  'towards-one': (where) =>
    `Promises nothing for certain: slopes are pulled towards 1, and only ${where}.`,
  'at-most-one': (where) =>
    `Promises nothing for certain: slopes above 1 are pulled down, and only ${where}.`,
  'towards-zero': (where) =>
    `Promises no bound: slopes are pulled towards 0, and only ${where}, so that the game comes to rest.`,
  bounded: () => 'Slopes are bounded everywhere, but the bound is not exactly 1.',
  'at-most-one-everywhere': () => 'Slopes are at most 1 everywhere, for certain.',
};

/** Where the method looks at slopes: "at real samples"; empty where it constrains weights. */
export function placesOf({ penalty }: LipschitzMethod): string {
  return (penalty ? slopePointsOf(penalty) : []).map((point) => PLACE[point]).join(' and ');
}

/** One sentence: what is certain about the critic's slope under this method. */
export function guaranteeOf(method: LipschitzMethod): string {
  return SENTENCE[method.guarantee](placesOf(method));
}
