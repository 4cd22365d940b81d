/** Paints a figure as pixels, of any size. Encodes nothing. */
import type { DrawingContext } from '../surface.ts';
import type { Figure, GroupMark, Mark, Painting, TextMark } from './scene.ts';
import { FONT_FAMILY } from './svg.ts';

/** Covers `scale` × the figure's size, from the upper left corner of the canvas. */
export function paintFigure(context: DrawingContext, figure: Figure, scale: number): void {
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = figure.ground;
  context.fillRect(0, 0, figure.width, figure.height);
  for (const mark of figure.marks) paintMark(context, mark);
  context.restore();
}

function paintMark(context: DrawingContext, mark: Mark): void {
  switch (mark.kind) {
    case 'path':
      return paintPath(context, new Path2D(mark.d), mark);
    case 'circles': {
      const path = new Path2D();
      for (let i = 0; i < mark.centres.length; i += 2) {
        const [x, y] = [mark.centres[i]!, mark.centres[i + 1]!];
        path.moveTo(x + mark.radius, y);
        path.arc(x, y, mark.radius, 0, 2 * Math.PI);
      }
      return paintPath(context, path, mark);
    }
    case 'text':
      return paintText(context, mark);
    case 'group':
      return paintGroup(context, mark);
  }
}

function paintPath(context: DrawingContext, path: Path2D, painting: Painting): void {
  const { fill, stroke, strokeWidth = 1, dash = [], roundCaps, opacity = 1 } = painting;
  context.globalAlpha = opacity;
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = strokeWidth;
    context.lineJoin = 'round';
    context.lineCap = roundCaps ? 'round' : 'butt';
    context.setLineDash([...dash]);
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function paintText(context: DrawingContext, mark: TextMark): void {
  context.font = `${mark.bold ? 'bold ' : ''}${mark.size}px ${FONT_FAMILY}`;
  context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
  context.textBaseline = 'alphabetic';
  context.fillStyle = mark.colour;
  context.fillText(mark.text, mark.x, mark.y);
}

function paintGroup(context: DrawingContext, { x, y, clip, marks }: GroupMark): void {
  context.save();
  context.translate(x, y);
  if (clip) {
    context.beginPath();
    context.rect(clip.x, clip.y, clip.width, clip.height);
    context.clip();
  }
  for (const mark of marks) paintMark(context, mark);
  context.restore();
}
