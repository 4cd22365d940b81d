/**
 * The numbers that may change while a run goes on (rates, penalty weights, targets), in the
 * tree in which a training step expects them as scalars, so that turning one changes an
 * input of the step and never the step itself. Makes no tensors.
 */
import type { Scalar } from '@tensorflow/tfjs-core';
import { parametersOf, type Experiment } from '../experiment/experiment.ts';
import { withDefaults, type Choice } from '../experiment/parameter.ts';
import { dynamicsOf, entry, inferenceOf, lipschitzOf, lossOf, stabilizersOf } from './catalogue.ts';
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
  readonly inference: Settings;
  readonly dynamics: Settings;
  /** By the id of the stabiliser. */
  readonly stabilisers: Readonly<Record<string, Settings>>;
}

/** The tree of settings with other leaves. */
export type SettingsOf<Leaf> = {
  readonly [Group in Exclude<keyof LiveSettings, 'stabilisers'>]: Readonly<Record<string, Leaf>>;
} & { readonly stabilisers: Readonly<Record<string, Readonly<Record<string, Leaf>>>> };

/** The settings of `experiment`, with what `place` makes of each number. */
export function arrangeSettings<Leaf>(
  experiment: Experiment,
  place: (value: number) => Leaf,
): SettingsOf<Leaf> {
  const group = (choice: Choice, prefix: string): Readonly<Record<string, Leaf>> => {
    const values = withDefaults(choice.parameters, parametersOf(experiment, prefix));
    return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, place(value)]));
  };
  return {
    critic: group(entry(optimizers, experiment['critic.optimizer']), 'critic'),
    generator: group(entry(optimizers, experiment['generator.optimizer']), 'generator'),
    loss: group(lossOf(experiment), 'loss'),
    lipschitz: group(lipschitzOf(experiment), 'lipschitz'),
    inference: group(inferenceOf(experiment), 'inference'),
    dynamics: group(dynamicsOf(experiment), 'dynamics'),
    stabilisers: Object.fromEntries(
      stabilizersOf(experiment).map((stabilizer) => [
        stabilizer.id,
        group(stabilizer, stabilizer.id),
      ]),
    ),
  };
}
