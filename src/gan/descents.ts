/** Who descends what on the generator's side. Computes no losses. */
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { tensorsOf } from './networks.ts';
import { tensorsOfAll, type Networks } from './players.ts';
import type { GameStructure } from './structure.ts';

/** A loss, and the tensors that descend it. */
export interface Descent {
  readonly loss: () => Scalar;
  readonly tensors: readonly Tensor[];
}

/** What the networks on the generator's side descend, in their order: the same, if both play. */
export function generatorDescents(
  { inference }: GameStructure,
  generator: Networks,
  { loss, returning }: Readonly<{ loss: () => Scalar; returning: () => Scalar }>,
): readonly Descent[] {
  const { main, companion } = generator;
  if (!companion || inference.encoderPlays) return [{ loss, tensors: tensorsOfAll(generator) }];
  return [
    { loss, tensors: tensorsOf(main) },
    { loss: returning, tensors: tensorsOf(companion) },
  ];
}
