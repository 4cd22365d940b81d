/**
 * Runs every check on a folder of reference files. Reads the folder and never writes; what the
 * project lacks, and files nobody knows, are named and not passed over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TooFewPointsError } from '../../metrics/points.ts';
import type { ReferenceCheck } from './check.ts';
import { divergencesCheck } from './divergences.ts';
import { MalformedReferenceError } from './document.ts';
import { extraCheck } from './extra.ts';
import { LengthMismatchError, Ledger, type FileReport } from './ledger.ts';
import { lossesCheck } from './losses.ts';
import { metricsOfModesCheck } from './metricsOfModes.ts';
import { metricsOfPointsCheck } from './metricsOfPoints.ts';
import { optimizersCheck } from './optimizers.ts';
import { penaltiesCheck } from './penalties.ts';
import { spectralNormCheck } from './spectralNorm.ts';
import { wganGpCheck } from './wganGp.ts';

const checks: readonly ReferenceCheck[] = [
  lossesCheck,
  penaltiesCheck,
  wganGpCheck,
  spectralNormCheck,
  optimizersCheck,
  metricsOfPointsCheck,
  metricsOfModesCheck,
  divergencesCheck,
  extraCheck,
];

/**
 * One report for each file that a check knows, then for each other JSON file of the folder.
 * Needs tfjs with its gradients and a backend.
 * @throws MalformedReferenceError when the folder or a file cannot be read as what it should be
 */
export function checkFolder(folder: string): readonly FileReport[] {
  const present = jsonFilesIn(folder);
  const known = checks.map((check) =>
    present.includes(check.file) ? checkFile(folder, check) : absent(check.file),
  );
  const others = present.filter((file) => checks.every((check) => check.file !== file));
  return [...known, ...others.map((file) => uncovered(folder, file))];
}

function checkFile(folder: string, check: ReferenceCheck): FileReport {
  const ledger = new Ledger();
  try {
    check.run({ file: check.file, value: readJson(folder, check.file) }, ledger);
  } catch (error) {
    const misshapen = error instanceof LengthMismatchError || error instanceof TooFewPointsError;
    if (!misshapen) throw error;
    throw new MalformedReferenceError(`${check.file}: ${error.message}`);
  }
  return ledger.report(check.file);
}

function absent(file: string): FileReport {
  return { file, status: 'absent', comparisons: 0, largestError: 0, missing: [] };
}

/** A file of quantities that the project has none of: each is named as missing. */
function uncovered(folder: string, file: string): FileReport {
  const value = readJson(folder, file);
  const ledger = new Ledger();
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  for (const key of isObject ? Object.keys(value) : ['all of it']) ledger.missing(key);
  return ledger.report(file);
}

function jsonFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted();
  } catch (error) {
    throw new MalformedReferenceError(`${folder} cannot be read as a folder: ${reason(error)}.`);
  }
}

function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new MalformedReferenceError(`${file} cannot be read as JSON: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/[\s.]+/g, ' ').trim() : String(error);
}
