/**
 * What a look inside the networks consists of: which networks there are, which layers each has, and how many
 * samples the critic is asked about. Plain numbers; `diagnosis.ts` computes.
 */
import type { PlayerName } from '../experiment/experiment.ts';
import { layoutOf, type NetworkShape } from './layout.ts';
import type { GameStructure } from './structure.ts';

/** Samples of either kind that the critic's verdict is shown on, or packs or pairs where it judges those. */
export const JUDGED = 1024;
/** Batches of a critic that compares: each costs a pass of its own. */
const MOST_COMPARED_BATCHES = 8;

/**
 * Parameters of both sides together up to which the eigenvalues of the game are found: with 800 of them the
 * matrix has 640,000 numbers, and solving it, which grows with the cube, took 14 seconds in a noisy trial.
 */
export const MOST_GAME_PARAMETERS = 800;

/** One network that is trained. */
export interface DiagnosedNetwork {
  readonly player: PlayerName;
  /** Whether it is the second one of its side: the way back, or the critic of what comes back. */
  readonly companion: boolean;
  readonly layers: readonly DiagnosedLayer[];
}

/** One layer, or what the samples of a batch are compared by, which comes last. */
export interface DiagnosedLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly compares: boolean;
}

/** The critics and then the networks on the generator's side; none that a loss has no use for. */
export function diagnosedNetworks(structure: GameStructure): readonly DiagnosedNetwork[] {
  const networksOf = (player: PlayerName): DiagnosedNetwork[] => {
    const { shape, companion } = structure[player];
    return [
      { player, companion: false, layers: layersOf(shape) },
      ...(companion ? [{ player, companion: true, layers: layersOf(companion) }] : []),
    ];
  };
  return [...(hasCritic(structure) ? networksOf('critic') : []), ...networksOf('generator')];
}

/** How many parameters both sides have together, second networks included. */
export function gameSize({ critic, generator }: GameStructure): number {
  return [critic.shape, critic.companion, generator.shape, generator.companion].reduce(
    (sum, shape) => sum + (shape ? layoutOf(shape).count : 0),
    0,
  );
}

/** Whether there is a critic to look at. */
export function hasCritic({ loss }: Pick<GameStructure, 'loss'>): boolean {
  return !loss.criticless;
}

/**
 * How many samples, packs or pairs of either kind are judged, and how many of them beside each other.
 * @param batch what the critic judges in one update
 */
export function judgedSizes(
  { critic }: Pick<GameStructure, 'critic'>,
  batch: number,
): { readonly count: number; readonly together: number } {
  if (!critic.shape.discrimination) return { count: JUDGED, together: JUDGED };
  // Closeness is a sum over the batch, so that another number of samples would be another question.
  const batches = Math.min(MOST_COMPARED_BATCHES, Math.max(1, Math.floor(JUDGED / batch)));
  return { count: batches * batch, together: batch };
}

function layersOf(shape: NetworkShape): readonly DiagnosedLayer[] {
  const { layers, comparison } = layoutOf(shape);
  return [
    ...layers.map(({ inputs, outputs }) => ({ inputs, outputs, compares: false })),
    ...(comparison
      ? [{ inputs: comparison.inputs, outputs: comparison.outputs, compares: true }]
      : []),
  ];
}
