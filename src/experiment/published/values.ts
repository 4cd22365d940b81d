/** Published values as they are printed, brought into the units of our metrics. Knows no publication. */
import type { ErrorKind, PublishedValue } from './publishedRow.ts';

/** `mean`, with what the source says of its error. */
export function value(mean: number, kind: ErrorKind = 'none', error?: number): PublishedValue {
  return error === undefined ? { mean, kind } : { mean, error, kind };
}

/** The share that `mean` per cent are. */
export function perCent(mean: number, kind: ErrorKind = 'none', error?: number): PublishedValue {
  return value(share(mean), kind, error === undefined ? undefined : share(error));
}

/** Rounded, because 98.2 / 100 is not always the number that 0.982 is. */
function share(ofHundred: number): number {
  return Number((ofHundred / 100).toFixed(SHARE_DIGITS));
}

/** Two more than any percentage here has been printed with. */
const SHARE_DIGITS = 6;
