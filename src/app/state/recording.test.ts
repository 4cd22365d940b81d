import { expect, test } from 'vitest';
import type { Frame } from '../../training/protocol.ts';
import {
  copyRecording,
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
  const recording = recordFrame(recordFrame(emptyRecording(), frame(1, 2), 1), frame(3), 2);
  expect([...recording.histories.get('criticLoss')!.values]).toEqual([-1, -2, -3]);
  expect([...recording.histories.get('generatorLoss')!.iterations]).toEqual([1, 2, 3]);
});

test('every frame says where its iteration lies by updates and by time', () => {
  const reached = (iteration: number, criticUpdates: number) => ({
    ...frame(iteration),
    criticUpdates,
    generatorUpdates: iteration,
  });
  let recording = recordFrame(emptyRecording(), reached(10, 30), 50);
  // From here on five critic steps, and then one of the critic alone.
  recording = recordFrame(recording, reached(20, 80), 120);
  recording = recordFrame(recording, reached(20, 81), 125);
  const { histories } = recording;
  expect([...histories.get('updates')!.iterations]).toEqual([10, 20]);
  expect([...histories.get('updates')!.values]).toEqual([40, 101]);
  expect([...histories.get('time')!.values]).toEqual([50, 125]);
});

test('a changed recording is a new one, an unchanged one the same', () => {
  const recording = emptyRecording();
  expect(recordFrame(recording, frame(), 1)).toBe(recording);
  expect(recordFrame(recording, frame(1), 1)).not.toBe(recording);
});

test('metrics without a value leave no point; the critic’s estimate has its own series', () => {
  const recording = recordMeasured(emptyRecording(), {
    iteration: 7,
    evaluation: { readings: { jsd: { value: 0.5 }, other: { value: undefined } } },
    takenAt: { jsd: 7, other: 7 },
    estimate: 0.3,
    slopes: new Float32Array(),
    largestSlope: 1,
  });
  expect(recording.histories.get('jsd')!.latest).toBe(0.5);
  expect(recording.histories.get('estimate')!.latest).toBeCloseTo(0.3);
  expect(recording.histories.has('other')).toBe(false);
});

test('a dragged slider leaves one mark where it began, another setting a second one', () => {
  const marks = [
    { key: 'critic.rate', iteration: 10, label: 'Critic learning rate 0.1' },
    { key: 'critic.rate', iteration: 12, label: 'Critic learning rate 0.2' },
    { key: 'generator.rate', iteration: 13, label: 'Generator learning rate 0.2' },
  ];
  const { markers } = marks.reduce(recordMarker, emptyRecording());
  expect(markers).toEqual([{ ...marks[1], iteration: 10 }, marks[2]]);
});

test('a step of one player leaves the other’s loss as it was', () => {
  const both = recordFrame(emptyRecording(), frame(1, 2), 1);
  const criticOnly = frame(2);
  criticOnly.losses.critic[0] = 7;
  criticOnly.losses.generator[0] = Number.NaN;
  const { histories } = recordFrame(both, criticOnly, 2);
  expect([...histories.get('criticLoss')!.values]).toEqual([-1, 7]);
  expect([...histories.get('generatorLoss')!.values]).toEqual([10, 20]);
});

test('going back forgets what came after', () => {
  let recording = recordFrame(emptyRecording(), frame(1, 2, 3), 1);
  recording = recordMarker(recording, { key: 'lipschitz.weight', iteration: 3, label: 'Weight 5' });
  const rewound = rewindRecording(recording, 2);
  expect([...rewound.histories.get('criticLoss')!.iterations]).toEqual([1, 2]);
  expect(rewound.markers).toEqual([]);
});

test('a copy goes on independently', () => {
  const marker = { key: 'critic.rate', iteration: 2, label: 'Critic learning rate 0.1' };
  const original = recordMarker(recordFrame(emptyRecording(), frame(1, 2), 1), marker);
  const copy = recordFrame(copyRecording(original), frame(3), 2);
  expect([...copy.histories.get('criticLoss')!.values]).toEqual([-1, -2, -3]);
  expect(copy.markers).toEqual([marker]);
  expect([...original.histories.get('criticLoss')!.values]).toEqual([-1, -2]);
});
