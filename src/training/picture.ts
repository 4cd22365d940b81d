/**
 * What one state looks like: the part of a frame that is computed from the state alone, always at
 * the same latents and grid points, so that two pictures of a run can be compared. Trains nothing.
 */
import { slice, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Cell } from '../compiler/machine.ts';
import { createRandom } from '../data/random.ts';
import { latentVectors } from '../gan/batch.ts';
import type { LiveSettings } from '../gan/settings.ts';
import type { TrainingState } from '../gan/state.ts';
import type { GameStructure } from '../gan/structure.ts';
import { criticScores, generate, generatorPush } from '../gan/views.ts';
import { COMPARISON_GRID } from '../metrics/bestCritic.ts';
import { companyOf } from './company.ts';
import { createDiagnoser } from './diagnosis.ts';
import { createInferrer } from './inference.ts';
import { createMeasurer } from './measurement.ts';
import { SHOWN_POINTS, SHOWN_REAL, SHOWN_SQUARE } from './protocol.ts';
import type { Frame, FrameRequest, Progress } from './protocol.ts';
import { cellCentres } from './squareGrid.ts';
import { createViewer, type Sight, type View } from './views.ts';

/** How many of them get an arrow. */
export const ARROWS = 256;
/** The critic's field: 64 × 64 cells. */
export const FIELD = { size: 64, ...SHOWN_SQUARE } as const;

export type Picture = Pick<
  Frame,
  'generated' | 'field' | 'arrows' | 'measurement' | 'inference' | 'diagnosis'
>;

/** Paints one run. Each part of a picture is a program of its own, so that none is computed in vain. */
export class Painter {
  readonly #sight: Sight;
  readonly #cells: readonly Cell[];
  readonly #samples;
  readonly #field;
  readonly #push;
  readonly #measurer;
  readonly #inference;
  readonly #diagnoser;

  constructor(sight: Sight) {
    const { machine, source } = sight;
    const random = createRandom(source.seed, 'display-latents', 0);
    const latents = machine.hold(
      [SHOWN_POINTS, source.latentDimension],
      latentVectors(source, SHOWN_POINTS, random),
    );
    const grid = machine.hold([FIELD.size ** 2, 2], cellCentres(FIELD));
    this.#sight = sight;
    const places = machine.hold([COMPARISON_GRID.size ** 2, 2], cellCentres(COMPARISON_GRID));
    const target = createRandom(source.seed, 'display-target', 0);
    const real = machine.hold([SHOWN_REAL, 2], source.target.sample(SHOWN_REAL, target));
    this.#cells = [latents, grid, places, real];
    this.#samples = createViewer(sight, samplesView(sight, latents));
    this.#field = createViewer(sight, fieldView(sight, grid, { latents, real }));
    this.#push = createViewer(sight, pushView(sight, latents));
    this.#measurer = createMeasurer(sight, grid, places);
    this.#inference = sight.structure.inference.encoder && createInferrer(sight, latents, real);
    this.#diagnoser = createDiagnoser(sight);
  }

  /**
   * Compiles what such a picture needs, unless that is done.
   * @param structure as it is now
   */
  async prepare(want: FrameRequest, structure: GameStructure): Promise<void> {
    await Promise.all([
      this.#samples.prepare(),
      want.field && this.#field.prepare(),
      want.arrows && this.#push.prepare(),
      want.measurement && this.#measurer.prepare(want),
      this.#inference?.prepare(),
      want.diagnosis && this.#diagnoser.prepare(structure),
    ]);
  }

  /**
   * The state as it is now, which is that after `progress`. All parts start at once, because on a graphics
   * device every answer takes its time.
   */
  async paint(progress: Progress, want: FrameRequest, structure: GameStructure): Promise<Picture> {
    const { iteration } = progress;
    const [samples, critic, push, measurement, inference, diagnosis] = await Promise.all([
      this.#samples.look(),
      want.field && this.#field.look(),
      want.arrows && this.#lookAtPush(iteration),
      want.measurement && this.#measurer.measure(iteration, want),
      this.#inference?.infer(),
      want.diagnosis && this.#diagnoser.diagnose(progress, structure),
    ]);
    return {
      generated: samples.generated,
      ...(critic && { field: { ...FIELD, values: critic.scores } }),
      ...(push && { arrows: push.arrows }),
      ...(measurement && { measurement }),
      ...(inference && { inference }),
      ...(diagnosis && { diagnosis }),
    };
  }

  dispose(): void {
    this.#sight.machine.free(this.#cells);
  }

  #lookAtPush(iteration: number) {
    const { seed, target } = this.#sight.source;
    return this.#push.look(({ real }) => {
      if (real) target.sample(ARROWS, createRandom(seed, 'display-real', iteration), real);
    });
  }
}

interface AtLatents {
  readonly state: TrainingState;
  readonly latents: Tensor2D;
}

function samplesView(
  { structure, state }: Sight,
  latents: Cell,
): View<AtLatents, object, { readonly generated: Tensor2D }> {
  return {
    name: 'samples',
    seen: { state, latents },
    fed: {},
    compute: ({ state, latents }) => ({ generated: generate(structure, state, latents) }),
  };
}

function fieldView(
  { structure, source, state, settings }: Sight,
  grid: Cell,
  shown: { readonly latents: Cell; readonly real: Cell },
): View<
  AtLatents & {
    readonly settings: LiveSettings;
    readonly grid: Tensor2D;
    readonly real: Tensor2D;
  },
  object,
  { readonly scores: Tensor1D }
> {
  return {
    name: 'critic field',
    seen: { state, settings, grid, ...shown },
    fed: {},
    compute({ state, settings, grid, latents, real }) {
      const fed = slice(latents, [0, 0], [SHOWN_REAL, source.latentDimension]);
      const company = structure.seesCompany
        ? companyOf(structure, { real, generated: generate(structure, state, fed) })
        : undefined;
      return { scores: criticScores(structure, state, grid, settings, company) };
    },
  };
}

function pushView(
  { structure, source, state, settings }: Sight,
  latents: Cell,
): View<
  AtLatents & { readonly settings: LiveSettings },
  { readonly real?: Tensor2D },
  { readonly arrows: Tensor2D }
> {
  return {
    name: 'push',
    seen: { state, latents, settings },
    fed: source.generatorSeesReal ? { real: { shape: [ARROWS, 2] } } : {},
    compute({ state, latents, settings }, { real }) {
      const shown = slice(latents, [0, 0], [ARROWS, source.latentDimension]);
      const points = generate(structure, state, shown);
      const given = { points, latents: shown, ...(real && { real }) };
      return { arrows: generatorPush(structure, state, given, settings) };
    },
  };
}
