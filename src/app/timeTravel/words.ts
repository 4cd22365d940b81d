/** What the past of runs is called: places, memory and moves in words. */
import type { Alignment } from '../../experiment/comparison.ts';
import { formatCount, formatSeconds } from '../controls/formatNumber.ts';
import type { Unit } from '../state/timeline/route.ts';

const MEGABYTE = 1024 ** 2;

/** "iteration 4,200 of 9,000" */
export function placeInWords(alignment: Alignment, place: number, last: number): string {
  if (alignment === 'time')
    return `${formatSeconds(place / 1000)} of ${formatSeconds(last / 1000)} of training`;
  return `${unitInWords(alignment)} ${formatCount(place)} of ${formatCount(last)}`;
}

export function unitInWords(unit: Unit): string {
  return unit === 'updates' ? 'update' : 'iteration';
}

/** "118 moments, 34 MB of 96 MB" */
export function memoryInWords(moments: number, bytes: number, limit: number): string {
  const many = `${formatCount(moments)} ${moments === 1 ? 'moment' : 'moments'}`;
  return `${many}, ${megabytes(bytes)} of ${megabytes(limit)}`;
}

function megabytes(bytes: number): string {
  const amount = bytes / MEGABYTE;
  return `${amount < 10 ? amount.toFixed(1) : formatCount(amount)} MB`;
}
