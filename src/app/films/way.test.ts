import { expect, test } from 'vitest';
import { changeExperiment } from '../../gan/catalogue.ts';
import type { TrainingClient } from '../../training/client.ts';
import type { Advance, Frame } from '../../training/protocol.ts';
import { experiment, frameAt, momentOf, progressAt } from '../state/fixtures/moments.ts';
import { emptyRun, type RunState } from '../state/store.ts';
import { emptyTimeline, withMoment, withStepByHand } from '../state/timeline/timeline.ts';
import { Replay } from './replay.ts';
import { deedsOn, stepsOf, wayOf } from './way.ts';

const changed = changeExperiment(experiment, { 'critic.rate': 0.1 });

/** Changed at 15, and one step of the critic alone at 25, of which no moments are left but at 0 and 30. */
const lived: RunState = {
  ...emptyRun('A', changed),
  timeline: withStepByHand(
    {
      moments: [momentOf(0), momentOf(30, { experiment: changed })],
      deeds: [{ at: progressAt(15), experiment: changed }],
    },
    progressAt(25),
    'critic',
  ),
};

test('a film goes the way that the run went, with what was done there', () => {
  const way = wayOf(lived, 3, 40);
  expect(way.snapshot?.iteration).toBe(0);
  expect(way.experiment).toBe(experiment);
  expect(way.fromSeed).toBe(false);
  expect(stepsOf(way)).toBe(41);
  expect(deedsOn(way)).toEqual([
    'iteration 15: critic.rate=0.1',
    'iteration 25: one step of the critic alone',
  ]);
});

test('it begins at the nearest moment before its first picture', () => {
  const timeline = [0, 10, 20].map((at) => momentOf(at)).reduce(withMoment, emptyTimeline());
  const way = wayOf({ ...lived, timeline }, 13, 20);
  expect([way.snapshot?.iteration, stepsOf(way)]).toEqual([10, 10]);
});

test('a run of which the page knows nothing as early is trained from its seed', () => {
  const opened = { ...lived, timeline: withMoment(emptyTimeline(), momentOf(500)) };
  for (const run of [opened, emptyRun('A', changed)]) {
    const way = wayOf(run, 0, 600);
    expect(way).toEqual({
      experiment: changed,
      legs: [{ step: 'iteration', steps: 600, experiment: changed }],
      fromSeed: true,
    });
  }
  expect(wayOf(opened, 500, 600).fromSeed).toBe(false);
});

/** Counts, and makes at most 4 steps at a time. */
function countingClient() {
  const done: string[] = [];
  let [iteration, holds] = [0, experiment];
  const client = {
    async start(begun: typeof experiment) {
      holds = begun;
      return { frame: frameAt(progressAt(iteration)) };
    },
    async change(to: typeof experiment) {
      holds = to;
      done.push('change');
    },
    async advance({ step, iterations }: Advance): Promise<Frame> {
      const made = Math.min(4, iterations);
      if (made > 0) done.push(`${made} ${step}${holds === changed ? ' changed' : ''}`);
      if (step === 'iteration') iteration += made;
      const losses = {
        iterations: new Float64Array(made),
        critic: new Float32Array(made),
        generator: new Float32Array(made),
      };
      return { ...frameAt(progressAt(iteration)), losses };
    },
  };
  return { client: client as unknown as TrainingClient, done };
}

test('a replay stands exactly at each picture, after all that was done there', async () => {
  const { client, done } = countingClient();
  let steps = 0;
  const replay = new Replay(client, wayOf(lived, 0, 30), {
    executor: undefined,
    want: { field: false, arrows: false, measurement: false, snapshot: false },
    onSteps: (made) => (steps += made),
  });
  const seen: number[] = [];
  for (const iteration of [0, 6, 6, 15, 25, 30]) {
    const { frame, losses } = await replay.to(iteration);
    seen.push(frame.iteration);
    done.push(`picture ${iteration}, ${losses.length}`);
  }
  expect(seen).toEqual([0, 6, 6, 15, 25, 30]);
  expect(steps).toBe(31);
  expect(done).toEqual([
    'picture 0, 0',
    '4 iteration',
    '2 iteration',
    'picture 6, 2',
    'picture 6, 0',
    '4 iteration',
    '4 iteration',
    '1 iteration',
    'picture 15, 3',
    'change',
    '4 iteration changed',
    '4 iteration changed',
    '2 iteration changed',
    '1 critic changed',
    'picture 25, 4',
    '4 iteration changed',
    '1 iteration changed',
    'picture 30, 2',
  ]);
});
