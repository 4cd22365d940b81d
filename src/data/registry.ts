/** All target distributions, in the order of the picker. A new one is one file and one line here. */
import type { Distribution } from './distribution.ts';
import { checkerboard } from './checkerboard.ts';
import { circles } from './circles.ts';
import { drawn } from './drawn.ts';
import { gaussian } from './gaussian.ts';
import { grid16 } from './grid16.ts';
import { grid25 } from './grid25.ts';
import { line } from './line.ts';
import { parallelLines } from './parallelLines.ts';
import { pinwheel } from './pinwheel.ts';
import { ring8 } from './ring8.ts';
import { ring8Imbalanced } from './ring8Imbalanced.ts';
import { spiral } from './spiral.ts';
import { swissRoll } from './swissRoll.ts';
import { twoGaussians } from './twoGaussians.ts';
import { twoMoons } from './twoMoons.ts';

export const distributions: readonly Distribution[] = [
  ring8,
  ring8Imbalanced,
  grid25,
  grid16,
  swissRoll,
  gaussian,
  twoGaussians,
  line,
  parallelLines,
  twoMoons,
  circles,
  pinwheel,
  spiral,
  checkerboard,
  drawn,
];

/** No distribution has this id. */
export class UnknownDistributionError extends Error {
  override readonly name = 'UnknownDistributionError';

  constructor(id: string) {
    const allowed = distributions.map((distribution) => distribution.id).join(', ');
    super(`There is no data "${id}". Choose one of: ${allowed}.`);
  }
}

/** The distribution with this id. @throws {UnknownDistributionError} if there is none */
export function distributionById(id: string): Distribution {
  const found = distributions.find((distribution) => distribution.id === id);
  if (!found) throw new UnknownDistributionError(id);
  return found;
}
