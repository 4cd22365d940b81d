/** What the studio does for each command: paints pictures and hands them to an encoder. It makes one film. */
import { FilmPainter } from '../../../plots/film/filmPainter.ts';
import type { FilmedMoment } from '../../../plots/film/filmScene.ts';
import type { CurveSeries } from '../../../plots/curveSeries.ts';
import { createOffscreenSurface } from '../../../plots/surface.ts';
import { emptyRecording, recordFrame, type Recording } from '../../state/recording.ts';
import type { Format } from '../choices.ts';
import { FilmError, type FilmEncoder } from './encoder.ts';
import { openGif } from './gifEncoder.ts';
import type {
  FilmOrder,
  FinishedFilm,
  PicturedRun,
  PictureSize,
  StudioAnswers,
  StudioCommand,
} from './messages.ts';

/** As in the chart of the page. */
const LOSSES: readonly Omit<CurveSeries, 'x' | 'y'>[] = [
  { id: 'criticLoss', name: 'critic', dash: '', colourRole: 'real' },
  { id: 'generatorLoss', name: 'generator', dash: '5 3', colourRole: 'generated' },
];

interface Film {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly painter: FilmPainter;
  readonly encoder: FilmEncoder;
  readonly recordings: Recording[];
}

/** A function that carries out one command; call it with the next when it has answered. */
export function createStudio(): (
  command: StudioCommand,
) => Promise<StudioAnswers[keyof StudioAnswers]> {
  let film: Film | undefined;
  return async (command) => {
    switch (command.kind) {
      case 'formats':
        return formatsAt(command);
      case 'open':
        film = await open(command);
        return undefined;
      case 'picture':
        return addPicture(opened(film), command.iteration, command.runs);
      case 'finish':
        return finish(opened(film));
    }
  };
}

async function formatsAt(size: PictureSize): Promise<Readonly<Record<Format, boolean>>> {
  if (!('OffscreenCanvas' in globalThis)) return { mp4: false, webm: false, gif: false };
  const { codecFor } = await import('./videoEncoder.ts');
  const [mp4, webm] = await Promise.all([codecFor('mp4', size), codecFor('webm', size)]);
  return { mp4: mp4 !== undefined, webm: webm !== undefined, gif: true };
}

async function open(order: FilmOrder): Promise<Film> {
  const painter = new FilmPainter(order.scene, createOffscreenSurface);
  const { width, height } = painter.layout;
  const canvas = new OffscreenCanvas(width, height);
  // A GIF is made from the pixels, which are then best kept where they can be read.
  const context = canvas.getContext('2d', {
    alpha: false,
    willReadFrequently: order.format === 'gif',
  })!;
  return {
    canvas,
    context,
    painter,
    encoder: await openEncoder(canvas, order),
    recordings: order.scene.runs.map(emptyRecording),
  };
}

async function openEncoder(canvas: OffscreenCanvas, order: FilmOrder): Promise<FilmEncoder> {
  if (order.format === 'gif') return openGif(canvas, order);
  const { openVideo } = await import('./videoEncoder.ts');
  return openVideo(order.format, canvas, order);
}

async function addPicture(
  { context, painter, encoder, recordings }: Film,
  iteration: number,
  runs: readonly PicturedRun[],
): Promise<number> {
  const moments = runs.map((run, index): FilmedMoment => {
    recordings[index] = run.losses.reduce(
      (recording, losses) => recordFrame(recording, { ...run, losses }, 0),
      recordings[index]!,
    );
    const { generated, field, arrows } = run;
    return { generated, field, arrows, losses: curvesOf(recordings[index]!) };
  });
  painter.paint(context, iteration, moments);
  await encoder.add();
  return encoder.byteLength;
}

function curvesOf({ histories }: Recording): readonly CurveSeries[] {
  return LOSSES.map((series) => {
    const history = histories.get(series.id);
    return { ...series, x: history?.iterations ?? [], y: history?.values ?? [] };
  });
}

async function finish({ canvas, encoder }: Film): Promise<FinishedFilm> {
  const [film, poster] = await Promise.all([encoder.finish(), canvas.convertToBlob()]);
  return { film, poster };
}

function opened(film: Film | undefined): Film {
  if (!film) throw new FilmError('No film has been begun. Close this card and begin again.');
  return film;
}
