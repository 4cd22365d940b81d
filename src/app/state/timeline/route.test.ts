import { expect, test } from 'vitest';
import { changeExperiment } from '../../../gan/catalogue.ts';
import { experiment, momentAfter, momentOf, progressAt } from '../fixtures/moments.ts';
import { emptyTimeline, withMoment, withStepByHand, type Timeline } from './timeline.ts';
import { routeTo } from './route.ts';

const changed = changeExperiment(experiment, { 'critic.rate': 0.1 });
const plain = [momentOf(0), momentOf(10), momentOf(20)].reduce<Timeline>(
  withMoment,
  emptyTimeline(),
);

test('a place between two moments is trained towards from the one before', () => {
  const { from, legs } = routeTo(plain, 'iterations', 13)!;
  expect(from.frame.iteration).toBe(10);
  expect(legs).toEqual([{ step: 'iteration', steps: 3, experiment }]);
});

test('a moment needs no training', () => {
  const { from, legs } = routeTo(plain, 'iterations', 10)!;
  expect([from.frame.iteration, legs]).toEqual([10, []]);
});

test('places by updates are reached as far as whole iterations lead', () => {
  const { from, legs } = routeTo(plain, 'updates', 27)!;
  expect(from.frame.iteration).toBe(10);
  expect(legs).toMatchObject([{ steps: 3 }]);
});

test('what the user did on the way is done again, also where its own moment is gone', () => {
  const after = { ...progressAt(16), criticUpdates: 17 };
  let timeline = withMoment(plain, momentOf(15, { experiment: changed }));
  timeline = { ...timeline, moments: plain.moments.slice(0, 2) };
  timeline = { ...timeline, deeds: [{ at: progressAt(15), experiment: changed }] };
  timeline = withStepByHand(timeline, progressAt(16), 'critic');
  timeline = withMoment(
    timeline,
    momentAfter({ ...after, iteration: 30 }, { experiment: changed }),
  );
  expect(routeTo(timeline, 'iterations', 18)).toEqual({
    from: timeline.moments[1],
    legs: [
      { step: 'iteration', steps: 5, experiment },
      { step: 'iteration', steps: 1, experiment: changed },
      { step: 'critic', steps: 1, experiment: changed },
      { step: 'iteration', steps: 2, experiment: changed },
    ],
    experiment: changed,
  });
  expect(routeTo(timeline, 'iterations', 14)!.legs).toEqual([
    { step: 'iteration', steps: 4, experiment },
  ]);
  expect(routeTo(timeline, 'iterations', 15)).toMatchObject({ experiment: changed });
});

test('by updates, a step by hand counts as one', () => {
  const timeline = withStepByHand(plain, progressAt(20), 'generator');
  expect(routeTo(timeline, 'updates', 40)!.legs).toEqual([]);
  expect(routeTo(timeline, 'updates', 41)!.legs).toEqual([
    { step: 'generator', steps: 1, experiment },
  ]);
});

test('iterations that move nobody lead nowhere', () => {
  const idle = { ...experiment, 'critic.steps': 0, 'generator.steps': 0 };
  const timeline = withMoment(emptyTimeline(), momentOf(1, { experiment: idle }));
  expect(routeTo(timeline, 'updates', 9)!.legs).toEqual([]);
});

test('a run without moments has no past', () => {
  expect(routeTo(emptyTimeline(), 'iterations', 3)).toBeUndefined();
});
