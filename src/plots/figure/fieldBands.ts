/**
 * The critic's field as filled bands, one above the other: sharp at every size, the same bytes on every
 * machine, and nothing but paths for those who take the figure apart. An image would be none of these.
 */
import { parseHex } from '../colour.ts';
import { traceRegions } from '../contours.ts';
import type { Palette } from '../palette.ts';
import type { FieldRange, ScalarField } from '../scalarField.ts';
import type { ViewMapping } from '../view.ts';
import { decimal, type PathMark } from './scene.ts';

/** On either side of the middle: so many that their edges cannot be told from a smooth change of colour. */
const BANDS = 12;

/** Over a ground in the panel's colour, in the order in which they cover each other. */
export function fieldBands(
  field: ScalarField,
  range: FieldRange,
  palette: Palette,
  mapping: ViewMapping,
): PathMark[] {
  if (!(range.reach > 0) || field.size < 2) return [];
  // Where there is no value the screen shows the middle, and so does this.
  const offsets = field.values.map((value) =>
    Number.isFinite(value) ? (value - range.middle) / range.reach : 0,
  );
  const high: ScalarField = { ...field, values: offsets };
  const low: ScalarField = { ...field, values: offsets.map((offset) => -offset) };
  return [
    ...bandsAbove(high, palette.panel, palette.fieldHigh, mapping),
    ...bandsAbove(low, palette.panel, palette.fieldLow, mapping),
  ];
}

function bandsAbove(
  offsets: ScalarField,
  from: string,
  to: string,
  mapping: ViewMapping,
): PathMark[] {
  // A band has the colour of its middle, so it begins half a band before that.
  const strengths = Array.from({ length: BANDS }, (_, i) => (i + 1) / BANDS);
  const levels = strengths.map((strength) => strength - 0.5 / BANDS);
  return traceRegions(offsets, levels).flatMap((rings, index): PathMark[] => {
    const d = rings.map((ring) => pathOf(ring, mapping)).join('');
    return d === '' ? [] : [{ kind: 'path', d, fill: mixed(from, to, strengths[index]!) }];
  });
}

function pathOf(ring: Float64Array, mapping: ViewMapping): string {
  let d = '';
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [mapping.pixelX(ring[i]!), mapping.pixelY(ring[i + 1]!)];
    d += `${i === 0 ? 'M' : 'L'}${decimal(x)},${decimal(y)}`;
  }
  return `${d}Z`;
}

function mixed(from: string, to: string, share: number): string {
  const end = parseHex(to);
  const channels = parseHex(from).map((value, i) => Math.round(value + share * (end[i]! - value)));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
