/** What the marks and colours of a film mean, in one line. */
import type { DrawingContext } from '../surface.ts';
import type { FilmLayout } from './filmLayout.ts';
import type { FilmScene } from './filmScene.ts';

type Mark = (context: DrawingContext, x: number, y: number, size: number) => void;

interface Entry {
  readonly text: string;
  readonly mark: Mark;
}

/** Leaves away at the end what has no room. */
export function paintLegend(
  context: DrawingContext,
  scene: Pick<FilmScene, 'palette' | 'layers'>,
  { width, margin, fontSize, legend }: FilmLayout,
  fontFamily: string,
): void {
  const size = fontSize * 0.85;
  context.font = `${size}px ${fontFamily}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let x = margin;
  for (const { text, mark } of entriesOf(scene)) {
    const end = x + 1.4 * size + context.measureText(text).width;
    if (end > width - margin) return;
    mark(context, x + size / 2, legend, size);
    context.fillStyle = scene.palette.muted;
    context.fillText(text, x + 1.4 * size, legend);
    x = end + 1.4 * size;
  }
}

function entriesOf({ palette, layers }: Pick<FilmScene, 'palette' | 'layers'>): readonly Entry[] {
  const swatch =
    (colour: string): Mark =>
    (context, x, y, size) => {
      context.fillStyle = colour;
      context.fillRect(x - size / 2, y - size / 2, size, size);
      context.strokeStyle = palette.muted;
      context.lineWidth = 1;
      context.strokeRect(x - size / 2, y - size / 2, size, size);
    };
  const dot: Mark = (context, x, y, size) => {
    context.fillStyle = palette.real;
    context.beginPath();
    context.arc(x, y, size / 3, 0, 2 * Math.PI);
    context.fill();
  };
  const ring: Mark = (context, x, y, size) => {
    context.strokeStyle = palette.generated;
    context.lineWidth = size / 7;
    context.beginPath();
    context.arc(x, y, size / 3, 0, 2 * Math.PI);
    context.stroke();
  };
  return [
    ...(layers.real ? [{ text: 'real', mark: dot }] : []),
    ...(layers.generated ? [{ text: 'generated', mark: ring }] : []),
    ...(layers.field
      ? [
          { text: 'critic high', mark: swatch(palette.fieldHigh) },
          { text: 'critic low', mark: swatch(palette.fieldLow) },
        ]
      : []),
  ];
}
