/** Says what a line chart leaves out. */
import type { AxisScale } from './axis.ts';
import type { CurveSeries } from './curveSeries.ts';
import { formatValue } from './numberFormat.ts';
import { isDrawable } from './valueRange.ts';

/**
 * A logarithm has no place for some values, and the axis leaves outliers outside: one sentence for each
 * such series, or an empty text.
 */
export function describeOmissions(
  series: readonly CurveSeries[],
  scale: AxisScale,
  range: readonly [number, number] | undefined,
): string {
  const sentences = series.flatMap(({ name, y }) => {
    let notPositive = 0;
    let lowest = Infinity;
    let highest = -Infinity;
    for (let i = 0; i < y.length; i++) {
      const value = y[i]!;
      if (isDrawable(value, scale)) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      } else if (Number.isFinite(value)) notPositive++;
    }
    const own: string[] = [];
    if (notPositive > 0) {
      const values = notPositive === 1 ? '1 value' : `${formatValue(notPositive)} values`;
      own.push(`${name}: ${values} at or below zero cannot be shown on a logarithmic axis.`);
    }
    if (range && highest > range[1]) own.push(`${name} reaches up to ${formatValue(highest)}.`);
    if (range && lowest < range[0]) own.push(`${name} reaches down to ${formatValue(lowest)}.`);
    return own;
  });
  return sentences.join(' ');
}
