import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointsOf, writePointsText } from '../../data/pointsText.ts';
import { InvalidInputError } from '../invalidInput.ts';
import { readRequest, type Repeats, type Run } from './request.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'points-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The option for a file of this content. */
function points(content: string): string {
  const file = join(folder, 'points.csv');
  writeFileSync(file, content);
  return `--points=${file}`;
}

describe('the points in a file', () => {
  const code = writePointsText([0.5, -1, 1, 2]);
  const file = () => points('x,y\n0.5,-1\n1,2\n');

  test.each([
    ['without an experiment', [], {}],
    ['beside other keys', ['#seed=3&loss=hinge'], { seed: 3, loss: 'hinge' }],
    ['with a width', ['#data.sigma=0.2'], { 'data.sigma': 0.2 }],
    ['where drawn data is asked for', ['v=1&data=drawn&seed=3'], { seed: 3 }],
  ])('are the data: %s', (_, texts, others) => {
    const { experiment, remark } = readRequest([...texts, file()]) as Run;
    expect(experiment).toMatchObject({ data: 'drawn', 'data.points': code, ...others });
    expect(remark).toBeUndefined();
  });

  test('are the data of every experiment that is repeated', () => {
    const texts = ['seed=3;loss=hinge', 'seed=4', '--seeds', '2'];
    const { experiments } = readRequest([...texts, file()]) as Repeats;
    expect(experiments).toHaveLength(3);
    for (const one of experiments) expect(one).toMatchObject({ 'data.points': code });
    expect(experiments.map(({ loss }) => loss)).toEqual(['wasserstein', 'hinge', 'wasserstein']);
  });

  test('are made to fit, which is said', () => {
    const { experiment, remark } = readRequest([points('100,10\n300,20')]) as Run;
    expect([...pointsOf(String(experiment['data.points']))]).toEqual([-2, -0.1, 2, 0.1]);
    expect(remark).toMatch(/^Points lay beyond ±2, .*\(200, 15\).* 0\.02 of what they were\.$/);
  });

  test.each([
    [
      'other data',
      ['data=ring8'],
      /^data=ring8 is not possible: allowed is drawn beside --points\.$/,
    ],
    ['points twice', ['data=drawn&data.points=AAAAA'], /^data\.points=AAAAA .* beside --points\.$/],
    ['two experiments', ['seed=1', 'seed=2'], /^seed=2.* is not possible: allowed is one/],
  ])('are refused beside %s', (_, texts, message) => {
    expect(() => readRequest([...texts, file()])).toThrow(InvalidInputError);
    expect(() => readRequest([...texts, file()])).toThrow(message);
  });
});

describe('a file that cannot be used is named', () => {
  test('with the line that is wrong', () => {
    const read = () => readRequest([points('1,2\nabc,3')]);
    expect(read).toThrow(InvalidInputError);
    expect(read).toThrow(/points\.csv is not possible\. Line 2: "abc" is not a number; /);
  });

  test.each([
    ['is not there', 'nowhere.csv', /nowhere\.csv is not possible: .* \(this one: ENOENT\)\.$/],
    ['is a folder', '.', /is not possible: allowed is a file .* \(this one: EISDIR\)\.$/],
  ])('where it %s', (_, name, message) => {
    const read = () => readRequest([`--points=${join(folder, name)}`]);
    expect(read).toThrow(InvalidInputError);
    expect(read).toThrow(message);
  });

  test('where it is too large', () => {
    expect(() => readRequest([points(' '.repeat(5_000_001))])).toThrow(/5\.1 MB; at most 5 MB/);
  });

  test.skipIf(!existsSync('/dev/zero'))('where it never ends', () => {
    expect(() => readRequest(['--points=/dev/zero'])).toThrow(/at most 5 MB/);
  });
});
