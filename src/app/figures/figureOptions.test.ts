import { expect, test } from 'vitest';
import { contentsOf } from '../../plots/figure/fixtures/contents.ts';
import { DEFAULT_OPTIONS, inUnit, offeredParts, WIDTHS } from './figureOptions.ts';

test('a width stays about the same in another unit, and within what can be had', () => {
  expect(inUnit({ width: 170, unit: 'mm' }, 'px')).toEqual({ width: 643, unit: 'px' });
  expect(inUnit({ width: 643, unit: 'px' }, 'mm')).toEqual({ width: 170, unit: 'mm' });
  expect(inUnit({ width: 170, unit: 'mm' }, 'mm')).toEqual({ width: 170, unit: 'mm' });
  const narrowest = { width: WIDTHS.mm.least, unit: 'mm' } as const;
  expect(inUnit(narrowest, 'px').width).toBe(WIDTHS.px.least);
  expect(DEFAULT_OPTIONS.size.width).toBeLessThanOrEqual(WIDTHS.mm.most);
});

test('what the runs do not have is not offered', () => {
  const names = (runs: number, changes = {}) =>
    offeredParts({ ...contentsOf(runs), ...changes }).map(({ name }) => name);
  expect(names(1)).toEqual([
    'Samples',
    'Legend',
    'Distance curves',
    'Loss curves',
    'Modes',
    'Metrics',
    'Caption',
  ]);
  expect(names(1, { modes: undefined, metrics: undefined })).not.toContain('Modes');
  expect(names(2)).toContain('Curves of all runs');
  expect(names(2)).not.toContain('Loss curves');
});
