/**
 * How much of the past is kept: as many moments as memory is set aside for, spread evenly over the whole run
 * however long it becomes. The first and the latest moment always stay, even where they alone take more.
 */
import { buffersIn } from '../../../training/client.ts';
import type { Moment, Timeline } from './timeline.ts';

export interface Limits {
  readonly bytes: number;
  readonly moments: number;
}

/** For all runs together. A browser's tab has some two thousand. */
const MOST_MEGABYTES = 192;
const MEGABYTE = 1024 ** 2;
/** Of each gigabyte of the machine, so that a small one is left to other programs. */
const MEGABYTES_PER_GIGABYTE = 32;
/** A scrubber is some hundred pixels long: more stops could not be told apart. */
const MOST_MOMENTS = 400;
/** What one deed takes: its progress, and an experiment of some sixty numbers that nobody else may hold. */
const DEED_BYTES = 1024;

/**
 * What each of `runs` runs may keep.
 * @param deviceGigabytes of the machine, where the browser tells
 */
export function limitsFor(runs: number, deviceGigabytes: number | undefined): Limits {
  const megabytes = Math.min(
    MOST_MEGABYTES,
    MEGABYTES_PER_GIGABYTE * (deviceGigabytes ?? Infinity),
  );
  return { bytes: (megabytes * MEGABYTE) / Math.max(1, runs), moments: MOST_MOMENTS };
}

/** What a timeline keeps, in bytes. Moments have nothing in common but measurements. */
export function bytesOf({ moments, deeds }: Timeline): number {
  return (
    moments.reduce((sum, _, index) => sum + bytesAt(moments, index), 0) + deeds.length * DEED_BYTES
  );
}

/**
 * The timeline within `limits`. What goes is whatever leaves the smallest gap, so that gaps grow evenly; what
 * marks a deed of the user goes only when nothing else is left.
 */
export function bounded(timeline: Timeline, limits: Limits): Timeline {
  const moments = [...timeline.moments];
  let bytes = bytesOf(timeline);
  while (moments.length > limits.moments || bytes > limits.bytes) {
    const index = mostDispensable(moments);
    if (index === undefined) break;
    moments.splice(index, 1);
    bytes = bytesOf({ ...timeline, moments });
  }
  return moments.length === timeline.moments.length ? timeline : { ...timeline, moments };
}

function mostDispensable(moments: readonly Moment[]): number | undefined {
  return smallestGap(moments, ({ byUser }) => !byUser) ?? smallestGap(moments, () => true);
}

/** The inner moment among `eligible` ones whose neighbours are closest to each other. */
function smallestGap(
  moments: readonly Moment[],
  eligible: (moment: Moment) => boolean,
): number | undefined {
  let found: number | undefined;
  let smallest = Infinity;
  for (let index = 1; index < moments.length - 1; index++) {
    if (!eligible(moments[index]!)) continue;
    const gap = moments[index + 1]!.frame.iteration - moments[index - 1]!.frame.iteration;
    if (gap < smallest) [found, smallest] = [index, gap];
  }
  return found;
}

/** What the moment at `index` keeps that those before it do not. */
function bytesAt(moments: readonly Moment[], index: number): number {
  const { snapshot, frame, field, measured } = moments[index]!;
  const sharesMeasurement = measured === moments[index - 1]?.measured;
  return (
    bytesIn(snapshot) +
    bytesIn(frame) +
    (field && field !== frame.field ? bytesIn(field) : 0) +
    (measured && !sharesMeasurement ? bytesIn(measured) : 0)
  );
}

const found = new WeakMap<object, number>();

function bytesIn(part: object): number {
  const bytes =
    found.get(part) ?? buffersIn(part).reduce((sum, { byteLength }) => sum + byteLength, 0);
  found.set(part, bytes);
  return bytes;
}
