import { describe, expect, test } from 'vitest';
import { layoutCoverage } from './coverage.ts';

const EVEN = Array.from({ length: 25 }, () => 0.04);

function layout(
  shares: readonly (readonly number[] | undefined)[],
  expected: readonly number[] = EVEN,
) {
  return layoutCoverage({ width: 300, stripHeight: 30, expected, shares });
}

describe('strips', () => {
  test('lie below each other without touching, and fill the height', () => {
    const { strips, height } = layout([EVEN, EVEN, EVEN]);
    strips.slice(1).forEach((strip, index) => {
      expect(strip.y).toBeGreaterThan(strips[index]!.y + 30);
    });
    expect(strips.at(-1)!.y + 30).toBe(height);
  });

  test('have every mode in the same column, wide enough to be seen in six runs of 25', () => {
    const { strips, column } = layout(Array.from({ length: 6 }, () => EVEN));
    for (const { bars } of strips) {
      expect(bars).toHaveLength(25);
      bars.forEach((bar, mode) => {
        expect(bar.x).toBe(strips[0]!.bars[mode]!.x);
        expect(bar.width).toBeGreaterThanOrEqual(8);
        expect(bar.x).toBeGreaterThanOrEqual(column(mode).x - 1);
        expect(bar.x + bar.width).toBeLessThanOrEqual(column(mode).x + column(mode).width + 1);
      });
    }
  });

  test('share one scale: equal shares have equal heights, whatever else their run does', () => {
    const uneven = EVEN.map((_, mode) => (mode === 3 ? 0.08 : 0.04));
    const { strips } = layout([EVEN, uneven]);
    expect(strips[0]!.bars[0]!.height).toBeCloseTo(strips[1]!.bars[0]!.height);
    expect(strips[1]!.bars[3]!.height).toBeCloseTo(2 * strips[0]!.bars[3]!.height);
  });

  test('stay inside themselves and stand on their own ground', () => {
    const { strips } = layout([EVEN, EVEN.map((_, mode) => (mode === 0 ? 1 : 0))]);
    for (const { y, bars } of strips) {
      for (const bar of bars) {
        expect(bar.y).toBeGreaterThanOrEqual(y);
        expect(bar.y + bar.height).toBeCloseTo(y + 30);
        expect(bar.expectedY).toBeGreaterThanOrEqual(y);
      }
    }
  });

  test('of a run that is not measured yet are empty', () => {
    expect(layout([EVEN, undefined]).strips[1]!.bars).toEqual([]);
  });
});

describe('a run that collapses', () => {
  const collapsed = EVEN.map((_, mode) => (mode === 7 ? 1 : 0));

  test('does not flatten the others, and its bar says that it is cut', () => {
    const { strips, top } = layout([EVEN, collapsed]);
    expect(top).toBeCloseTo(0.12);
    expect(strips[0]!.bars[0]!.height).toBeCloseTo(10);
    expect(strips[1]!.bars[7]).toMatchObject({ cut: true, height: 30 });
    expect(strips[1]!.bars.filter(({ cut }) => cut)).toHaveLength(1);
  });

  test('shows missing modes as such', () => {
    const bar = layout([collapsed]).strips[0]!.bars[0]!;
    expect(bar.found).toBe(false);
    expect(bar.height).toBeGreaterThan(0);
  });
});

test('the scale ends at the largest share where there is room', () => {
  expect(layout([EVEN]).top).toBe(0.04);
  expect(layout([[0.7, 0.3]], [0.5, 0.5]).top).toBe(0.7);
});

test('the mode under the pointer', () => {
  const { modeAt } = layout([EVEN]);
  expect(modeAt(0)).toBe(0);
  expect(modeAt(13)).toBe(1);
  expect(modeAt(299)).toBe(24);
  expect(modeAt(-5)).toBe(0);
  expect(modeAt(400)).toBe(24);
});
