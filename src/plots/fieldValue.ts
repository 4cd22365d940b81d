/** Reads a scalar field between its grid points. */
import type { ScalarField } from './scalarField.ts';

/**
 * The field at data coordinates (x, y) by bilinear interpolation, continued linearly over the outer
 * half cell. Undefined outside [low, high]² and next to values that are not finite.
 */
export function fieldValue(field: ScalarField, x: number, y: number): number | undefined {
  const { size, low, high, values } = field;
  if (!(x >= low && x <= high && y >= low && y <= high)) return undefined;
  if (size === 1) return finite(values[0]!);

  const cell = (high - low) / size;
  const column = (x - low) / cell - 0.5;
  const row = (y - low) / cell - 0.5;
  const i = Math.min(Math.max(Math.floor(column), 0), size - 2);
  const j = Math.min(Math.max(Math.floor(row), 0), size - 2);
  const s = column - i;
  const t = row - j;
  const at = j * size + i;
  const lower = values[at]! * (1 - s) + values[at + 1]! * s;
  const upper = values[at + size]! * (1 - s) + values[at + size + 1]! * s;
  return finite(lower * (1 - t) + upper * t);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
