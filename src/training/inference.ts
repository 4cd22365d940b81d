/** What the second network of a run makes of things, always of the same ones. */
import { slice, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Cell } from '../compiler/machine.ts';
import { createRandom } from '../data/random.ts';
import { latentVectors } from '../gan/batch.ts';
import type { TrainingState } from '../gan/state.ts';
import { encode, generate } from '../gan/views.ts';
import { SHOWN_POINTS, SHOWN_REAL, type InferencePicture } from './protocol.ts';
import { createViewer, type Sight, type View } from './views.ts';

interface Seen {
  readonly state: TrainingState;
  readonly latents: Tensor2D;
  readonly real: Tensor2D;
}

interface Report {
  readonly codes: Tensor2D;
  readonly realReturned: Tensor2D;
  readonly latentsReturned: Tensor2D;
}

export interface Inferrer {
  /** See `Viewer.prepare`. */
  prepare(): Promise<void>;
  /** The state as it is now. */
  infer(): Promise<InferencePicture>;
}

/**
 * @param latents those of the points that are shown, [SHOWN_POINTS, latent dimension]
 * @param real [SHOWN_REAL, 2]
 */
export function createInferrer(sight: Sight, latents: Cell, real: Cell): Inferrer {
  const { source } = sight;
  const { prepare, look } = createViewer(sight, viewOf(sight, latents, real));
  const { latentDimension } = source;
  // The same numbers as in the cells, which would have to be read back.
  const shownReal = source.target.sample(
    SHOWN_REAL,
    createRandom(source.seed, 'display-target', 0),
  );
  const shownLatents = latentVectors(
    source,
    SHOWN_POINTS,
    createRandom(source.seed, 'display-latents', 0),
  ).slice(0, SHOWN_REAL * latentDimension);
  return {
    prepare,
    async infer() {
      const { codes, realReturned, latentsReturned } = await look();
      return {
        latentDimension,
        // Copies, because frames give their arrays away.
        real: Float32Array.from(shownReal),
        latents: shownLatents.slice(),
        codes,
        realReturned,
        latentsReturned,
      };
    },
  };
}

function viewOf(
  { structure, source, state }: Sight,
  latents: Cell,
  real: Cell,
): View<Seen, object, Report> {
  return {
    name: 'inference',
    seen: { state, latents, real },
    fed: {},
    compute({ state, latents, real }) {
      const codes = encode(structure, state, real);
      const fed = slice(latents, [0, 0], [SHOWN_REAL, source.latentDimension]);
      return {
        codes,
        realReturned: generate(structure, state, codes),
        latentsReturned: encode(structure, state, generate(structure, state, fed)),
      };
    },
  };
}
