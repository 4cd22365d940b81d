import { expect, test } from 'vitest';
import { readPointsText, writePointsText } from '../../data/pointsText.ts';
import { referencesIn, referenceTo, withPoints, withReferences } from './pointsReferences.ts';

const textOf = (count: number, shift = 0) =>
  writePointsText(Float64Array.from({ length: 2 * count }, (_, i) => ((i + shift) % 40) / 10 - 2));

test('a reference is never a text of points, and different for other points', () => {
  const references = Array.from({ length: 200 }, (_, i) => referenceTo(textOf(1001, i)));
  for (const reference of references) expect(readPointsText(reference)).toHaveProperty('problem');
  expect(new Set(references).size).toBe(40);
  expect(referenceTo('a')).not.toBe(referenceTo('b'));
});

test('few points stay in the link, more are kept and referred to, and come back', () => {
  const few = `v=1&data=drawn&data.points=${textOf(1000)}`;
  expect(withReferences(few, () => expect.unreachable())).toBe(few);

  const kept = new Map<string, string>();
  const many = `v=1&data=drawn&seed=3&data.points=${textOf(1001)}`;
  const short = withReferences(many, (reference, text) => kept.set(reference, text));
  expect(short).toMatch(/^v=1&data=drawn&seed=3&data\.points=file-[0-9a-z]{14}$/);
  expect(referencesIn(`#${short}`)).toEqual([...kept.keys()]);
  expect(withPoints(short, (reference) => kept.get(reference))).toEqual({
    hash: many,
    missing: [],
  });
});

test('every run of a comparison may have points of its own beside the shared ones', () => {
  const kept = new Map<string, string>();
  const long = [
    `data.points=${textOf(2000)}`,
    `seed=1&source.points=${textOf(3000)}`,
    'align=time',
  ].join(';');
  const short = withReferences(`#${long}`, (reference, text) => kept.set(reference, text));
  expect(short.length).toBeLessThan(120);
  expect(referencesIn(short)).toHaveLength(2);
  expect(withPoints(short, (reference) => kept.get(reference)).hash).toBe(`#${long}`);
});

test('what nobody kept is left out and named', () => {
  const reference = referenceTo(textOf(1001));
  const { hash, missing } = withPoints(
    `#v=1&data=drawn&data.points=${reference}&seed=5`,
    () => undefined,
  );
  expect(missing).toEqual([`data.points=${reference}`]);
  expect(hash).toBe('#v=1&data=drawn&&seed=5');
});

test('other keys and other texts are left alone', () => {
  const hash = `#v=1&loss=custom&loss.f=${encodeURIComponent('u&data.points=file-00000000000000')}`;
  expect(referencesIn(hash)).toEqual([]);
  expect(referencesIn('#data.points=file-short')).toEqual([]);
  expect(withPoints(hash, () => undefined)).toEqual({ hash, missing: [] });
});
