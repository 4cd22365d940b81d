import { describe, expect, test } from 'vitest';
import { experiment, frameAt, momentOf, progressAt } from '../fixtures/moments.ts';
import type { Measured } from '../store.ts';
import { emptyTimeline, withMoment, type Moment, type Timeline } from './timeline.ts';
import { bounded, bytesOf, limitsFor } from './memory.ts';

const NUMBERS = 1000;
const ample = { bytes: Infinity, moments: Infinity };

function timelineOf(...moments: readonly Moment[]): Timeline {
  return { moments, deeds: [] };
}

/** A run that was kept within limits all along. */
function trained(iterations: number, every: number, limits: Parameters<typeof bounded>[1]) {
  let timeline = emptyTimeline();
  for (let at = 0; at <= iterations; at += every) {
    timeline = bounded(withMoment(timeline, momentOf(at, {}, NUMBERS)), limits);
  }
  return timeline;
}

const gapsOf = ({ moments }: Timeline) =>
  moments.slice(1).map(({ frame }, index) => frame.iteration - moments[index]!.frame.iteration);

describe('bytes', () => {
  test('are those of snapshots, pictures, fields and measurements', () => {
    const generated = new Float32Array(NUMBERS);
    const values = new Float32Array(NUMBERS);
    const slopes = new Float32Array(NUMBERS);
    const moment = momentOf(
      0,
      {
        frame: { ...frameAt(progressAt(0)), generated },
        field: { size: 1, low: 0, high: 1, values },
        measured: { slopes } as unknown as Measured,
      },
      NUMBERS,
    );
    expect(bytesOf(timelineOf(moment))).toBe(4 * 4 * NUMBERS);
  });

  test('of a measurement that several moments share are counted once', () => {
    const measured = { slopes: new Float32Array(NUMBERS) } as unknown as Measured;
    const other = { slopes: new Float32Array(NUMBERS) } as unknown as Measured;
    const timeline = timelineOf(
      momentOf(0, { measured }),
      momentOf(1, { measured }),
      momentOf(2, { measured: other }),
    );
    expect(bytesOf(timeline)).toBe(2 * 4 * NUMBERS);
  });

  test('of deeds count too', () => {
    const deed = { at: progressAt(0), experiment };
    expect(bytesOf({ moments: [], deeds: [deed, deed] })).toBeGreaterThan(0);
  });
});

describe('a run that was trained for long', () => {
  const limits = { bytes: 40 * 4 * NUMBERS, moments: 1000 };

  test('keeps to its memory, its beginning and its latest', () => {
    const timeline = trained(100_000, 100, limits);
    expect(bytesOf(timeline)).toBeLessThanOrEqual(limits.bytes);
    expect(timeline.moments).toHaveLength(40);
    expect(timeline.moments[0]!.frame.iteration).toBe(0);
    expect(timeline.moments.at(-1)!.frame.iteration).toBe(100_000);
  });

  test.each([41, 60, 100, 333, 1000])('is covered evenly after %s moments', (count) => {
    const gaps = gapsOf(trained(100 * count, 100, limits)).slice(0, -1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3 * Math.min(...gaps));
  });

  test('keeps to a number of moments where these are small', () => {
    expect(trained(1000, 1, { ...ample, moments: 17 }).moments).toHaveLength(17);
  });
});

describe('what marks a deed', () => {
  const marked = Array.from({ length: 20 }, (_, at) => momentOf(at, { byUser: at % 4 === 2 }));

  test('outlives all else but the first and the latest', () => {
    const { moments } = bounded(timelineOf(...marked), { ...ample, moments: 7 });
    expect(moments.map(({ frame }) => frame.iteration)).toEqual([0, 2, 6, 10, 14, 18, 19]);
  });

  test('goes where it alone is too much', () => {
    const { moments } = bounded(timelineOf(...marked), { ...ample, moments: 4 });
    expect(moments).toHaveLength(4);
  });
});

test('the first and the latest stay even where they are too much', () => {
  const timeline = timelineOf(momentOf(0, {}, NUMBERS), momentOf(1, {}, NUMBERS), momentOf(2));
  expect(bounded(timeline, { bytes: 0, moments: 0 }).moments).toHaveLength(2);
});

test('what is within its limits stays the same object', () => {
  const timeline = timelineOf(momentOf(0));
  expect(bounded(timeline, ample)).toBe(timeline);
});

test('runs share memory equally, and small machines have less of it', () => {
  expect(limitsFor(6, 8).bytes).toBeCloseTo(limitsFor(1, 8).bytes / 6);
  expect(limitsFor(1, undefined)).toEqual(limitsFor(1, 8));
  expect(limitsFor(1, 2).bytes).toBeLessThan(limitsFor(1, 8).bytes / 2);
});
