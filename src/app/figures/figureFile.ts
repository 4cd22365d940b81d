/** A snapshot as a file in one of the formats. What only one format takes is loaded with it. */
import { composeFigure, layoutWidth } from '../../plots/figure/composeFigure.ts';
import { pixelsOf, SOFTWARE } from '../../plots/figure/provenance.ts';
import type { Figure } from '../../plots/figure/scene.ts';
import { figureToSvg } from '../../plots/figure/svg.ts';
import { darkPalette, lightPalette, type Palette } from '../../plots/palette.ts';
import { FILE_TYPES } from '../files/download.ts';
import { currentPalette } from '../state/theme.ts';
import type { FigureOptions, FigureTheme } from './figureOptions.ts';
import type { Snapshot } from './snapshot.ts';

/** The browser has no room for so many pixels. */
export class PictureTooLargeError extends Error {
  override readonly name = 'PictureTooLargeError';
  constructor(width: number, height: number) {
    super(
      `This browser cannot make a picture of ${width} × ${height} pixels. Choose a smaller scale or width.`,
    );
  }
}

const PIXELS_IN_AN_INCH = 96;

export function figureOf({ contents }: Snapshot, { size, parts, theme }: FigureOptions): Figure {
  const palette = paletteOf(theme);
  return composeFigure({ ...contents, palette }, parts, layoutWidth(pixelsOf(size)));
}

export function svgOf(snapshot: Snapshot, options: FigureOptions): string {
  return figureToSvg(figureOf(snapshot, options), options.size, snapshot.provenance);
}

/** The size in pixels of the figure as PNG. */
export function pngSize(
  figure: Figure,
  { size, scale }: Pick<FigureOptions, 'size' | 'scale'>,
): { readonly width: number; readonly height: number } {
  const width = Math.round(pixelsOf(size) * scale);
  return { width, height: Math.round((width * figure.height) / figure.width) };
}

/** @throws PictureTooLargeError */
export async function figureFile(snapshot: Snapshot, options: FigureOptions): Promise<Blob> {
  return new Blob([await contentsOf(snapshot, options)], { type: FILE_TYPES[options.format] });
}

async function contentsOf(snapshot: Snapshot, options: FigureOptions): Promise<BlobPart> {
  switch (options.format) {
    case 'png':
      return pngOf(snapshot, options);
    case 'svg':
      return svgOf(snapshot, options);
    case 'pdf': {
      const [{ figureToPdf }, { loadFonts }] = await Promise.all([
        import('../../plots/figure/pdf/figureToPdf.ts'),
        import('./fonts.ts'),
      ]);
      const figure = figureOf(snapshot, options);
      return figureToPdf(figure, options.size, snapshot.provenance, loadFonts());
    }
    case 'html': {
      const { stillPage } = await import('../../plots/figure/stillPage.ts');
      const svg = svgOf(snapshot, options);
      return stillPage(svg, snapshot.provenance, paletteOf(options.theme));
    }
  }
}

async function pngOf(snapshot: Snapshot, options: FigureOptions): Promise<BlobPart> {
  const [{ paintFigure }, { withTexts }] = await Promise.all([
    import('../../plots/figure/figurePainter.ts'),
    import('../../plots/figure/pngText.ts'),
  ]);
  const figure = figureOf(snapshot, options);
  const { width, height } = pngSize(figure, options);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new PictureTooLargeError(width, height);
  paintFigure(context, figure, width / figure.width);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new PictureTooLargeError(width, height);
  const { title, description, hash, address } = snapshot.provenance;
  return withTexts(
    new Uint8Array(await blob.arrayBuffer()),
    {
      Title: title,
      Description: description,
      Software: SOFTWARE,
      Experiment: hash,
      ...(address !== undefined && { Source: address }),
    },
    PIXELS_IN_AN_INCH * options.scale,
  );
}

function paletteOf(theme: FigureTheme): Palette {
  if (theme === 'page') return currentPalette();
  return theme === 'dark' ? darkPalette : lightPalette;
}
