import { describe, expect, test } from 'vitest';
import { differencesAmong, parseComparison } from '../../gan/catalogue.ts';
import { titlesOf } from '../comparison/naming.ts';
import { fileNameOf } from '../files/fileName.ts';
import { emptyRecording, recordMarker } from '../state/recording.ts';
import { emptyRun, type RunState } from '../state/store.ts';
import { captionOf, experimentInWords, titleOf } from './caption.ts';

function runsOf(hash: string, iteration = 1200): RunState[] {
  return parseComparison(hash).comparison.experiments.map((experiment, index) => ({
    ...emptyRun('ABCDEF'[index]!, experiment),
    frame: { iteration } as RunState['frame'],
  }));
}

function captionOfAll(runs: readonly RunState[]): string[] {
  return captionOf(
    runs,
    titlesOf(runs, differencesAmong(runs.map(({ experiment }) => experiment))),
  );
}

describe('one run', () => {
  const runs = runsOf('data=ring8&loss=hinge&lipschitz=none&critic.rate=0.001&seed=7');

  test('is named and told with everything that is not usual', () => {
    const [sentence, ...others] = captionOfAll(runs);
    expect(others).toEqual([]);
    for (const part of ['loss: Hinge', 'seed 7', '0.001', 'Iteration 1,200.']) {
      expect(sentence).toContain(part);
    }
    expect(sentence).not.toContain('depth');
    expect(titleOf(runs)).toMatch(/^Hinge GAN on .*, iteration 1,200$/);
    expect(fileNameOf(runs)).toBe('ring8-hinge-none-1200');
  });

  test('says what was changed before what is shown, and nothing of what came later', () => {
    const early = { key: 'critic.rate', iteration: 500, label: 'critic η 0.002' };
    const late = { key: 'critic.rate', iteration: 5000, label: 'critic η 0.003' };
    const recording = recordMarker(recordMarker(emptyRecording(), early), late);
    const [, changes] = captionOfAll([{ ...runs[0]!, recording }]);
    expect(changes).toBe('Changed on the way: critic η 0.002 at iteration 500.');
  });
});

test('runs that are compared are told by what the others do otherwise', () => {
  const runs = runsOf('data=ring8&seed=7;loss=hinge&lipschitz=none;critic.steps=1');
  const [sentence] = captionOfAll(runs);
  expect(sentence).toContain(`A: ${experimentInWords(runs[0]!.experiment)}.`);
  expect(sentence).toMatch(/Otherwise than A, B: Hinge.*; C: /);
  expect(titleOf(runs)).toMatch(/^3 GANs beside each other on /);
  expect(fileNameOf(runs)).toBe('ring8-3-runs-1200');
});
