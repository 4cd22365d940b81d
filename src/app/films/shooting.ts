/**
 * Makes a planned film: trains its runs again, each in a worker of its own, and has the studio paint and write each
 * picture while they train on to the next. At most two pictures are in memory at any time. Whatever ends it, no
 * worker is left.
 */
import { openTrainingClient } from '../../training/client.ts';
import { DivergenceError, TrainingError } from '../../training/errors.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { Turns } from '../state/turns.ts';
import { frameCount } from './choices.ts';
import { sceneOf, type FilmPlan, type PlannedRun } from './plan.ts';
import { commentOf } from './provenance.ts';
import { Remaining, type Progress } from './remaining.ts';
import { Replay, type Standstill } from './replay.ts';
import { iterationsOf } from './schedule.ts';
import { openStudio } from './studio/client.ts';
import { FilmError } from './studio/encoder.ts';
import type { FinishedFilm, PicturedRun } from './studio/messages.ts';
import { stepsOf } from './way.ts';

export interface ShootingOptions {
  /** Ends everything at once. */
  readonly signal: AbortSignal;
  /** The address of the page, for the film's comment. */
  readonly page: string;
  onProgress(progress: Progress): void;
}

/** One core is left to the page. */
const turns = new Turns(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/**
 * @throws FilmError with a sentence for the user
 * @throws the reason of `signal`, once it is aborted
 */
export async function shoot(plan: FilmPlan, options: ShootingOptions): Promise<FinishedFilm> {
  const { signal } = options;
  signal.throwIfAborted();
  const studio = openStudio();
  const runs = plan.runs.map((run) => ({ run, client: openTrainingClient() }));
  const end = () => {
    studio.end();
    for (const { client } of runs) client.terminate();
  };
  signal.addEventListener('abort', end);
  try {
    const { choices, comparison } = plan;
    const scene = sceneOf(plan);
    const pictures = frameCount(choices);
    const steps = plan.runs.reduce((sum, { way }) => sum + stepsOf(way), 0);
    const remaining = new Remaining({ steps, pictures });
    const lap = stopwatch();
    const report = () => options.onProgress(remaining.progress());
    const { format, framesPerSecond } = choices;
    await studio.ask({
      kind: 'open',
      scene,
      format,
      framesPerSecond,
      pictures,
      title: scene.title,
      comment: commentOf(comparison, choices, options.page, plan.runs),
    });
    const want = {
      field: scene.layers.field || scene.layers.contours,
      arrows: scene.layers.arrows,
      measurement: false,
      snapshot: false,
    };
    const replays = runs.map(({ run, client }) => ({
      run,
      replay: new Replay(client, run.way, {
        executor: run.executor,
        want,
        onSteps(made) {
          remaining.trained(made, lap());
          report();
        },
      }),
    }));
    let painting: Promise<unknown> = Promise.resolve();
    for (const [index, iteration] of iterationsOf(choices, pictures).entries()) {
      const moments = await Promise.all(
        replays.map(({ run, replay }) =>
          turns.take(() => replay.to(iteration)).catch((error) => fail(error, run, plan)),
        ),
      );
      // What went on before the first picture is not shown.
      const pictured = moments.map((moment) => picturedRun(moment, index === 0));
      await painting;
      painting = studio.ask({ kind: 'picture', iteration, runs: pictured });
      // Whoever waits for it next is told; until then nobody need be.
      painting.catch(() => {});
      remaining.pictured(lap());
      report();
    }
    await painting;
    return await studio.ask({ kind: 'finish' });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return (last - before) / 1000;
  };
}

function picturedRun({ frame, losses }: Standstill, isFirst: boolean): PicturedRun {
  const { iteration, criticUpdates, generatorUpdates, generated, field, arrows } = frame;
  return {
    iteration,
    criticUpdates,
    generatorUpdates,
    generated,
    ...(field && { field }),
    ...(arrows && { arrows }),
    losses: isFirst ? [] : losses,
  };
}

/** Failures of training in the words of films. */
function fail(error: unknown, { id }: PlannedRun, { runs }: FilmPlan): never {
  const who = runs.length > 1 ? `Run ${id}` : 'The run';
  if (error instanceof DivergenceError) {
    throw new FilmError(
      `${who} diverges at iteration ${formatCount(error.iteration)}: have the film end before that.`,
    );
  }
  if (error instanceof TrainingError) throw new FilmError(`${error.message} ${error.hint}`);
  throw error;
}
