/**
 * A CSV file as drawn data: `--points FILE.csv` stands for `data=drawn&data.points=…` with the code of
 * the points in that file. What is wrong with the file is said with its line.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { drawn } from '../../data/drawn.ts';
import {
  checkPointsFileSize,
  LARGEST_POINTS_FILE,
  PointsFileError,
  readPoints,
} from '../../data/pointsFile.ts';
import { describeFit, fitted } from '../../data/pointsFit.ts';
import { writePointsText } from '../../data/pointsText.ts';
import { pairsIn } from '../../experiment/codec.ts';
import { SEPARATOR } from '../../experiment/comparison.ts';
import { shortened } from '../../experiment/quotation.ts';
import { InvalidInputError, notPossible } from '../invalidInput.ts';

export interface DrawnPoints {
  /** As `data.points` holds them. */
  readonly code: string;
  /** One sentence where they had to be moved or scaled. */
  readonly remark?: string;
}

/** @throws InvalidInputError naming the file and, where one is to blame, its line */
export function readPointsFile(file: string): DrawnPoints {
  try {
    const fit = fitted(readPoints(textIn(file)));
    const remark = describeFit(fit);
    return { code: writePointsText(fit.points), ...(remark !== undefined && { remark }) };
  } catch (error) {
    throw refusalOf(file, error);
  }
}

/** Reads no more than is allowed: a pipe does not tell its size, and some devices never end. */
function textIn(file: string): string {
  checkPointsFileSize(statSync(file).size);
  const bytes = Buffer.alloc(LARGEST_POINTS_FILE + 1);
  const descriptor = openSync(file, 'r');
  try {
    let size = 0;
    for (let read = -1; read !== 0 && size < bytes.length; size += read) {
      read = readSync(descriptor, bytes, size, bytes.length - size, null);
    }
    checkPointsFileSize(size);
    return bytes.toString('utf8', 0, size);
  } finally {
    closeSync(descriptor);
  }
}

function refusalOf(file: string, error: unknown): unknown {
  if (error instanceof PointsFileError) {
    return new InvalidInputError(`--points=${file} is not possible. ${error.message}`);
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return notPossible('--points', file, `a file that can be read (this one: ${code})`);
}

/**
 * The experiment or comparison in `text` with the points that `code` holds as its data.
 * @throws InvalidInputError where `text` asks for other data
 */
export function onPoints(text: string, code: string): string {
  const [first = '', ...others] = text.split(SEPARATOR);
  const given = new Map(pairsIn(first));
  const data = given.get('data');
  if (data !== undefined && data !== drawn.id) {
    throw notPossible('data', shortened(data), `${drawn.id} beside --points`);
  }
  const points = given.get('data.points');
  if (points !== undefined) {
    throw notPossible('data.points', shortened(points), 'nothing beside --points');
  }
  const chosen = data === undefined ? [`data=${drawn.id}`] : [];
  return [[first, ...chosen, `data.points=${code}`].join('&'), ...others].join(SEPARATOR);
}
