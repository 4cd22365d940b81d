/** Texts that a distribution brings along. */
import { describe, expect, test } from 'vitest';
import { changeExperiment, describeNotice, formatExperiment, parseExperiment } from './codec.ts';
import { formatComparison, parseComparison } from './comparison.ts';
import { textsOf } from './experiment.ts';
import { smallWorld } from './fixtures/smallWorld.ts';
import { fieldsOf } from './schema.ts';

const parse = (text: string) => parseExperiment(smallWorld, text);
const change = (text: string, changes: Record<string, string | number>) =>
  changeExperiment(smallWorld, parse(text).experiment, changes);

describe('a text of the data', () => {
  test('comes and goes with the choice that brings it', () => {
    expect(parse('data=coded').experiment['data.code']).toBe('abc');
    expect(change('data=coded&data.code=xyz', { data: 'ring' })).not.toHaveProperty('data.code');
    expect(change('', { data: 'coded', 'data.code': 'xyz' })['data.code']).toBe('xyz');
    expect(parse('data.code=xyz').notices).toMatchObject([{ key: 'data.code' }]);
  });

  test('starts a new run, and stands with the data', () => {
    const fields = fieldsOf(smallWorld, parse('data=coded').experiment);
    expect(fields.map(({ key }) => key).slice(0, 3)).toEqual(['data', 'data.sigma', 'data.code']);
    expect(fields[2]).toMatchObject({ kind: 'text', group: 'data', live: false });
  });

  test('is another one for the second distribution', () => {
    const both = 'data=coded&data.code=one&inference=translation&source=coded&source.code=two';
    const { experiment, notices } = parse(both);
    expect(notices).toEqual([]);
    expect(textsOf(experiment, 'data')).toEqual({ code: 'one' });
    expect(textsOf(experiment, 'source')).toMatchObject({ code: 'two' });
  });

  test('is refused with a reason, and not quoted at length', () => {
    const { experiment, notices } = parse(`data=coded&data.code=${'1'.repeat(500)}`);
    expect(experiment['data.code']).toBe('abc');
    expect(describeNotice(notices[0]!)).toBe(
      `data.code=${'1'.repeat(40)}… is not possible: allowed is letters. It has other signs. The default was used.`,
    );
    const [twice] = parse(`data=coded&data.code=${'a'.repeat(500)}&data.code=b`).notices;
    expect(describeNotice(twice!).length).toBeLessThan(200);
  });

  test('that is a code stands behind all that people read', () => {
    const text =
      'v=1&data=coded&data.sigma=0.4&inference=translation&source=coded&seed=3&data.code=one&source.code=two';
    const { experiment, notices } = parse(text);
    expect(notices).toEqual([]);
    expect(formatExperiment(smallWorld, experiment)).toBe(text);
  });

  test('belongs to all runs of a comparison', () => {
    const text = 'v=1&data=coded&data.code=xyz;loss=squares';
    const { comparison, notices } = parseComparison(smallWorld, text);
    expect(notices).toEqual([]);
    expect(comparison.experiments.map((one) => one['data.code'])).toEqual(['xyz', 'xyz']);
    expect(formatComparison(smallWorld, comparison)).toBe(text);
  });
});
