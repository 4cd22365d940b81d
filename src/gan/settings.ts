/**
 * The numbers that may change while a run goes on (rates, penalty weights, targets): as plain numbers,
 * and the tree of scalars in which a training step expects them, so that turning one changes an
 * input of the step and never the step itself. Makes no tensors.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import { parametersOf, type Experiment } from '../experiment/experiment.ts';
import { withDefaults, type Choice } from '../experiment/parameter.ts';
import { entry, lipschitzOf, lossOf } from './catalogue.ts';
import { optimizers } from './optimizers.ts';

/** Scalars by `Parameter.id`. */
export type Settings = Readonly<Record<string, Scalar>>;

export interface LiveSettings {
  /** Of the critic's optimiser: `rate`, `beta1`, … */
  readonly critic: Settings;
  /** Of the generator's optimiser. */
  readonly generator: Settings;
  readonly loss: Settings;
  readonly lipschitz: Settings;
}

/** A number for each scalar of `LiveSettings`. */
export type SettingValues = {
  readonly [Group in keyof LiveSettings]: Readonly<Record<string, number>>;
};

/** The settings of `experiment`. */
export function settingValues(experiment: Experiment): SettingValues {
  const valuesOf = (choice: Choice, prefix: string) =>
    withDefaults(choice.parameters, parametersOf(experiment, prefix));
  return {
    critic: valuesOf(entry(optimizers, experiment['critic.optimizer']), 'critic'),
    generator: valuesOf(entry(optimizers, experiment['generator.optimizer']), 'generator'),
    loss: valuesOf(lossOf(experiment), 'loss'),
    lipschitz: valuesOf(lipschitzOf(experiment), 'lipschitz'),
  };
}
