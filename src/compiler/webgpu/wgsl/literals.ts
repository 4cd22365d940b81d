/** Numbers as WGSL writes them. */

/** A float32 literal, rounded as float32 is; NaN and infinities, which have none, by the functions that make them. */
export function float(value: number): string {
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return 'notANumber()';
  if (rounded === Infinity) return 'infinity()';
  if (rounded === -Infinity) return '(-infinity())';
  return rounded < 0 || Object.is(rounded, -0) ? `(-${-rounded}f)` : `${rounded}f`;
}

/** An unsigned integer literal. */
export function unsigned(value: number): string {
  return `${value}u`;
}
