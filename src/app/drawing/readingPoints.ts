/** Points out of typed text and out of files, brought onto the pad. Changes nothing on the page. */
import { checkPointsFileSize, PointsFileError, readPoints } from '../../data/pointsFile.ts';
import { describeFit, fitted } from '../../data/pointsFit.ts';

export interface TakenPoints {
  /** x₀, y₀, x₁, y₁, … on the pad. */
  readonly points: Float64Array;
  /** What was done to them, if anything: one sentence. */
  readonly fit: string | undefined;
}

/** @throws PointsFileError that names the line */
export function pointsFromText(text: string): TakenPoints {
  const fit = fitted(readPoints(text));
  return { points: fit.points, fit: describeFit(fit) };
}

/** @throws PointsFileError that names the file, and the line where there is one */
export async function pointsFromFile(file: File): Promise<TakenPoints> {
  try {
    checkPointsFileSize(file.size);
    return pointsFromText(await file.text());
  } catch (error) {
    const why =
      error instanceof PointsFileError ? error.message : 'It cannot be read. Choose it again.';
    throw new PointsFileError(`${file.name}: ${why}`, { cause: error });
  }
}
