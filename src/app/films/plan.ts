/** A film of what is on the page, planned: everything that it takes to make it, so that the page may go on meanwhile. */
import type { Comparison } from '../../experiment/comparison.ts';
import { differencesAmong } from '../../gan/catalogue.ts';
import { darkPalette, lightPalette } from '../../plots/palette.ts';
import { layoutFilm } from '../../plots/film/filmLayout.ts';
import type { FilmScene } from '../../plots/film/filmScene.ts';
import { SHOWN_SQUARE, type ExecutorName } from '../../training/protocol.ts';
import { titlesOf } from '../comparison/naming.ts';
import {
  comparisonOf,
  type PlaygroundState,
  type RunState,
  type ViewSwitches,
} from '../state/store.ts';
import { latestSight } from '../state/timeline/sight.ts';
import { shownTargetOf } from '../views/target.ts';
import { frameCount, type Choices } from './choices.ts';
import { estimatedBytes } from './fileSize.ts';
import { titleOf } from './provenance.ts';
import { stepsOf, wayOf, type Way } from './way.ts';

export interface FilmPlan {
  readonly choices: Choices;
  readonly comparison: Comparison;
  readonly runs: readonly PlannedRun[];
  readonly view: ViewSwitches;
}

export interface PlannedRun {
  readonly id: string;
  readonly way: Way;
  /** Where the page's run trains, so that the film has the same numbers; undefined: wherever it is fastest. */
  readonly executor: ExecutorName | undefined;
}

/** What a film will be like, as far as that can be told. */
export interface Estimate {
  readonly pictures: number;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Of training, for all runs; undefined before any run on the page has trained. */
  readonly trainingSeconds: number | undefined;
  /** Whether a run is not shown as it went on the page, which does not know that from its beginning. */
  readonly fromSeed: boolean;
}

export function planOf(
  state: Pick<PlaygroundState, 'runs' | 'alignment' | 'forcedExecutor' | 'view'>,
  choices: Choices,
): FilmPlan {
  const { runs, forcedExecutor, view } = state;
  return {
    choices,
    comparison: comparisonOf(state),
    runs: runs.map((run) => ({
      id: run.id,
      way: wayOf(run, choices.from, choices.to),
      executor: forcedExecutor ?? run.executor?.name,
    })),
    view,
  };
}

export function estimateOf(state: Pick<PlaygroundState, 'runs'>, choices: Choices): Estimate {
  const { width, height } = layoutFilm({
    width: choices.width,
    runs: state.runs.length,
    charts: choices.curves,
  });
  const pictures = frameCount(choices);
  const ways = state.runs.map((run) => ({ run, way: wayOf(run, choices.from, choices.to) }));
  const seconds = ways.map(({ run, way }) => stepsOf(way) * secondsPerIteration(run));
  const known = seconds.every(Number.isFinite);
  return {
    pictures,
    width,
    height,
    bytes: estimatedBytes(choices.format, { ...choices, height }, pictures),
    trainingSeconds: known ? seconds.reduce((sum, one) => sum + one, 0) : undefined,
    fromSeed: ways.some(({ run, way }) => way.fromSeed && run.timeline.moments.length > 0),
  };
}

function secondsPerIteration(run: RunState): number {
  const { frame, trainedMs } = latestSight(run);
  return frame && frame.iteration > 0 && trainedMs > 0 ? trainedMs / 1000 / frame.iteration : NaN;
}

/** What the studio paints. */
export function sceneOf({ choices, comparison, runs, view }: FilmPlan): FilmScene {
  const { experiments } = comparison;
  const named = runs.map(({ id }, index) => ({ id, experiment: experiments[index]! }));
  const titles = titlesOf(named, differencesAmong(experiments));
  return {
    width: choices.width,
    palette: choices.theme === 'dark' ? darkPalette : lightPalette,
    view: SHOWN_SQUARE,
    // The best critic is known only after metrics were taken, which would take longer than the film.
    layers: { ...view, best: false },
    real: shownTargetOf(experiments[0]).points,
    title: titleOf(comparison),
    runs: runs.map(({ id }, index) => ({ letter: id, title: titles[index]! })),
    charts: choices.curves,
    extent: [choices.from, choices.to],
  };
}
