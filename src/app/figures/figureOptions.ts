/** What there is to choose about a figure, and what of it is possible. */
import { FIGURE_PARTS, type FigureContents, type FigurePart } from '../../plots/figure/contents.ts';
import type { FigureSize } from '../../plots/figure/provenance.ts';

export const FORMATS = ['png', 'svg', 'pdf', 'html'] as const;
export type FigureFormat = (typeof FORMATS)[number];

export const SCALES = [1, 2, 3, 4] as const;
export type FigureScale = (typeof SCALES)[number];

export const FIGURE_THEMES = ['light', 'dark', 'page'] as const;
export type FigureTheme = (typeof FIGURE_THEMES)[number];

export interface FigureOptions {
  readonly format: FigureFormat;
  /** Device pixels for each CSS pixel of a PNG. */
  readonly scale: FigureScale;
  readonly size: FigureSize;
  readonly theme: FigureTheme;
  readonly parts: readonly FigurePart[];
}

/** The text width of a page of A4, on paper. */
export const DEFAULT_OPTIONS: FigureOptions = {
  format: 'png',
  scale: 2,
  size: { width: 170, unit: 'mm' },
  theme: 'light',
  parts: FIGURE_PARTS.filter((part) => part !== 'losses'),
};

/** From a narrow column to a poster. */
export const WIDTHS: Readonly<Record<FigureSize['unit'], { least: number; most: number }>> = {
  mm: { least: 60, most: 500 },
  px: { least: 240, most: 1920 },
};

export const FORMAT_NAMES: Readonly<Record<FigureFormat, { name: string; use: string }>> = {
  png: { name: 'PNG', use: 'Pixels: for slides, documents and the web.' },
  svg: {
    name: 'SVG',
    use: 'Vectors and real text: for Inkscape, Illustrator and the web.',
  },
  pdf: { name: 'PDF', use: 'Vectors with embedded fonts: for LaTeX, Beamer and print.' },
  html: { name: 'HTML', use: 'A page of its own with a link to the run; needs no network.' },
};

export const PART_NAMES: Readonly<Record<FigurePart, string>> = {
  samples: 'Samples',
  legend: 'Legend',
  distances: 'Distance curves',
  losses: 'Loss curves',
  modes: 'Modes',
  metrics: 'Metrics',
  caption: 'Caption',
};

/** What can be shown of these runs, under the name that it has there. */
export function offeredParts(
  contents: Pick<FigureContents, 'runs' | 'charts' | 'modes' | 'metrics'>,
): readonly { readonly part: FigurePart; readonly name: string }[] {
  const several = contents.runs.length > 1;
  return FIGURE_PARTS.filter((part) => {
    if (part === 'modes') return contents.modes !== undefined;
    if (part === 'metrics') return contents.metrics !== undefined;
    if (part === 'losses') return contents.charts.some((chart) => chart.part === part);
    return true;
  }).map((part) => ({
    part,
    name: several && part === 'distances' ? 'Curves of all runs' : PART_NAMES[part],
  }));
}

const MM_IN_A_PIXEL = 25.4 / 96;

/** The same width in another unit, or as near to it as can be had. */
export function inUnit({ width, unit }: FigureSize, wanted: FigureSize['unit']): FigureSize {
  if (unit === wanted) return { width, unit };
  const converted = wanted === 'px' ? width / MM_IN_A_PIXEL : width * MM_IN_A_PIXEL;
  const { least, most } = WIDTHS[wanted];
  return { width: Math.min(most, Math.max(least, Math.round(converted))), unit: wanted };
}
