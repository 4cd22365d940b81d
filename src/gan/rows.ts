/**
 * What the critic judges: samples as they are, or blurred, in packs, or in pairs with what the generator was
 * fed. Between networks and formulas; knows neither losses nor penalties.
 */
import {
  add,
  concat,
  mul,
  reshape,
  split,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { CriticInputs, GeneratorInputs } from './inputs.ts';
import type { RoundTrips } from './inference/inference.ts';
import { forward } from './networks.ts';
import { interpolate, perturb } from './penalty.ts';
import { operations } from './operations.ts';
import type { Networks } from './players.ts';
import type { LiveSettings } from './settings.ts';
import type { TrainingState } from './state.ts';
import type { GameStructure } from './structure.ts';

/** Rows for one critic, [batch, inputs] each; those between and around only where penalties look at them. */
export interface Rows {
  readonly generated: Tensor2D;
  readonly real?: Tensor2D;
  readonly interpolates?: Tensor2D;
  readonly perturbed?: Tensor2D;
}

/** One batch as both sides see it. */
export interface Scene {
  /** Generated samples themselves, [samples, 2]. */
  readonly generated: Tensor2D;
  /** Real samples themselves, [samples, 2]. */
  readonly real?: Tensor2D;
  /** What each critic judges: one, or two where the way back has a critic of its own. */
  readonly rows: readonly Rows[];
  /** What comes back of what went through both networks, where that is minimised. */
  readonly trips?: RoundTrips;
}

/**
 * @param generator so that gradients by its parameters pass through everything it makes
 * @param deviation of the noise on what the critic sees, where it is blurred
 */
export function sceneOf(
  structure: GameStructure,
  generator: Networks,
  inputs: CriticInputs | GeneratorInputs,
  deviation: Scalar | undefined,
): Scene {
  return sceneWith(
    structure,
    generator,
    forward(generator.main, inputs.latents),
    inputs,
    deviation,
  );
}

/** The same where the generator's samples [samples, 2] are known already. */
export function sceneWith(
  structure: GameStructure,
  generator: Networks,
  generated: Tensor2D,
  inputs: CriticInputs | GeneratorInputs,
  deviation?: Scalar,
): Scene {
  const { latents, real } = inputs;
  const codes = real && generator.companion && forward(generator.companion, real);
  const trips = tripsOf(structure, generator, { latents, generated, real, codes });
  return {
    generated,
    ...(real && { real }),
    ...(trips && { trips }),
    rows: judged(structure, { latents, generated, real, codes }, inputs, deviation).map((rows) =>
      withSlopePoints(structure, rows, inputs),
    ),
  };
}

interface Samples {
  readonly latents: Tensor2D;
  readonly generated: Tensor2D;
  readonly real: Tensor2D | undefined;
  /** Where real samples lead back to. */
  readonly codes: Tensor2D | undefined;
}

function judged(
  { inference, pack }: GameStructure,
  { latents, generated, real, codes }: Samples,
  { realNoise, generatedNoise }: Partial<CriticInputs>,
  deviation: Scalar | undefined,
): readonly Rows[] {
  const blurred = (samples: Tensor2D, noise: Tensor2D | undefined) =>
    deviation && noise ? add<Tensor2D>(samples, mul(deviation, noise)) : samples;
  const made = blurred(generated, generatedNoise);
  const genuine = real && blurred(real, realNoise);
  if (inference.pairs) {
    return [
      {
        generated: concat([made, latents], 1),
        ...(genuine && codes && { real: concat([genuine, codes], 1) }),
      },
    ];
  }
  const forth = { generated: packed(made, pack), ...(genuine && { real: packed(genuine, pack) }) };
  if (!inference.backward || !codes) return [forth];
  return [forth, { generated: blurred(codes, realNoise), real: blurred(latents, generatedNoise) }];
}

function withSlopePoints(
  { interpolates, perturbed }: GameStructure,
  rows: Rows,
  { mix, shift }: Partial<CriticInputs>,
): Rows {
  const { real, generated } = rows;
  if (!real) return rows;
  return {
    ...rows,
    ...(interpolates && mix && { interpolates: interpolate(real, generated, mix) }),
    ...(perturbed && shift && { perturbed: around(real, shift) }),
  };
}

/** Points around those in `rows`; what else stands in a row stays as it is. */
function around(rows: Tensor2D, shift: Tensor2D): Tensor2D {
  const [batch, width] = rows.shape;
  const shifts = reshape(shift, [batch, shift.size / batch]) as Tensor2D;
  const ofPoints = shifts.shape[1];
  if (ofPoints === width) return perturb(rows, shifts);
  const [points, rest] = split(rows, [ofPoints, width - ofPoints], 1) as [Tensor2D, Tensor2D];
  return concat([perturb(points, shifts), rest], 1);
}

function tripsOf(
  { inference }: GameStructure,
  { main, companion }: Networks,
  { latents, generated, real, codes }: Samples,
): RoundTrips | undefined {
  if (!inference.returning || !companion) return undefined;
  const latentsReturned = forward(companion, generated);
  if (!inference.returnsReal || !real || !codes) return { latents, latentsReturned };
  return { latents, latentsReturned, real, realReturned: forward(main, codes) };
}

/** `samples` [batch · pack, 2] side by side: [batch, 2 · pack]. */
export function packed(samples: Tensor2D, pack: number): Tensor2D {
  if (pack === 1) return samples;
  return reshape(samples, [samples.shape[0] / pack, 2 * pack]);
}

/** The deviation of the noise on what the critic sees, as the stabilisers that blur say; none: not blurred. */
export function deviationOf(
  { stabilizers }: GameStructure,
  state: TrainingState,
  settings: LiveSettings,
): Scalar | undefined {
  const blurring = stabilizers.find(({ deviation }) => deviation);
  return blurring?.deviation!(
    operations,
    state.generator.count,
    settings.stabilisers[blurring.id]!,
  );
}
