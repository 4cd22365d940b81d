/**
 * Where things stand in a picture of a film: a line of words, the runs beside each other, each with its picture and
 * perhaps its chart, and a legend. Draws nothing.
 */

export interface FilmLayoutInput {
  /** Of the whole picture, in pixels, even. */
  readonly width: number;
  /** How many stand beside each other, at least 1. */
  readonly runs: number;
  /** Whether each has a chart below its picture. */
  readonly charts: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** All in pixels from the upper left corner. */
export interface FilmLayout {
  readonly width: number;
  /** Even: video formats take nothing else. */
  readonly height: number;
  readonly margin: number;
  readonly fontSize: number;
  /** The middle of the first line, which reaches from margin to margin. */
  readonly heading: number;
  readonly cells: readonly FilmCell[];
  /** The middle of the last line. */
  readonly legend: number;
}

export interface FilmCell {
  /** Where the line above the picture begins, at its middle; absent for a run alone. */
  readonly title?: Point;
  /** A square, in whole pixels. */
  readonly picture: Box;
  readonly chart?: Box;
}

/** Runs in a row, by how many there are: as square as can be. */
const COLUMNS = [0, 1, 2, 3, 2, 3, 3] as const;

const LINE_HEIGHT = 1.9;
const CHART_RATIO = 0.36;
/** Below that a chart has no room for its lines. */
const LEAST_CHART = 84;

export function layoutFilm({ width, runs, charts }: FilmLayoutInput): FilmLayout {
  const fontSize = Math.round(Math.max(11, Math.min(width / 40, 26)));
  const margin = Math.round(Math.max(8, width / 50));
  const line = Math.round(fontSize * LINE_HEIGHT);
  const columns = COLUMNS[runs] ?? 3;
  const side = Math.floor((width - margin * (columns + 1)) / columns);
  const chart = charts ? Math.round(Math.max(LEAST_CHART, side * CHART_RATIO)) : 0;
  const titled = runs > 1;
  const rowHeight = (titled ? line : 0) + side + chart + margin;
  const top = margin / 2 + line;
  const cells = Array.from({ length: runs }, (_, index): FilmCell => {
    const x = margin + (index % columns) * (side + margin);
    const row = Math.round(top + Math.floor(index / columns) * rowHeight);
    const y = row + (titled ? line : 0);
    return {
      ...(titled && { title: { x, y: row + line / 2 } }),
      picture: { x, y, width: side, height: side },
      ...(charts && { chart: { x, y: y + side, width: side, height: chart } }),
    };
  });
  const bottom = top + Math.ceil(runs / columns) * rowHeight - margin;
  const height = 2 * Math.ceil((bottom + line + margin / 2) / 2);
  return {
    width,
    height,
    margin,
    fontSize,
    heading: margin / 2 + line / 2,
    cells,
    legend: bottom + line / 2 + margin / 4,
  };
}
