/**
 * A run, or several that stand beside each other, as a file: what was run and everything needed to show
 * the same picture again and to carry on exactly. Writes and reads text; starts nothing and touches no
 * page. What comes from outside is believed only as far as it was checked.
 */
import * as v from 'valibot';
import { MOST_RUNS, type Comparison } from '../../experiment/comparison.ts';
import { describeNotice } from '../../experiment/codec.ts';
import { formatComparison, parseComparison } from '../../gan/catalogue.ts';
import { quoted } from '../../experiment/quotation.ts';
import type { Snapshot } from '../../training/protocol.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { count, storedRecording, type StoredRecording } from './storedRecording.ts';

/** What a file keeps of one run. */
export interface KeptRun {
  readonly snapshot: Snapshot;
  /** Time spent training until then, in milliseconds. */
  readonly trainedMs: number;
  /** Losses and metrics until then. */
  readonly recording: StoredRecording;
}

export interface KeptRuns {
  readonly comparison: Comparison;
  /** In the order of the experiments. */
  readonly runs: readonly KeptRun[];
}

/** A file that is no run of ours, or a damaged one. The message says which and what to do. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
}

/** A year. */
const LONGEST_MS = 366 * 24 * 3600 * 1000;

const FORMAT = 'gan-playground run';
const VERSION = 1;

const tensor = v.object({ shape: v.array(count), float32: v.string() });

const schema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  /** As it stands in a link. */
  experiment: v.string(),
  runs: v.pipe(
    v.array(
      v.object({
        iteration: count,
        criticUpdates: count,
        generatorUpdates: count,
        trainedMs: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_MS)),
        state: v.record(v.string(), tensor),
        recording: storedRecording,
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_RUNS),
  ),
});

/** The text of a file that keeps `kept`. */
export function writeRunFile({ comparison, runs }: KeptRuns): string {
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    experiment: formatComparison(comparison),
    runs: runs.map(({ snapshot: { tensors, ...progress }, trainedMs, recording }) => ({
      ...progress,
      trainedMs,
      state: Object.fromEntries(
        Object.entries(tensors).map(([path, { shape, values }]) => [
          path,
          { shape: [...shape], float32: toBase64(values) },
        ]),
      ),
      recording,
    })),
  } satisfies v.InferInput<typeof schema>);
}

/**
 * What a file keeps. Whether the numbers fit the networks shows when the run is started.
 * @throws RunFileError
 */
export function readRunFile(text: string): KeptRuns {
  const checked = v.safeParse(schema, parsed(text));
  if (!checked.success) throw new RunFileError(explain(checked.issues));
  const { experiment, runs } = checked.output;
  const { comparison, notices } = parseComparison(experiment);
  if (notices.length > 0) {
    throw new RunFileError(
      `This file is of an experiment that cannot be run here. ${describeNotice(notices[0]!)}`,
    );
  }
  if (comparison.experiments.length !== runs.length) {
    throw new RunFileError(
      `This file is damaged: it names ${comparison.experiments.length} experiments and keeps ${runs.length} runs. Save the run again.`,
    );
  }
  return { comparison, runs: runs.map(keptRun) };
}

function keptRun({
  state,
  trainedMs,
  recording,
  ...progress
}: v.InferOutput<typeof schema>['runs'][number]): KeptRun {
  const tensors = Object.fromEntries(
    Object.entries(state).map(([path, { shape, float32 }]) => {
      const values = fromBase64(float32);
      const size = shape.reduce((product, length) => product * length, 1);
      if (values?.length !== size || !values.every(Number.isFinite)) {
        throw new RunFileError(
          `This file is damaged: the numbers of "${quoted(path)}" are incomplete or not finite. Save the run again.`,
        );
      }
      return [path, { shape, values }];
    }),
  );
  return { snapshot: { ...progress, tensors }, trainedMs, recording };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RunFileError(
      'This is no run saved here: it is not JSON, or it breaks off. Choose a file that “Save the run” made.',
    );
  }
}

type Issues = readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]];

/** The first thing that is wrong, by its place in the file. */
function explain([issue]: Issues): string {
  const place = v.getDotPath(issue);
  if (place === 'version' && typeof issue.input === 'number') {
    return `This file is of version ${issue.input}, and this page reads version ${VERSION}. Open it on the page that made it.`;
  }
  if (place === null || place === 'format' || place === 'version') {
    return 'This is no run saved here. Choose a file that “Save the run” made.';
  }
  const what = issue.type === 'check' ? issue.message : 'this is missing or not what belongs there';
  return `This file is damaged at ${place.split('.').map(quoted).join('.')}: ${what}. Save the run again.`;
}
