import { expect, test } from 'vitest';
import { CARD_GAP, cardsWithin } from './cardsWithin.ts';

const WIDE = { width: 1264, height: 640 };
const TALL = { width: 374, height: 600 };

test.each([
  [2, WIDE, 2],
  [3, WIDE, 3],
  [6, WIDE, 3],
  [2, TALL, 1],
  [4, TALL, 2],
])('%i cards in %o stand in %i columns', (count, place, columns) => {
  expect(cardsWithin(place, count, 1).columns).toBe(columns);
});

test('cards and what is between them stay within their place', () => {
  for (const place of [WIDE, TALL, { width: 304, height: 180 }]) {
    for (let count = 2; count <= 6; count++) {
      const { columns, side } = cardsWithin(place, count, 1);
      const rows = Math.ceil(count / columns);
      expect(columns * side + (columns - 1) * CARD_GAP).toBeLessThanOrEqual(place.width);
      expect(rows * side + (rows - 1) * CARD_GAP).toBeLessThanOrEqual(place.height);
    }
  }
});

test('words give way to pictures where there is little room, and the sooner the larger they are', () => {
  expect(cardsWithin({ width: 304, height: 180 }, 4, 1).wordy).toBe(false);
  expect(cardsWithin({ width: 500, height: 210 }, 2, 1).wordy).toBe(true);
  expect(cardsWithin({ width: 500, height: 210 }, 2, 1.5).wordy).toBe(false);
});

test('without any room there is still a picture', () => {
  expect(cardsWithin({ width: 0, height: 0 }, 3, 1).side).toBe(1);
});
