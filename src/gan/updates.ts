/** What updates return. Types alone. */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { TrainingState } from './state.ts';

/** Of one player. */
export interface Update {
  readonly state: TrainingState;
  readonly report: {
    /** What the player minimises, penalty included, before this update. */
    readonly loss: Scalar;
  };
}

/** Of both. */
export interface Iteration {
  readonly state: TrainingState;
  /** Of each player's last update; absent for a player that did not move. */
  readonly report: { readonly criticLoss?: Scalar; readonly generatorLoss?: Scalar };
}
