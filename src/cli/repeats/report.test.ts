import { describe, expect, test } from 'vitest';
import { parseExperiment, targetOf } from '../../gan/catalogue.ts';
import { figuresOf, type SeedOutcome } from '../../training/repeats/seedOutcome.ts';
import { summarise } from '../../training/repeats/summary.ts';
import { outcomeWith } from '../../training/repeats/testing.ts';
import { repeatsJson, type RepeatedExperiment } from '../../training/repeats/repeatedExperiment.ts';
import { allDiverged, repeatsTables } from './report.ts';

function repeated(text: string, ...changes: Partial<SeedOutcome>[]): RepeatedExperiment {
  const { experiment } = parseExperiment(text);
  const seeds = changes.map((change, seed) => figuresOf(outcomeWith({ seed, ...change })));
  return {
    experiment,
    iterations: 100,
    seeds,
    summary: summarise(seeds, targetOf(experiment)),
    floors: { jsd: { value: 0.001, deviation: 0.0001 } },
  };
}
const jsd = (value: number | null) => ({ metrics: { jsd: value } });
const words = (text: string) => text.split('\n').map((line) => line.replaceAll(/ +/g, ' '));

const low = repeated('data=line', jsd(0.01), jsd(0.02), jsd(0.03));
const high = repeated('data=line&loss=hinge', jsd(0.4), { diverged: 12 }, jsd(0.5), jsd(null));
const none = repeated('data=line&loss=hinge', { diverged: 3 });

describe('the table', () => {
  test('has mean, error, floor and success, and marks what is clearly best', () => {
    expect(words(repeatsTables([low, high]))).toEqual([
      '#v=1&data=line',
      '3 seeds of 100 iterations, mean ± standard error',
      ' Jensen–Shannon divergence 0.02 ± 0.0058 noise floor 0.001 best',
      expect.stringMatching(/^ success 3 of 3 seeds \(95 % .* 43\.9 % to 100\.0 %\): The Jensen/),
      '',
      expect.stringContaining('hinge'),
      '4 seeds of 100 iterations, mean ± standard error',
      'diverged, and in no mean: seed 1 at iteration 12',
      ' Jensen–Shannon divergence 0.45 ± 0.05 (2 of 3 seeds) noise floor 0.001',
      expect.stringMatching(/^ success 0 of 4 seeds/),
    ]);
  });

  test('marks nothing within the noise, of one experiment, or where the data differ', () => {
    const near = repeated('data=line&loss=hinge', jsd(0.02), jsd(0.03));
    for (const rows of [[low, near], [low], [low, repeated('data=ring8', jsd(0.4), jsd(0.5))]]) {
      expect(repeatsTables(rows)).not.toMatch(/best/);
      expect(repeatsJson(rows).best).toEqual({});
    }
  });
});

describe('the object', () => {
  test('has outcomes without pictures, the summary, floors and what is best', () => {
    const { experiments, best } = repeatsJson([high, low]);
    expect(best).toEqual({ jsd: 1 });
    expect(experiments[1]).toEqual({
      hash: 'v=1&data=line',
      iterations: 100,
      seeds: low.seeds,
      summary: low.summary,
      floors: low.floors,
      published: [],
    });
    expect(JSON.stringify(experiments)).not.toContain('samples"');
  });
});

describe('what was published of the same method on the same data', () => {
  const packed = repeated('data=ring8&loss=standard&lipschitz=none&stabilisers=pac', jsd(0.2));
  const adjusted = repeated('data=grid16&loss=standard&lipschitz=none&dynamics=sga', jsd(0.2));

  test('stands below the table, with its errors and all that differs', () => {
    const lines = repeatsTables([packed])
      .split('\n')
      .map((line) => line.trim());
    const from = lines.indexOf('published results of the same method on these data:');
    expect(lines[from + 1]).toBe(
      'PacGAN2, Lin et al. 2018, PacGAN, Table 1, 10 runs: Modes captured 7.9 ± 0.1 (standard error); High-quality samples 0.956 ± 0.02 (standard error); Reverse KL over modes 0.07 ± 0.03 (standard error)',
    );
    expect(lines[from + 2]).toBe('Published on: 8 modes on a circle of radius 1, σ 0.01.');
    expect(lines).toContain('Metrics were counted on 2,500 samples; here on 10,000.');
    expect(lines.at(-1)).toBe('Iterations: 400,000 there, 100 here');
  });

  test('may be losses alone', () => {
    expect(repeatsTables([adjusted])).toContain(
      'SGA, Balduzzi et al. 2018, notebook, notebook output, one run: Losses at the end: critic 1.3857, generator 0.6932\n',
    );
  });

  test('is in the object, with settings and sentences', () => {
    const [row, ...others] = repeatsJson([packed]).experiments[0]!.published;
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      method: 'PacGAN2',
      table: 'Table 1',
      trials: 10,
      values: { modes: { mean: 7.9, error: 0.1, kind: 'standard error' } },
      hash: expect.stringContaining('stabilisers=pac') as string,
      iterations: 400_000,
    });
    expect(row!.differs).toContain('Iterations: 400,000 there, 100 here');
  });
});

test('an experiment has diverged when all its seeds have', () => {
  expect([low, high, none].map(allDiverged)).toEqual([false, false, true]);
});
