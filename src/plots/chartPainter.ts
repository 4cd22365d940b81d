/** A line chart as pixels, from the same layout that the page writes down as SVG. Decides no positions. */
import { CHART_FONT_SIZE, type ChartLayout } from './curves.ts';
import type { Palette } from './palette.ts';
import type { DrawingContext } from './surface.ts';

export interface ChartPlace {
  /** The upper left corner of the chart. */
  readonly x: number;
  readonly y: number;
  /** Pixels in one unit of the layout. */
  readonly unit: number;
}

const LINE_WIDTH = 1.6;
const BAND_OPACITY = 0.2;
/** Of tick labels, in units of the layout: as on the page. */
const Y_LABEL_GAP = 6;
const X_LABEL_RISE = 6;

/** Paints on what there is. Makes paths of text, so that the page's own lines come out. */
export function paintChart(
  context: DrawingContext,
  layout: ChartLayout,
  palette: Palette,
  fontFamily: string,
  { x, y, unit }: ChartPlace,
): void {
  const { plot } = layout;
  context.save();
  context.translate(x, y);
  context.scale(unit, unit);
  context.font = `${CHART_FONT_SIZE}px ${fontFamily}`;
  paintAxes(context, layout, palette);
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y - 1, plot.width, plot.height + 2);
  context.clip();
  context.lineWidth = LINE_WIDTH;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const { d, band, dash, colourRole } of layout.paths) {
    const [line, area] = [new Path2D(d), new Path2D(band)];
    context.fillStyle = palette[colourRole];
    context.globalAlpha = BAND_OPACITY;
    context.fill(area);
    context.globalAlpha = 1;
    context.strokeStyle = palette[colourRole];
    context.setLineDash(dash === '' ? [] : dash.split(' ').map(Number));
    context.stroke(line);
  }
  context.restore();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { text, x, y, colourRole } of layout.labels) {
    context.fillStyle = palette[colourRole];
    context.fillText(text, x, y);
  }
  context.restore();
}

function paintAxes(
  context: DrawingContext,
  { plot, xTicks, yTicks, height }: ChartLayout,
  palette: Palette,
) {
  context.strokeStyle = palette.line;
  context.fillStyle = palette.muted;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { position, label } of yTicks) {
    context.beginPath();
    context.moveTo(plot.x, position);
    context.lineTo(plot.x + plot.width, position);
    context.stroke();
    context.fillText(label, plot.x - Y_LABEL_GAP, position);
  }
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { position, label } of xTicks) {
    context.fillText(label, position, height - X_LABEL_RISE);
  }
}
