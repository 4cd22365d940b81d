/**
 * The numbers that may change while a run goes on (rates, penalty weights, targets) as scalar
 * tensors, so that turning one changes an input of the training step and never the step itself.
 */
import { scalar, type Scalar } from '@tensorflow/tfjs-core';
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

/** The settings of `experiment`. The caller frees them. */
export function createSettings(experiment: Experiment): LiveSettings {
  const scalarsOf = (choice: Choice, prefix: string): Settings => {
    const values = withDefaults(choice.parameters, parametersOf(experiment, prefix));
    return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, scalar(value)]));
  };
  return {
    critic: scalarsOf(entry(optimizers, experiment['critic.optimizer']), 'critic'),
    generator: scalarsOf(entry(optimizers, experiment['generator.optimizer']), 'generator'),
    loss: scalarsOf(lossOf(experiment), 'loss'),
    lipschitz: scalarsOf(lipschitzOf(experiment), 'lipschitz'),
  };
}
