import { describe, expect, test } from 'vitest';
import { InvalidInputError } from '../invalidInput.ts';
import { readRequest, type Repeats, type Run } from './request.ts';

const run = (...args: string[]) => readRequest(args) as Run;

describe('a request', () => {
  test('is the default experiment when nothing is said', () => {
    expect(run()).toMatchObject({
      kind: 'run',
      iterations: 1000,
      json: false,
      sampleCount: 10_000,
      experiment: { data: 'grid25', loss: 'wasserstein' },
    });
    expect(run()).not.toHaveProperty('executor');
    expect(run()).not.toHaveProperty('samplesFile');
  });

  test('takes the experiment and the options in any order', () => {
    const options = ['--json', '--iterations', '20', '--samples=points.csv', '--sample-count', '7'];
    const expected = {
      iterations: 20,
      json: true,
      samplesFile: 'points.csv',
      sampleCount: 7,
      executor: 'tfjs-cpu',
      experiment: { data: 'ring8', seed: 3 },
    };
    expect(run('#data=ring8&seed=3', ...options, '--executor', 'tfjs-cpu')).toMatchObject(expected);
    expect(run(...options, '--executor=tfjs-cpu', '#seed=3&data=ring8')).toMatchObject(expected);
  });

  test('with --seeds is one of repeats, of every experiment of every comparison', () => {
    const options = '--seeds 10 --jobs=3 --fresh --results there.jsonl --json --executor tfjs-cpu';
    const hashes = ['#data=ring8;loss=hinge', '#data=line'];
    const repeats = readRequest([...hashes, ...options.split(' ')]) as Repeats;
    expect(repeats).toMatchObject({
      kind: 'repeats',
      seeds: 10,
      jobs: 3,
      fresh: true,
      json: true,
      iterations: 1000,
      resultsFile: 'there.jsonl',
      executor: 'tfjs-cpu',
    });
    expect(repeats.experiments.map(({ data, loss }) => [data, loss])).toEqual([
      ['ring8', 'wasserstein'],
      ['ring8', 'hinge'],
      ['line', 'wasserstein'],
    ]);
  });

  test('for repeats is kept in repeats.jsonl and uses all cores unless something else is said', () => {
    const repeats = readRequest(['--seeds', '2']) as Repeats;
    expect(repeats).toMatchObject({ resultsFile: 'repeats.jsonl', fresh: false });
    expect(repeats.jobs).toBeGreaterThanOrEqual(1);
    expect(repeats.experiments).toHaveLength(1);
  });

  test('for help or the list needs nothing else to be right', () => {
    expect(readRequest(['--list', '#data=nothing'])).toEqual({ kind: 'list' });
    expect(readRequest(['--help', '--iterations', 'many'])).toEqual({ kind: 'help' });
  });

  test.each([
    [['#data=moon'], /^data=moon is not possible: allowed is one of ring8, .*drawn\.$/],
    [['#batch=3'], /^batch=3 is not possible: allowed is a whole number from 8 to 2048\.$/],
    [['#critic.rate=fast'], /^critic\.rate=fast .* a number from 0\.000001 to 1\.$/],
    [['#sead=3'], /^sead=3 .* one of the keys data…, .*seed\.$/],
    [['#v=99'], /^v=99 /],
    [['#data=moon&seed=-1'], /^data=moon .* seed=-1 /],
    [['--iterations', '2.5'], /^--iterations=2\.5 .* a whole number from 1 to /],
    [['--iterations', '0'], /^--iterations=0 /],
    [['--iterations', '-5'], /^--iterations=-5 /],
    [['--iterations', '1e3'], /^--iterations=1e3 /],
    [['--iterations', '--json'], /^--iterations=--json /],
    [['--iterations'], /^--iterations .* value/],
    [['--sample-count', '10001'], /^--sample-count=10001 .* 1 to 10000\.$/],
    [
      ['--executor', 'tfjs-webgpu'],
      /^--executor=tfjs-webgpu .*wasm, tfjs-wasm, tfjs-cpu, because Node has no/,
    ],
    [['--executor', 'webgpu'], /^--executor=webgpu .*, because Node has no/],
    [['--executor', 'abacus'], /^--executor=abacus .*of wasm, tfjs-wasm, tfjs-cpu\.$/],
    [['--seeds', '0'], /^--seeds=0 .* a whole number from 1 to 1000\.$/],
    [['--seeds', '1001'], /^--seeds=1001 /],
    [['--seeds', '3', '--jobs', '0'], /^--jobs=0 /],
    [['--seeds', '3', '--samples', 'a.csv'], /^--samples is not possible with --seeds/],
    [['--seeds', '3', '#seed=1;los=hinge'], /^los=hinge /],
    [['--jobs', '2'], /^--jobs is not possible without --seeds\.$/],
    [['--fresh'], /^--fresh is not possible without --seeds\.$/],
    [['#seed=1;loss=hinge'], /^#seed=1;loss=hinge is not possible: allowed is one experiment/],
    [['--quick'], /^--quick .* one of --iterations, .*--help\.$/],
    [['-q'], /^-q is not possible/],
    [['--toString'], /^--toString is not possible/],
    [['--json=yes'], /^--json=yes /],
    [['#seed=1', '#seed=2'], /^#seed=2 is not possible: allowed is one experiment/],
    [['#data=a\nb'], /^data=a b is not possible/],
  ])('%j is refused in one line', (args, message) => {
    expect(() => readRequest(args)).toThrow(InvalidInputError);
    expect(() => readRequest(args)).toThrow(message);
  });
});
