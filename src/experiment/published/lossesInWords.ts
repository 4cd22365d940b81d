/** The losses that a published row ends with, as they stand in a phrase. */
import { numberInWords } from './fieldInWords.ts';
import type { PublishedRow } from './publishedRow.ts';

/** "Losses at the end: critic 1.3857, generator 0.6932"; undefined where the source gives none. */
export function lossesInWords({ losses }: PublishedRow): string | undefined {
  if (!losses) return undefined;
  const [critic, generator] = [losses.critic, losses.generator].map(numberInWords);
  return `Losses at the end: critic ${critic}, generator ${generator}`;
}
