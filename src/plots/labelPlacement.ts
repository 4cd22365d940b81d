/** Keeps labels in a column apart. */

/**
 * Positions as near as possible to the wanted ones (least squares), in the same order, at least `spacing`
 * apart and within [low, high]; closer only if there is no room for that.
 */
export function placeLabels(
  wanted: readonly number[],
  spacing: number,
  low: number,
  high: number,
): number[] {
  const gap = wanted.length > 1 ? Math.min(spacing, (high - low) / (wanted.length - 1)) : 0;
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);

  // Without the gaps the labels need only ascend: neighbours in the wrong order share their mean.
  const groups: { sum: number; count: number }[] = [];
  const mean = (group: { sum: number; count: number }) => group.sum / group.count;
  order.forEach((index, rank) => {
    groups.push({ sum: wanted[index]! - rank * gap, count: 1 });
    while (groups.length > 1 && mean(groups.at(-1)!) <= mean(groups.at(-2)!)) {
      const upper = groups.pop()!;
      const lower = groups.at(-1)!;
      lower.sum += upper.sum;
      lower.count += upper.count;
    }
  });

  const ascending = groups.flatMap((group) => Array<number>(group.count).fill(mean(group)));
  const last = high - (wanted.length - 1) * gap;
  const placed = new Array<number>(wanted.length);
  order.forEach((index, rank) => {
    placed[index] = Math.min(Math.max(ascending[rank]!, low), last) + rank * gap;
  });
  return placed;
}
