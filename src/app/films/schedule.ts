/** When each picture of a film is taken and how long it is shown. Numbers alone. */

export const SPACINGS = ['even', 'logarithmic'] as const;
/** `logarithmic`: the same factor between pictures, counted from the first: most happens early. */
export type Spacing = (typeof SPACINGS)[number];

/** Which iterations a film shows. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly spacing: Spacing;
}

/**
 * The iteration of each of `count` pictures: never descending, the first at `from` and the last at `to`. Where
 * there are more pictures than iterations, some show the same.
 * @param count at least 2
 */
export function iterationsOf({ from, to, spacing }: Extent, count: number): readonly number[] {
  const span = to - from;
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const passed = spacing === 'even' ? span * share : (span + 1) ** share - 1;
    return from + Math.round(passed);
  });
}

/**
 * How long each picture of a GIF is shown, in hundredths of a second, which is what it can say: rounded so that no
 * picture is ever more than half a hundredth early or late.
 */
export function delaysOf(count: number, framesPerSecond: number): readonly number[] {
  const at = (index: number) => Math.round((100 * index) / framesPerSecond);
  return Array.from({ length: count }, (_, index) => at(index + 1) - at(index));
}
