import { describe, expect, test } from 'vitest';
import { parseComparison } from '../../gan/catalogue.ts';
import { emptyRecording, recordFrame } from '../state/recording.ts';
import type { Frame } from '../../training/protocol.ts';
import { readRunFile, RunFileError, writeRunFile, type KeptRuns } from './runFile.ts';
import { restoreRecording, storeRecording } from './storedRecording.ts';

const recording = recordFrame(
  emptyRecording(),
  {
    iteration: 3,
    criticUpdates: 6,
    generatorUpdates: 3,
    losses: {
      iterations: Float64Array.of(1, 2, 3),
      critic: Float32Array.of(0.5, Infinity, 0.25),
      generator: Float32Array.of(1, 2, 3),
    },
  } as unknown as Frame,
  12,
);

const values = Float32Array.of(0.1, -0, 1e-42, 3.4e38, 1 / 3, Math.PI);
const keptRun = {
  snapshot: {
    iteration: 3,
    criticUpdates: 6,
    generatorUpdates: 3,
    tensors: {
      'critic.parameters': { shape: [2, 3], values },
      'critic.count': { shape: [], values: Float32Array.of(6) },
    },
  },
  trainedMs: 12.5,
  recording: storeRecording(recording),
};
const kept = (text: string, runs = 1): KeptRuns => ({
  comparison: parseComparison(text).comparison,
  runs: Array.from({ length: runs }, () => keptRun),
});
const written = writeRunFile(kept('data=ring8;lipschitz=r1;align=time', 2));

test('what is written is read again, to the last bit', () => {
  const read = readRunFile(written);
  expect(read).toEqual(kept('data=ring8;lipschitz=r1;align=time', 2));
  const back = read.runs[0]!.snapshot.tensors['critic.parameters']!.values;
  expect(new Uint32Array(back.buffer)).toEqual(new Uint32Array(values.buffer));
});

test('curves come back as charts draw them, gaps included', () => {
  const restored = restoreRecording(readRunFile(written).runs[0]!.recording);
  expect([...restored.histories.keys()]).toEqual([...recording.histories.keys()]);
  expect([...restored.histories.get('generatorLoss')!.values]).toEqual([1, 2, 3]);
  expect([...restored.histories.get('criticLoss')!.values]).toEqual([0.5, NaN, 0.25]);
});

test('large arrays are written whole', () => {
  const long = Float32Array.from({ length: 300_000 }, (_, index) => Math.sin(index));
  const snapshot = { ...keptRun.snapshot, tensors: { a: { shape: [300_000], values: long } } };
  const text = writeRunFile({ ...kept(''), runs: [{ ...keptRun, snapshot }] });
  expect(readRunFile(text).runs[0]!.snapshot.tensors['a']!.values).toEqual(long);
});

describe('refused, with a sentence that says why:', () => {
  type Branch = Record<string, unknown>;
  /** The file with something else at a place. */
  const altered = (place: readonly (string | number)[], value?: unknown) => {
    const file = JSON.parse(written) as Branch;
    const parent = place.slice(0, -1).reduce((branch, key) => branch[key] as Branch, file);
    parent[place.at(-1)!] = value;
    return JSON.stringify(file);
  };
  test.each([
    ['nothing', '', /not JSON/],
    ['a picture', '\u0089PNG\r\n', /not JSON/],
    ['half a file', written.slice(0, written.length / 2), /breaks off/],
    ['JSON of something else', '{"name":"gan-playground","version":"1.0.0"}', /no run saved here/],
    ['a list', '[1,2,3]', /no run saved here/],
    ['null', 'null', /no run saved here/],
    ['another version', altered(['version'], 9), /version 9/],
    ['a version that is no number', altered(['version'], '1'), /^This is no run saved here\./],
    ['an unknown loss', altered(['experiment'], 'loss=magic'), /loss=magic/],
    ['a run too many', altered(['experiment'], ''), /damaged/],
    ['no runs', altered(['runs'], []), /damaged at runs/],
    ['a missing number', altered(['runs', 0, 'iteration']), /runs\.0\.iteration/],
    ['an endless iteration', altered(['runs', 0, 'iteration'], 1e300), /runs\.0\.iteration/],
    ['an endless time', altered(['runs', 0, 'trainedMs'], 1e308), /runs\.0\.trainedMs/],
    ['a negative iteration', altered(['runs', 0, 'iteration'], -1), /runs\.0\.iteration/],
    [
      'numbers cut off',
      altered(['runs', 0, 'state', 'critic.parameters', 'float32'], 'AAAA'),
      /critic\.parameters/,
    ],
    [
      'numbers that are none',
      altered(['runs', 0, 'state', 'critic.count', 'float32'], '***'),
      /critic\.count/,
    ],
    [
      'numbers that are not finite',
      altered(['runs', 0, 'state', 'critic.count', 'float32'], 'AADAfw=='),
      /not finite/,
    ],
    [
      'a curve without values',
      altered(['runs', 0, 'recording', 'curves', 'criticLoss', 'values'], []),
      /as many values/,
    ],
    [
      'a curve that runs backwards',
      altered(['runs', 0, 'recording', 'curves', 'generatorLoss', 'iterations'], [3, 2, 1]),
      /ascend/,
    ],
    [
      'a curve that is not of iterations',
      altered(['runs', 0, 'recording', 'curves', 'generatorLoss', 'iterations'], [-1.5, 2, 3]),
      /iterations\.0/,
    ],
    [
      'a value beyond all numbers',
      written.replace('"values":[0.5,null,0.25]', '"values":[0.5,1e999,0.25]'),
      /curves\.criticLoss\.values\.1/,
    ],
    [
      'a mark beyond all iterations',
      altered(['runs', 0, 'recording', 'markers'], [{ key: 'batch', iteration: -1, label: '' }]),
      /markers\.0\.iteration/,
    ],
    [
      'a name without end, of which only the start is quoted',
      altered(['runs', 0, 'state', 'k'.repeat(100_000)], { shape: [1], float32: '' }),
      /^.{1,200}$/,
    ],
    [
      'a place without end, of which only the start is named',
      altered(['runs', 0, 'state', 'k'.repeat(100_000)], { shape: [1] }),
      /^.{1,200}$/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => readRunFile(text)).toThrow(RunFileError);
    expect(() => readRunFile(text)).toThrow(message);
  });
});
