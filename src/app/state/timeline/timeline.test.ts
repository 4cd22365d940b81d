import { describe, expect, test } from 'vitest';
import { changeExperiment } from '../../../gan/catalogue.ts';
import { experiment, frameAt, momentAfter, momentOf, progressAt } from '../fixtures/moments.ts';
import type { Measured } from '../store.ts';
import {
  emptyTimeline,
  momentAt,
  pictureOf,
  rewindTimeline,
  timeBetween,
  upTo,
  withMeasured,
  withMoment,
  withStepByHand,
  type Moment,
  type Timeline,
} from './timeline.ts';

const changed = changeExperiment(experiment, { 'critic.rate': 0.1 });

function timelineOf(...moments: readonly Moment[]): Timeline {
  return moments.reduce<Timeline>(withMoment, emptyTimeline());
}

const iterationsOf = ({ moments }: Timeline) => moments.map(({ frame }) => frame.iteration);

test('moments are in the order of training, whatever the order in which they come', () => {
  expect(iterationsOf(timelineOf(momentOf(0), momentOf(9), momentOf(4)))).toEqual([0, 4, 9]);
});

test('of two after the same updates the later one stays', () => {
  const again = momentOf(4, { trainedMs: 77 });
  const { moments } = timelineOf(momentOf(0), momentOf(4), momentOf(9), again);
  expect(moments.map(({ trainedMs }) => trainedMs)).toEqual([0, 77, 90]);
});

describe('what the user did', () => {
  test('is a change where the experiment is another one', () => {
    const { moments, deeds } = timelineOf(
      momentOf(0),
      momentOf(500, { experiment: changed }),
      momentOf(600, { experiment: changed }),
    );
    expect(moments.map(({ byUser }) => byUser)).toEqual([false, true, false]);
    expect(deeds).toMatchObject([{ at: progressAt(500), experiment: changed }]);
  });

  test('is no change where a moment is reached again that was trained with other numbers', () => {
    const before = timelineOf(momentOf(0), momentOf(500, { experiment: changed }));
    expect(withMoment(before, momentOf(100)).deeds).toEqual(before.deeds);
  });

  test('is one gesture where changes follow closely, of which the first is marked', () => {
    const { moments, deeds } = timelineOf(
      momentOf(0),
      momentOf(500, { experiment: changed }),
      momentOf(510, { experiment: changeExperiment(experiment, { 'critic.rate': 0.2 }) }),
    );
    expect(moments.map(({ byUser }) => byUser)).toEqual([false, true, false]);
    expect(deeds).toHaveLength(2);
  });

  test('is a step of one player', () => {
    const stepped = { ...progressAt(5), criticUpdates: 6 };
    const timeline = withMoment(
      withStepByHand(timelineOf(momentOf(0), momentOf(5)), progressAt(5), 'critic'),
      momentAfter(stepped),
    );
    expect(timeline.moments.map(({ byUser }) => byUser)).toEqual([false, false, true]);
    expect(withMoment(timeline, momentOf(7)).moments.at(-1)!.byUser).toBe(false);
  });
});

test('the moment of a place is the nearest that is not after it, by what is kept equal', () => {
  const timeline = timelineOf(momentOf(2), momentOf(10), momentOf(30));
  const at = (...[alignment, place]: [Parameters<typeof momentAt>[1], number]) =>
    momentAt(timeline, alignment, place)!.frame.iteration;
  expect([0, 2, 29, 30, 99].map((place) => at('iterations', place))).toEqual([2, 2, 10, 30, 30]);
  expect([19, 20].map((place) => at('updates', place))).toEqual([2, 10]);
  expect([299, 300].map((place) => at('time', place))).toEqual([10, 30]);
});

test('back at a place, nothing that came later is left', () => {
  const timeline = withStepByHand(
    timelineOf(momentOf(0), momentOf(5, { experiment: changed }), momentOf(9)),
    progressAt(9),
    'critic',
  );
  expect(timeline.deeds).toHaveLength(3);
  const back = rewindTimeline(timeline, progressAt(7));
  expect(iterationsOf(back)).toEqual([0, 5]);
  expect(back.deeds).toMatchObject([{ at: progressAt(5), experiment: changed }]);
  expect(upTo(timeline, timeline.moments[2]!).deeds).toHaveLength(2);
  expect(rewindTimeline(timelineOf(momentOf(5)), progressAt(3))).toEqual(emptyTimeline());
});

test('a measurement belongs to its moment and to those after that have none as late', () => {
  const measured = { iteration: 4 } as Measured;
  const later = { iteration: 8 } as Measured;
  const timeline = withMeasured(
    timelineOf(momentOf(0), momentOf(4), momentOf(6), momentOf(8, { measured: later })),
    measured,
  );
  expect(timeline.moments.map((moment) => moment.measured)).toEqual([
    undefined,
    measured,
    measured,
    later,
  ]);
});

test('time passes evenly between moments', () => {
  const timeline = timelineOf(momentOf(10), momentOf(20, { trainedMs: 500 }));
  expect(timeBetween(timeline, progressAt(15))).toBe(300);
  expect(timeBetween(timeline, progressAt(30))).toBe(500);
});

test('a picture leaves out what is large and can be computed again', () => {
  const snapshot = { ...progressAt(3), tensors: {} };
  const losses = {
    iterations: new Float64Array(9),
    critic: new Float32Array(9),
    generator: new Float32Array(9),
  };
  const frame = { ...frameAt(progressAt(3)), snapshot, losses };
  expect(pictureOf(frame)).toEqual(frameAt(progressAt(3)));
});

test('deeds keep their place and nothing of the snapshot there, which may go', () => {
  const { deeds } = withMoment(timelineOf(momentOf(3)), momentOf(5, { experiment: changed }, 100));
  expect(deeds).toEqual([{ at: progressAt(5), experiment: changed }]);
});
