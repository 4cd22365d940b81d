/** That published rows say what their sources say, and that each can be run and found again. */
import { describe, expect, test } from 'vitest';
import type { PublishedRow, PublishedValue } from '../experiment/published/publishedRow.ts';
import { publishedRows } from '../experiment/published/rows.ts';
import { parseExperiment } from './catalogue.ts';
import { differencesTo, publishedFor } from './published.ts';

const experimentOf = ({ hash }: PublishedRow) => parseExperiment(hash).experiment;
const rowOf = (id: string) => publishedRows.find((row) => row.id === id)!;
const idsFor = (hash: string) => publishedFor(parseExperiment(hash).experiment).map(({ id }) => id);

/** As printed: 6.3±0.5. */
function printed({ mean, error }: PublishedValue, factor = 1): string {
  const written = (number: number) => String(Number((number * factor).toFixed(4)));
  return error === undefined ? written(mean) : `${written(mean)}±${written(error)}`;
}

/** The values of a row in the order of its columns, shares in per cent. */
function printedValues(id: string, columns: readonly (keyof PublishedRow['values'])[]): string[] {
  const { values } = rowOf(id);
  return columns.map((key) => printed(values[key]!, key === 'highQuality' ? 100 : 1));
}

/** Cells of a copied table, without zeros at the end: 0.10 is 0.1. */
const cells = (line: string) =>
  line
    .split('|')
    .map((cell) => cell.trim().replaceAll(/\d+\.\d+/g, (number) => String(Number(number))));

describe('what is printed', () => {
  // Copied from the tables themselves, column by column.
  test.each(
    `gan     | 6.3±0.5 | 98.2±0.2 | 0.45±0.09 | 17.3±0.8 | 94.8±0.7 | 0.70±0.07
     ali     | 6.6±0.3 | 97.6±0.4 | 0.36±0.04 | 24.1±0.4 | 95.7±0.6 | 0.14±0.03
     pacgan2 | 7.9±0.1 | 95.6±2.0 | 0.07±0.03 | 23.8±0.7 | 91.3±0.8 | 0.13±0.04
     pacgan3 | 7.8±0.1 | 97.7±0.3 | 0.10±0.02 | 24.6±0.4 | 94.2±0.4 | 0.06±0.02
     pacgan4 | 7.8±0.1 | 95.9±1.4 | 0.07±0.02 | 24.8±0.2 | 93.6±0.6 | 0.04±0.01`.split('\n'),
  )('PacGAN, Table 1: %s', (line) => {
    const [method, ...values] = cells(line);
    const columns = ['modes', 'highQuality', 'reverse-kl-modes'] as const;
    expect(
      ['ring', 'grid'].flatMap((toy) => printedValues(`pacgan-${toy}-${method}`, columns)),
    ).toEqual(values);
    for (const toy of ['ring', 'grid']) {
      const row = rowOf(`pacgan-${toy}-${method}`);
      expect(row).toMatchObject({ trials: 10, iterations: 400_000 });
      for (const { kind } of Object.values(row.values)) expect(kind).toBe('standard error');
    }
  });

  test.each(
    `gan      | 1 | 99.3 | 3.3 | 0.5
     ali      | 2.8 | 0.13 | 15.8 | 1.6
     unrolled | 7.6 | 35.6 | 23.6 | 16
     veegan   | 8 | 52.9 | 24.6 | 40`.split('\n'),
  )('VEEGAN, Table 1: %s', (line) => {
    const [method, ...values] = cells(line);
    const columns = ['modes', 'highQuality'] as const;
    const ids = ['ring', 'grid'].map((toy) => `veegan-${toy}-${method}`);
    expect(ids.flatMap((id) => printedValues(id, columns))).toEqual(values);
    for (const id of ids) {
      expect(rowOf(id).trials).toBe(5);
      for (const { kind } of Object.values(rowOf(id).values)) expect(kind).toBe('none');
    }
  });

  test.each([
    ['ali-grid-ali', '13.4±5.8'],
    ['ali-grid-gan', '10.4±9.2'],
  ])('ALI: %s', (id, modes) => {
    expect(printedValues(id, ['modes'])).toEqual([modes]);
    expect(rowOf(id)).toMatchObject({
      trials: 10,
      values: { modes: { kind: 'standard deviation' } },
    });
  });

  test.each([
    ['wgan-gp', '24.2±0.3', '28.7'],
    ['veegan', '19.6±0.3', '5.5'],
    ['unrolled', '23±0.3', '3.5'],
  ])('GDPP, figure: %s', (method, ...values) => {
    expect(printedValues(`gdpp-grid-${method}`, ['modes', 'highQuality'])).toEqual(values);
    expect(rowOf(`gdpp-grid-${method}`)).not.toHaveProperty('trials');
  });

  test.each(
    `ring-gan-10k     | 7.60±.89 | 84.9 | .226
     ring-rsgan-10k   | 7.40±1.34 | 83.6 | .281
     ring-gan-50k     | 6.80±.84 | 92.7 | .183
     ring-rsgan-50k   | 7.40 | 93.0 | .198
     grid-gan-10k     | 15.2 | 37.5 | .657
     grid-rsgan-10k   | 14.6 | 38.2 | .659
     grid-pacgan2-10k | 11.0 | 25.9 | .741
     grid-gan-50k     | 7.2 | 73.7 | .718
     grid-rsgan-50k   | 7.8 | 73.5 | .686
     grid-pacgan2-50k | 24.6 | 78.4 | .216`
      .replaceAll(/([ ±])\./g, '$10.')
      .split('\n'),
  )('paired-discriminator: %s', (line) => {
    const [id, ...values] = cells(line);
    expect(printedValues(`paired-${id}`, ['modes', 'highQuality', 'mode-tv'])).toEqual(values);
    expect(rowOf(`paired-${id}`)).toMatchObject({
      trials: 5,
      iterations: id!.endsWith('10k') ? 10_000 : 50_000,
    });
  });

  test('SGA, notebook', () => {
    expect(rowOf('sga-grid16-rmsprop').losses).toEqual({ critic: 0.5796, generator: 2.1798 });
    expect(rowOf('sga-grid16-sga').losses).toEqual({ critic: 1.3857, generator: 0.6932 });
  });

  test('there are no other rows', () => {
    expect(publishedRows).toHaveLength(5 * 2 + 4 * 2 + 2 + 3 + 10 + 2);
    expect(new Set(publishedRows.map(({ id }) => id)).size).toBe(publishedRows.length);
  });
});

describe.each(publishedRows)('row $id', (row) => {
  test('has an experiment that reads without anything being changed or ignored', () => {
    expect(parseExperiment(row.hash).notices).toEqual([]);
    expect(experimentOf(row).data).toBe(row.data.id);
  });

  test('has data that are the published ones at the stated scale', () => {
    const { published, scale } = row.data;
    const number = (pattern: RegExp) => {
      const found = pattern.exec(published)?.[1];
      return found === undefined ? undefined : Number(found) * scale;
    };
    const lengths = {
      'data.radius': number(/radius ([\d.]+)/),
      'data.spacing': number(/distance ([\d.]+)/),
      'data.sigma': number(/σ ([\d.]+)/),
    };
    const known = Object.entries(lengths).filter(([, length]) => length !== undefined);
    expect(known.length).toBeGreaterThan(0);
    for (const [key, length] of known) {
      // Within a thousandth: lengths in the address are rounded.
      expect(Number(experimentOf(row)[key]) / length!).toBeCloseTo(1, 3);
    }
  });

  test('stands beside its own experiment, from which it differs in its scale alone', () => {
    const experiment = experimentOf(row);
    expect(publishedFor(experiment)).toContain(row);
    const inOtherUnits = row.data.scale === 1 ? [] : [expect.stringMatching(/^Data: 0\.\d+ times/)];
    expect(differencesTo(row, { ...experiment, seed: 7 }, row.iterations)).toEqual(inOtherUnits);
  });

  test('says in whole sentences what cannot be set', () => {
    expect(row.differs.length).toBeGreaterThan(0);
    for (const sentence of row.differs) expect(sentence).toMatch(/^[A-Z].*\.$/);
    for (const { countedOtherwise } of Object.values(row.values)) {
      if (countedOtherwise !== undefined) expect(countedOtherwise).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('has an error where it says of which kind, but for what was read off a plot', () => {
    for (const { kind, error } of Object.values(row.values)) {
      if (kind === 'none') expect(error).toBeUndefined();
      else if (kind !== 'reading of a plot') expect(error).toBeGreaterThan(0);
    }
  });
});

describe('what corresponds', () => {
  const packed = 'data=ring8&loss=standard&lipschitz=none&stabilisers=pac';

  test('the scale of the data, sizes, rates and the objective make no difference', () => {
    expect(idsFor(`${packed}&generator.width=16&critic.rate=0.01&objective=minimax`)).toEqual([
      'pacgan-ring-pacgan2',
    ]);
    expect(idsFor(`${packed}&data.radius=0.7&data.sigma=0.007`)).toEqual(['pacgan-ring-pacgan2']);
  });

  test('another method has other rows', () => {
    expect(idsFor(`${packed}&pac.samples=4`)).toEqual(['pacgan-ring-pacgan4']);
    expect(idsFor(`${packed}&pac.samples=5`)).toEqual([]);
    expect(idsFor(packed.replace('&stabilisers=pac', ''))).toEqual([
      'pacgan-ring-gan',
      'veegan-ring-gan',
    ]);
    expect(idsFor(packed.replace('none', 'r1'))).toEqual([]);
    expect(idsFor(packed.replace('standard', 'hinge'))).toEqual([]);
    expect(idsFor('data=grid25&loss=standard&lipschitz=none&inference=veegan')).toEqual([
      'veegan-grid-veegan',
      'gdpp-grid-veegan',
    ]);
    expect(idsFor('')).toEqual(['gdpp-grid-wgan-gp']);
  });

  test('other data have other rows or none', () => {
    expect(idsFor(`${packed}&data.modes=7`)).toEqual([]);
    expect(idsFor(`${packed}&data.sigma=0.05`)).toEqual([]);
    expect(idsFor(packed.replace('ring8', 'swiss-roll'))).toEqual([]);
  });
});

describe('differences', () => {
  test('are named one by one, with the scale of the data and the length of training', () => {
    const row = rowOf('pacgan-ring-pacgan2');
    const changed = {
      ...experimentOf(row),
      'data.radius': 1.4142,
      'data.sigma': 0.01414,
      batch: 128,
      'generator.activation': 'leakyRelu',
      'critic.rate': 0.002,
    };
    expect(differencesTo(row, changed, 3000)).toEqual([
      'Data: 1.41 times as large here',
      'Generator activation: ReLU there, Leaky ReLU here',
      'Critic learning rate: 0.0001 there, 0.002 here',
      'Batch: 100 there, 128 here',
      'Iterations: 400,000 there, 3,000 here',
    ]);
  });

  test('include settings that one of the two does not have, under the name of their method', () => {
    const row = rowOf('pacgan-ring-pacgan2');
    const other = parseExperiment(
      row.hash
        .replace('&stabilisers=pac', '&stabilisers=ema')
        .replace('lipschitz=none', 'lipschitz=r1'),
    ).experiment;
    expect(differencesTo(row, other)).toEqual([
      'Lipschitz: None there, R1 penalty here',
      'Stabilisers: Packing there, Averaged generator here',
      'Packing, samples in a pack: 2 there, no such setting here',
      'R1 penalty, weight: no such setting there, 1 here',
      'Averaged generator, decay: no such setting there, 0.999 here',
    ]);
  });

  test('the scale counts from the published units', () => {
    expect(differencesTo(rowOf('gdpp-grid-wgan-gp'), parseExperiment('').experiment)[0]).toBe(
      'Data: 0.354 times as large here',
    );
  });

  test('other data are told length by length', () => {
    const row = rowOf('pacgan-ring-gan');
    const wide = { ...experimentOf(row), 'data.sigma': 0.1 };
    expect(differencesTo(row, wide)).toEqual(['Ring of modes, mode width: 0.01 there, 0.1 here']);
  });
});
