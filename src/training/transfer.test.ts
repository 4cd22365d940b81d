import { expect, test } from 'vitest';
import { buffersIn } from './transfer.ts';

test('finds the memory of every array once, however deep', () => {
  const shared = new Float32Array(4);
  const other = new Float64Array(2);
  const message = { a: shared, b: [{ c: shared.subarray(1) }, other], d: 'text', e: null, f: 3 };
  expect(buffersIn(message)).toEqual([shared.buffer, other.buffer]);
  expect(buffersIn(undefined)).toEqual([]);
});
