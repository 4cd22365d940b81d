/** Generated points as a CSV file. */
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { notPossible } from '../invalidInput.ts';

/**
 * Makes sure, before anything takes long, that `file` can be written; leaves no trace.
 * @param option that names the file
 * @throws InvalidInputError
 */
export function checkWritable(option: string, file: string): void {
  const existed = existsSync(file);
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw unwritable(option, file, error);
  }
  if (!existed) rmSync(file);
}

/** What to tell of a file that could not be written, because `error` was thrown: of a full disk, say. */
export function unwritable(option: string, file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return notPossible(`--${option}`, file, `a file that can be written (this one: ${code})`);
}

/** The first `count` of `points` (x₀, y₀, x₁, y₁, …) as rows below the header `x,y`. */
export function samplesCsv(points: Float32Array, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => `${points[2 * i]},${points[2 * i + 1]}`);
  return ['x,y', ...rows, ''].join('\n');
}

/** @throws InvalidInputError when the file cannot be written */
export function writeSamples(file: string, points: Float32Array, count: number): void {
  try {
    writeFileSync(file, samplesCsv(points, count));
  } catch (error) {
    throw unwritable('samples', file, error);
  }
}
