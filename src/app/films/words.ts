/** What the card about films says. */
import type { Alignment } from '../../experiment/comparison.ts';
import { inWords } from '../../training/repeats.ts';
import { formatCount, formatSetting } from '../controls/formatNumber.ts';
import type { ViewSwitches } from '../state/store.ts';
import { FORMATS, type Choices, type Format } from './choices.ts';
import { sizeInWords } from './fileSize.ts';
import type { Estimate } from './plan.ts';
import type { Progress } from './remaining.ts';

/** "200 pictures of 640 × 900, one every 5 iterations. About 12 s of training and 1.8 MB." */
export function describeEstimate(
  { pictures, width, height, bytes, trainingSeconds }: Estimate,
  { from, to, spacing }: Pick<Choices, 'from' | 'to' | 'spacing'>,
): string {
  const each = (to - from) / (pictures - 1);
  const every = spacing === 'even' ? `, one every ${describeStride(each)}` : '';
  const training =
    trainingSeconds === undefined ? '' : `${inWords(trainingSeconds)} of training and `;
  return `${formatCount(pictures)} pictures of ${width} × ${height}${every}. About ${training}${sizeInWords(bytes)}.`;
}

function describeStride(iterations: number): string {
  const stride =
    iterations >= 100 ? formatCount(iterations) : formatSetting(Number(iterations.toPrecision(2)));
  return stride === '1' ? 'iteration' : `${stride} iterations`;
}

export function describeProgress({ share, remaining }: Progress): string {
  if (remaining === undefined) return 'Beginning';
  return `${Math.floor(100 * share)} % · about ${inWords(remaining)} left`;
}

/** Why not every format can be chosen; undefined where each can. */
export function describeMissing(formats: Readonly<Record<Format, boolean>>): string | undefined {
  const missing = FORMATS.filter((format) => !formats[format]);
  if (missing.includes('gif')) {
    return 'This browser cannot paint in the background (OffscreenCanvas), which films take: use a current version of Chrome, Edge, Firefox or Safari.';
  }
  if (missing.length === 2) {
    return 'This browser does not encode video here: WebCodecs is missing, or the page does not come over https. GIF works everywhere.';
  }
  if (missing[0] === 'mp4') {
    return 'This browser does not write H.264 at this size, which MP4 for slides has to be. WebM plays in browsers, but not in PowerPoint and Keynote.';
  }
  return missing[0] && 'This browser does not write WebM at this size.';
}

export interface Circumstances {
  readonly estimate: Estimate;
  readonly runs: number;
  readonly alignment: Alignment;
  readonly view: ViewSwitches;
}

/** What a film does otherwise than somebody might expect, a sentence each. */
export function cautionsFor({ estimate, runs, alignment, view }: Circumstances): readonly string[] {
  return [
    ...(estimate.fromSeed
      ? [
          'The page does not know this run from its beginning: the film shows it from its seed, with the numbers of now all along.',
        ]
      : []),
    ...(runs > 1 && alignment !== 'iterations'
      ? ['Every picture shows all runs at the same iteration.']
      : []),
    ...(view.best ? ['The lines of the best critic are left out.'] : []),
  ];
}
