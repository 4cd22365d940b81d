import { expect, test } from 'vitest';
import { cautionsFor, describeEstimate, describeMissing, describeProgress } from './words.ts';

const estimate = {
  pictures: 201,
  width: 640,
  height: 900,
  bytes: 1_830_000,
  trainingSeconds: 11.2,
  fromSeed: false,
};

test('an estimate says how many, how far apart, how long and how large', () => {
  const even = { from: 0, to: 1000, spacing: 'even' } as const;
  expect(describeEstimate(estimate, even)).toBe(
    '201 pictures of 640 × 900, one every 5 iterations. About 12 s of training and 1.8 MB.',
  );
  expect(describeEstimate(estimate, { ...even, to: 200 })).toContain('one every iteration.');
  expect(describeEstimate(estimate, { ...even, to: 50 })).toContain('one every 0.25 iterations');
  expect(
    describeEstimate(
      { ...estimate, trainingSeconds: undefined },
      { ...even, spacing: 'logarithmic' },
    ),
  ).toBe('201 pictures of 640 × 900. About 1.8 MB.');
});

test('progress says nothing that it does not know', () => {
  expect(describeProgress({ share: 0, remaining: undefined })).toBe('Beginning');
  expect(describeProgress({ share: 0.429, remaining: 75 })).toBe('42 % · about 1 min left');
});

test.each([
  [{ mp4: true, webm: true, gif: true }, undefined],
  [{ mp4: false, webm: true, gif: true }, /H\.264.*WebM/],
  [{ mp4: true, webm: false, gif: true }, /WebM at this size/],
  [{ mp4: false, webm: false, gif: true }, /WebCodecs.*GIF works/],
  [{ mp4: false, webm: false, gif: false }, /OffscreenCanvas/],
])('%j is explained', (formats, sentence) => {
  const said = describeMissing(formats);
  if (sentence) expect(said).toMatch(sentence);
  else expect(said).toBeUndefined();
});

test('only what is otherwise than expected is said', () => {
  const view = {
    real: true,
    generated: true,
    field: true,
    contours: true,
    best: false,
    arrows: false,
  };
  const usual = { estimate, runs: 2, alignment: 'iterations', view } as const;
  expect(cautionsFor(usual)).toEqual([]);
  expect(
    cautionsFor({
      estimate: { ...estimate, fromSeed: true },
      runs: 2,
      alignment: 'time',
      view: { ...view, best: true },
    }),
  ).toHaveLength(3);
});
