import { expect, test } from 'vitest';
import type { Frame } from '../../training/protocol.ts';
import {
  emptyRecording,
  recordFrame,
  recordMarker,
  recordMeasured,
  rewindRecording,
} from './recording.ts';

const frame = (...iterations: number[]): Frame => ({
  iteration: iterations.at(-1) ?? 0,
  criticUpdates: 0,
  generatorUpdates: 0,
  losses: {
    iterations: Float64Array.from(iterations),
    critic: Float32Array.from(iterations, (iteration) => -iteration),
    generator: Float32Array.from(iterations, (iteration) => 10 * iteration),
  },
  generated: new Float32Array(2),
  elapsedMs: 1,
  trainingMs: 1,
});

test('every iteration’s losses are kept', () => {
  const recording = recordFrame(recordFrame(emptyRecording(), frame(1, 2)), frame(3));
  expect([...recording.histories.get('criticLoss')!.values]).toEqual([-1, -2, -3]);
  expect([...recording.histories.get('generatorLoss')!.iterations]).toEqual([1, 2, 3]);
});

test('a changed recording is a new one, an unchanged one the same', () => {
  const recording = emptyRecording();
  expect(recordFrame(recording, frame())).toBe(recording);
  expect(recordFrame(recording, frame(1))).not.toBe(recording);
});

test('metrics without a value leave no point; the critic’s estimate has its own series', () => {
  const recording = recordMeasured(emptyRecording(), {
    iteration: 7,
    evaluation: { readings: { jsd: { value: 0.5 }, other: { value: undefined } } },
    estimate: 0.3,
    slopes: new Float32Array(),
    largestSlope: 1,
  });
  expect(recording.histories.get('jsd')!.latest).toBe(0.5);
  expect(recording.histories.get('estimate')!.latest).toBeCloseTo(0.3);
  expect(recording.histories.has('other')).toBe(false);
});

test('a dragged slider leaves one mark where it began, another setting a second one', () => {
  let recording = recordMarker(emptyRecording(), 10, 'Learning rate 0.1');
  recording = recordMarker(recording, 12, 'Learning rate 0.2');
  recording = recordMarker(recording, 13, 'Weight 5');
  expect(recording.markers).toEqual([
    { iteration: 10, label: 'Learning rate 0.2' },
    { iteration: 13, label: 'Weight 5' },
  ]);
});

test('going back forgets what came after', () => {
  let recording = recordFrame(emptyRecording(), frame(1, 2, 3));
  recording = recordMarker(recording, 3, 'Weight 5');
  const rewound = rewindRecording(recording, 2);
  expect([...rewound.histories.get('criticLoss')!.iterations]).toEqual([1, 2]);
  expect(rewound.markers).toEqual([]);
});
