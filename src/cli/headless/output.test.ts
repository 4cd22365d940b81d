import { writeFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../gan/catalogue.ts';
import { InvalidInputError } from '../invalidInput.ts';
import { progressLine } from './progress.ts';
import { jsonReport, summary } from './report.ts';
import { checkWritable, samplesCsv, writeSamples } from './samples.ts';
import type { Outcome } from './training.ts';

const OUTCOME: Outcome = {
  experiment: defaultExperiment,
  iterations: 10,
  seconds: 4,
  executor: 'tfjs-cpu',
  losses: { critic: Number.NaN, generator: -0.5 },
  evaluation: {
    readings: {
      jsd: { value: 0.25, floor: { value: 0.001, deviation: 0.00025 } },
      wasserstein1: { value: undefined, floor: { value: 0.1, deviation: 0 } },
      kl: { value: undefined, reason: '3.0 % of the data lie elsewhere.' },
    },
  },
  generated: new Float32Array(4),
};

describe('the report', () => {
  test('lists the share of each mode where there are modes', () => {
    const evaluation = { ...OUTCOME.evaluation, modeShares: Float64Array.of(0.25, 0.5) };
    expect(jsonReport({ ...OUTCOME, evaluation })).toMatchObject({ modeShares: [0.25, 0.5] });
    expect(jsonReport(OUTCOME)).not.toHaveProperty('modeShares');
  });

  test('has null where there is no number', () => {
    expect(jsonReport(OUTCOME)).toEqual({
      experiment: defaultExperiment,
      hash: '',
      iterations: 10,
      seconds: 4,
      iterationsPerSecond: 2.5,
      executor: 'tfjs-cpu',
      losses: { critic: null, generator: -0.5 },
      metrics: {
        jsd: { value: 0.25, floor: 0.001, deviation: 0.00025 },
        wasserstein1: { value: null, floor: 0.1, deviation: 0 },
        kl: { value: null, reason: '3.0 % of the data lie elsewhere.' },
      },
    });
  });

  test('for people says which of the numbers are floors', () => {
    expect(
      summary(OUTCOME)
        .split('\n')
        .map((line) => line.replaceAll(/ +/g, ' ')),
    ).toEqual([
      '#',
      '10 iterations in 4.0 s on tfjs-cpu, 2.5 a second',
      ' critic loss none',
      ' generator loss -0.5',
      ' Jensen–Shannon divergence 0.25 noise floor 0.001 ± 0.00025',
      ' Wasserstein-1 none noise floor 0.1 ± 0',
      ' KL divergence none 3.0 % of the data lie elsewhere.',
    ]);
  });
});

describe('samples', () => {
  test('are rows below a header', () => {
    expect(samplesCsv(Float32Array.of(1, -2, 0.5, 0, 9, 9), 2)).toBe('x,y\n1,-2\n0.5,0\n');
  });

  test('are refused a place where they cannot be written, and the check leaves no trace', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samples-'));
    expect(() => checkWritable('samples', folder)).toThrow(
      /^--samples=.* is not possible: allowed is a file/,
    );
    expect(() => checkWritable('samples', join(folder, 'a', 'b.csv'))).toThrow(/ENOENT/);
    expect(() => writeSamples(folder, Float32Array.of(1, 2), 1)).toThrow(InvalidInputError);
    const [fresh, old] = [join(folder, 'fresh.csv'), join(folder, 'old.csv')];
    writeFileSync(old, 'kept');
    checkWritable('samples', fresh);
    checkWritable('samples', old);
    expect(existsSync(fresh)).toBe(false);
    expect(readFileSync(old, 'utf8')).toBe('kept');
    rmSync(folder, { recursive: true });
  });
});

describe('progress', () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = [];
    const line = progressLine({ isTTY, write: (text) => texts.push(text) }, 20);
    line.show(5);
    line.clear();
    return texts.join('');
  };

  test('is one line of a terminal, wiped at the end', () => {
    expect(written(true)).toBe('\r\u001b[K5 of 20 iterations\r\u001b[K');
  });

  test('is not written to a file or a pipe', () => {
    expect(written(false)).toBe('');
  });
});
