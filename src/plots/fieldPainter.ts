/** Paints a scalar field as smooth colour on two hues that meet in the panel's colour. */
import { parseHex } from './colour.ts';
import type { Palette } from './palette.ts';
import type { FieldRange, ScalarField } from './scalarField.ts';
import type { CreateSurface, DrawingContext, Surface } from './surface.ts';
import type { ViewMapping } from './view.ts';

/**
 * Fills the field's square with its colours: panel at `range.middle`, `fieldHigh` from `range.reach`
 * above it, `fieldLow` from as much below. A constant field is all panel.
 */
export function paintField(
  context: DrawingContext,
  field: ScalarField,
  range: FieldRange,
  palette: Palette,
  mapping: ViewMapping,
  createSurface: CreateSurface,
): void {
  const image = fieldImage(field, range, palette, createSurface);
  const left = mapping.pixelX(field.low);
  const top = mapping.pixelY(field.high);
  const side = mapping.pixelX(field.high) - left;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, side, side);
}

/** Repaints between two frames (hovering, resizing) show the same field: its image is kept with it. */
const images = new WeakMap<ScalarField, { readonly palette: Palette; readonly image: Surface }>();

function fieldImage(
  field: ScalarField,
  range: FieldRange,
  palette: Palette,
  createSurface: CreateSurface,
): Surface {
  const known = images.get(field);
  if (known?.palette === palette) return known.image;
  const image = createSurface(field.size, field.size);
  const context = image.getContext('2d') as DrawingContext;
  const pixels = context.createImageData(field.size, field.size);
  colourField(pixels.data, field, range, palette);
  context.putImageData(pixels, 0, 0);
  images.set(field, { palette, image });
  return image;
}

/**
 * Writes one RGBA pixel per value of the field into `pixels` [4 × size × size], highest row first as
 * images have it. Values that are not finite get the panel's colour.
 */
export function colourField(
  pixels: Uint8ClampedArray,
  { size, values }: ScalarField,
  { middle, reach }: FieldRange,
  palette: Palette,
): void {
  const panel = parseHex(palette.panel);
  const high = parseHex(palette.fieldHigh);
  const low = parseHex(palette.fieldLow);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const value = values[(size - 1 - row) * size + column]!;
      const offset = reach > 0 && Number.isFinite(value) ? (value - middle) / reach : 0;
      const strength = Math.min(Math.abs(offset), 1);
      const hue = offset > 0 ? high : low;
      const at = 4 * (row * size + column);
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] = panel[channel]! + strength * (hue[channel]! - panel[channel]!);
      }
      pixels[at + 3] = 255;
    }
  }
}
