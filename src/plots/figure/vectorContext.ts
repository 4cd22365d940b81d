/** Takes what a painter draws and keeps it as marks, so that a figure shows exactly what the screen does. */
import type { MarkContext } from '../surface.ts';
import { decimal, opaque, type Mark, type Painting } from './scene.ts';

const FULL_CIRCLE = 2 * Math.PI;

/** A context for painters of points, lines and arrows, and the marks that they have made on it. */
export function createVectorContext(): { readonly context: MarkContext; readonly marks: Mark[] } {
  const recorder = new Recorder();
  return { context: recorder, marks: recorder.marks };
}

class Recorder implements MarkContext {
  readonly marks: Mark[] = [];
  fillStyle: MarkContext['fillStyle'] = '#000000';
  strokeStyle: MarkContext['strokeStyle'] = '#000000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  private dash: readonly number[] = [];
  private path = '';
  /** By radius: x₀, y₀, x₁, y₁, … */
  private circles = new Map<number, number[]>();

  setLineDash(dash: Iterable<number>): void {
    this.dash = [...dash];
  }

  beginPath(): void {
    this.path = '';
    this.circles = new Map();
  }

  moveTo(x: number, y: number): void {
    this.path += `M${at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `L${at(x, y)}`;
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.path += `Q${at(controlX, controlY)},${at(x, y)}`;
  }

  closePath(): void {
    this.path += 'Z';
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    if (Math.abs(to - from) < FULL_CIRCLE) {
      throw new RangeError('Figures know whole circles only: draw a part of one by curves.');
    }
    // The move to where the circle begins has nothing to draw.
    this.path = this.path.replace(/M[^A-Z]*$/, '');
    const centres = this.circles.get(radius);
    if (centres) centres.push(x, y);
    else this.circles.set(radius, [x, y]);
  }

  fill(): void {
    const { colour, opacity } = opaque(String(this.fillStyle));
    this.add({ fill: colour, opacity: opacity * this.globalAlpha });
  }

  stroke(): void {
    const { colour, opacity } = opaque(String(this.strokeStyle));
    this.add({
      stroke: colour,
      strokeWidth: this.lineWidth,
      opacity: opacity * this.globalAlpha,
      ...(this.lineCap === 'round' && { roundCaps: true }),
      ...(this.dash.length > 0 && { dash: this.dash }),
    });
  }

  private add(painting: Painting): void {
    if (this.path !== '') this.marks.push({ kind: 'path', d: this.path, ...painting });
    for (const [radius, centres] of this.circles) {
      this.marks.push({ kind: 'circles', centres, radius, ...painting });
    }
  }
}

function at(x: number, y: number): string {
  return `${decimal(x)},${decimal(y)}`;
}
