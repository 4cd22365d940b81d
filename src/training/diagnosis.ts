/**
 * What goes on inside the networks of a run, on the batches of the next updates and on fresh samples. Looking
 * twice gives the same and changes nothing in the run. Judges nothing: whoever shows the numbers does.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Mapped } from '../compiler/machine.ts';
import {
  criticBatchShapes,
  fillCriticBatch,
  fillGeneratorBatch,
  fillShownBatch,
  generatorBatchShapes,
  type BatchSource,
} from '../gan/batch.ts';
import { appliedWeights, gradientNorms, verdict, type Verdict } from '../gan/diagnosis.ts';
import {
  diagnosedNetworks,
  hasCritic,
  judgedSizes,
  type DiagnosedNetwork,
} from '../gan/diagnosisLayout.ts';
import type { CriticInputs, GeneratorInputs } from '../gan/inputs.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import type { GameStructure } from '../gan/structure.ts';
import type { Diagnosis, NetworkDiagnosis, Progress } from './protocol.ts';
import { fed } from './steps.ts';
import { createViewer, type Sight, type View } from './views.ts';

interface Seen {
  readonly state: TrainingState;
  readonly settings: LiveSettings;
}

interface Fed {
  readonly generator: GeneratorInputs;
  /** Where there is a critic: the batch of its next update, and samples for its verdict. */
  readonly critic?: CriticInputs;
  readonly judged?: CriticInputs;
}

interface Report {
  /** By layer of all networks. */
  readonly norms: Tensor1D;
  readonly weights: readonly Tensor2D[];
  readonly scores?: Verdict;
}

export interface Diagnoser {
  /** See `Viewer.prepare`. */
  prepare(structure: GameStructure): Promise<void>;
  /**
   * The state as it is now, which is that after `progress`.
   * @param structure as it is now: how far the generator looks ahead may have changed
   */
  diagnose(progress: Progress, structure: GameStructure): Promise<Diagnosis>;
}

export function createDiagnoser(sight: Sight): Diagnoser {
  const { source, structure } = sight;
  const viewer = (now: GameStructure) => createViewer(sight, viewOf({ ...sight, structure: now }));
  const networks = diagnosedNetworks(structure);
  const judgedSource = judgedSourceOf(sight);
  return {
    prepare: (now) => viewer(now).prepare(),
    async diagnose({ iteration, criticUpdates, generatorUpdates }, now) {
      const { norms, weights, scores } = await viewer(now).look(({ generator, critic, judged }) => {
        fillGeneratorBatch(source, generatorUpdates, generator);
        if (critic) fillCriticBatch(source, criticUpdates, critic);
        if (judged) fillShownBatch(judgedSource, iteration, judged);
      });
      return {
        iteration,
        networks: described(networks, norms, weights),
        ...(scores && { verdict: scores }),
      };
    },
  };
}

function viewOf(sight: Sight): View<Seen, Fed, Report> {
  const { structure, source, state, settings } = sight;
  return {
    name: 'diagnosis',
    key: `diagnosis ${structure.rounds} ${structure.unrolled}`,
    seen: { state, settings },
    fed: {
      generator: fed(generatorBatchShapes(source)),
      ...(hasCritic(structure) && {
        critic: fed(criticBatchShapes(source)),
        judged: fed(criticBatchShapes(judgedSourceOf(sight))),
      }),
    },
    compute({ state, settings }, { generator, critic, judged }) {
      const next = { generator, ...(critic && { critic }) };
      return {
        norms: gradientNorms(structure, state, next, settings),
        weights: appliedWeights(structure, state),
        ...(critic &&
          judged && {
            scores: verdict(structure, state, { judged, company: critic }, settings),
          }),
      };
    },
  };
}

/** Batches of what is judged for the verdict, without what only penalties look at. */
function judgedSourceOf({ structure, source }: Sight): BatchSource {
  const { count } = judgedSizes(structure, source.size);
  return { ...source, size: count, interpolates: false, perturbed: false };
}

function described(
  networks: readonly DiagnosedNetwork[],
  norms: Float32Array,
  weights: Mapped<Report['weights'], Float32Array>,
): readonly NetworkDiagnosis[] {
  let next = 0;
  return networks.map(({ layers, ...network }) => ({
    ...network,
    layers: layers.map((layer) => {
      const index = next++;
      return { ...layer, gradientNorm: norms[index]!, weights: weights[index]! };
    }),
  }));
}
