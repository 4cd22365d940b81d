/** A run at one moment, as those see it who draw or measure it. */
import type { BatchSource } from '../gan/batch.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import type { GameStructure } from '../gan/structure.ts';

export interface Moment {
  readonly structure: GameStructure;
  readonly source: BatchSource;
  readonly settings: LiveSettings;
  readonly state: TrainingState;
  readonly iteration: number;
}
