/** How several cards, each a square picture with lines of words, fill a place so that pictures are largest. */

export interface Place {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface CardArrangement {
  readonly columns: number;
  /** Of one picture, in whole CSS pixels, at least 1. */
  readonly side: number;
  /** Whether there is room for how far each run is; its name is always there. */
  readonly wordy: boolean;
}

/** Between cards, in CSS pixels. */
export const CARD_GAP = 8;
/** What a card has around its picture, in units of `useSize`: its name, and how far it is. */
const NAME_HEIGHT = 30;
const READINGS_HEIGHT = 44;
/** Readings that leave less than this to the picture, in units, give way to it. */
const LEAST_SIDE = 110;

/** @param unit CSS pixels in a unit: words grow with the page's text */
export function cardsWithin(place: Place, count: number, unit: number): CardArrangement {
  const wordy = largest(place, count, (NAME_HEIGHT + READINGS_HEIGHT) * unit);
  if (wordy.side >= LEAST_SIDE * unit) return { ...wordy, wordy: true };
  return { ...largest(place, count, NAME_HEIGHT * unit), wordy: false };
}

function largest({ width, height }: Place, count: number, words: number) {
  const choices = Array.from({ length: count }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    const across = (width - (columns - 1) * CARD_GAP) / columns;
    const down = (height - (rows - 1) * CARD_GAP) / rows - words;
    return { columns, side: Math.max(1, Math.floor(Math.min(across, down))) };
  });
  return choices.reduce((best, one) => (one.side > best.side ? one : best));
}
