import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../training/protocol.ts';
import { emptyRecording, recordFrame, type Recording } from '../../state/recording.ts';
import { describePlace, iterationAt, placeAt, placesOf, shortenPlace } from './places.ts';

/** A recording of frames that ended at these iterations, updates and milliseconds. */
function recorded(...frames: readonly (readonly [number, number, number])[]): Recording {
  return frames.reduce((recording, [iteration, updates, trainedMs]) => {
    const frame: Frame = {
      iteration,
      criticUpdates: updates - iteration,
      generatorUpdates: iteration,
      losses: {
        iterations: Float64Array.of(iteration),
        critic: Float32Array.of(0),
        generator: Float32Array.of(0),
      },
      generated: new Float32Array(2),
      elapsedMs: 1,
      trainingMs: 1,
    };
    return recordFrame(recording, frame, trainedMs);
  }, emptyRecording());
}

/** Two critic steps an iteration up to 100, five from there on, and then faster. */
const run = recorded([50, 150, 1000], [100, 300, 2000], [200, 900, 2500]);

describe('the place of an iteration', () => {
  test('by iterations is itself', () => {
    const iterations = Float64Array.of(3, 8);
    expect(placesOf(run, 'iterations', iterations)).toBe(iterations);
  });

  test('by updates counts those of both players, whenever the critic’s steps changed', () => {
    expect(Array.from(placesOf(run, 'updates', [0, 10, 50, 100, 101, 200]))).toEqual([
      0, 30, 150, 300, 306, 900,
    ]);
  });

  test('by time is in seconds', () => {
    expect(Array.from(placesOf(run, 'time', [25, 100, 150]))).toEqual([0.5, 2, 2.25]);
  });

  test('is nothing while nothing is recorded, and never beyond what is', () => {
    expect(placeAt(emptyRecording(), 'updates', 5)).toBe(0);
    expect(placeAt(run, 'updates', 300)).toBe(900);
  });

  test('counts steps of one player before the first iteration', () => {
    expect(placeAt(recorded([0, 7, 10]), 'updates', 0)).toBe(7);
  });
});

describe('the iteration at a place', () => {
  test.each(['iterations', 'updates', 'time'] as const)('is the way back by %s', (alignment) => {
    for (const iteration of [1, 50, 77, 199]) {
      const place = placeAt(run, alignment, iteration);
      expect(iterationAt(run, alignment, place)).toBe(iteration);
    }
  });

  test('is unknown where the run has not been', () => {
    expect(iterationAt(run, 'iterations', 201)).toBeUndefined();
    expect(iterationAt(run, 'updates', 901)).toBeUndefined();
    expect(iterationAt(emptyRecording(), 'time', 1)).toBeUndefined();
  });
});

test('places are said with what they count', () => {
  expect(describePlace(4310, 'iterations')).toBe('iteration 4,310');
  expect(describePlace(12930, 'updates')).toBe('12,930 updates');
  expect(describePlace(41.23, 'time')).toBe('41.2 s of training');
  expect(shortenPlace(4310, 'updates')).toBe('4,310');
  expect(shortenPlace(0.25, 'time')).toBe('0.3 s');
});
