/** What else is chosen, as those see it who have to say whether they go with it. Types alone. */
import type * as alternatives from '../experiment/alternatives.ts';
import type { Inference } from './inference/inference.ts';
import type { LipschitzMethod } from './lipschitz/method.ts';
import type { Loss } from './losses/loss.ts';

export interface Company extends alternatives.Company {
  readonly loss: Loss;
  readonly lipschitz?: LipschitzMethod;
  readonly inference?: Inference;
}
