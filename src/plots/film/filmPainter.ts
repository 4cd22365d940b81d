/**
 * One picture of a film: the runs as they are at one iteration, each with the way of its losses, under a heading and
 * over a legend. Keeps a canvas for the pictures of runs and nothing else. Knows neither training nor formats.
 */
import { CHART_FONT_SIZE, layoutCurves } from '../curves.ts';
import { paintChart } from '../chartPainter.ts';
import { runMark } from '../runPalette.ts';
import { paintSamples } from '../samplePainter.ts';
import type { CreateSurface, DrawingContext } from '../surface.ts';
import { layoutFilm, type FilmCell, type FilmLayout } from './filmLayout.ts';
import { paintLegend } from './filmLegend.ts';
import type { FilmedMoment, FilmedRun, FilmScene } from './filmScene.ts';

export const FILM_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** Charts are laid out for about this width, and enlarged. */
const CHART_WIDTH = 460;
const LEAST_UNIT = 9 / CHART_FONT_SIZE;

export class FilmPainter {
  readonly layout: FilmLayout;
  readonly #scene: FilmScene;
  readonly #picture: DrawingContext;

  constructor(scene: FilmScene, createSurface: CreateSurface) {
    const { width, runs, charts } = scene;
    this.#scene = scene;
    this.layout = layoutFilm({ width, runs: runs.length, charts });
    const { width: side } = this.layout.cells[0]!.picture;
    this.#picture = createSurface(side, side).getContext('2d') as DrawingContext;
  }

  /** Paints the whole picture, replacing what the canvas had. @param moments of the runs, in their order */
  paint(context: DrawingContext, iteration: number, moments: readonly FilmedMoment[]): void {
    const { palette } = this.#scene;
    const { width, height, cells } = this.layout;
    context.fillStyle = palette.ground;
    context.fillRect(0, 0, width, height);
    this.#paintHeading(context, iteration);
    cells.forEach((cell, index) => {
      this.#paintTitle(context, cell, this.#scene.runs[index]!);
      this.#paintPicture(context, cell, moments[index]!);
      this.#paintLosses(context, cell, moments[index]!);
    });
    paintLegend(context, this.#scene, this.layout, FILM_FONT);
  }

  #paintHeading(context: DrawingContext, iteration: number): void {
    const { palette, title, extent } = this.#scene;
    const { width, margin, fontSize, heading } = this.layout;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.font = `600 ${fontSize}px ${FILM_FONT}`;
    // Where the number begins must not depend on which it is.
    const widest = counterText(extent[1]).replaceAll(/\d/g, '0');
    const begin = width - margin - context.measureText(widest).width;
    context.fillStyle = palette.ink;
    context.fillText(counterText(iteration), begin, heading);
    context.font = `${fontSize}px ${FILM_FONT}`;
    context.fillStyle = palette.muted;
    context.fillText(fitted(context, title, begin - 2 * margin), margin, heading);
  }

  #paintTitle(context: DrawingContext, { title, picture }: FilmCell, run: FilmedRun): void {
    if (!title) return;
    const { palette } = this.#scene;
    const { fontSize, margin } = this.layout;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.font = `700 ${fontSize}px ${FILM_FONT}`;
    context.fillStyle = palette[runMark(run.letter).colourRole];
    context.fillText(run.letter, title.x, title.y);
    const letter = context.measureText('M').width + margin / 2;
    context.font = `${fontSize}px ${FILM_FONT}`;
    context.fillStyle = palette.ink;
    context.fillText(fitted(context, run.title, picture.width - letter), title.x + letter, title.y);
  }

  #paintPicture(context: DrawingContext, { picture }: FilmCell, moment: FilmedMoment): void {
    const { palette, view, real, layers } = this.#scene;
    const { generated, field, arrows } = moment;
    const { x, y, width: size } = picture;
    paintSamples(this.#picture, {
      size,
      pixelRatio: 1,
      view,
      palette,
      real,
      generated,
      field,
      arrows,
      show: layers,
    });
    context.drawImage(this.#picture.canvas, x, y);
    context.strokeStyle = palette.line;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  }

  #paintLosses(context: DrawingContext, { chart }: FilmCell, { losses }: FilmedMoment): void {
    if (!chart) return;
    const { palette, extent } = this.#scene;
    const unit = Math.max(LEAST_UNIT, chart.width / CHART_WIDTH);
    const layout = layoutCurves({
      width: chart.width / unit,
      height: chart.height / unit,
      series: losses,
      floors: [],
      markers: [],
      scale: 'linear',
      xDomain: extent,
    });
    paintChart(context, layout, palette, FILM_FONT, { x: chart.x, y: chart.y, unit });
  }
}

function counterText(iteration: number): string {
  return `iteration ${iteration.toLocaleString('en')}`;
}

/** As much of `text` as fits into `width`, in the context's type. */
function fitted(context: DrawingContext, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let kept = text.length;
  while (kept > 0 && context.measureText(`${text.slice(0, kept)}…`).width > width) kept--;
  return kept > 0 ? `${text.slice(0, kept).trimEnd()}…` : '';
}
