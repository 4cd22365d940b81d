/**
 * Outcomes that come from outside (a file, the browser's database), looked at before they are believed.
 * Mends nothing.
 */
import * as v from 'valibot';
import { SEED } from '../../experiment/sizes.ts';
import { EXECUTOR_NAMES, SHOWN_POINTS } from '../protocol.ts';
import { OUTCOME_VERSION, type SeedOutcome } from './seedOutcome.ts';

/** A record is not the outcome of a seed, or not one that this version understands. */
export class InvalidOutcomeError extends Error {
  override readonly name = 'InvalidOutcomeError';

  constructor(detail: string) {
    super(
      `This is not the outcome of a repeat as version ${OUTCOME_VERSION} writes it (${detail}); leave it out.`,
    );
  }
}

const finite = v.pipe(v.number(), v.finite());
const wholeFrom = (minimum: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(minimum));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const schema = v.pipe(
  v.strictObject({
    version: v.literal(OUTCOME_VERSION),
    seed: v.pipe(wholeFrom(SEED.minimum), v.maxValue(SEED.maximum)),
    iterations: wholeFrom(1),
    executor: v.picklist(EXECUTOR_NAMES),
    seconds: v.pipe(finite, v.minValue(0)),
    metrics: v.record(v.string(), v.nullable(finite)),
    modeShares: v.exactOptional(v.array(share)),
    samples: v.array(finite),
    diverged: v.exactOptional(wholeFrom(1)),
  }),
  v.check(
    ({ samples, diverged }) => samples.length === (diverged === undefined ? 2 * SHOWN_POINTS : 0),
    `samples: as many as a picture has, or none where training diverged`,
  ),
  v.check(
    ({ diverged, iterations }) => diverged === undefined || diverged <= iterations,
    'diverged: not after the last iteration',
  ),
);

/**
 * `record`, if it is an outcome.
 * @throws InvalidOutcomeError saying what is wrong with it
 */
export function validateOutcome(record: unknown): SeedOutcome {
  const { success, issues, output } = v.safeParse(schema, record, { abortEarly: true });
  if (success) return output;
  const [issue] = issues;
  const path = v.getDotPath(issue);
  throw new InvalidOutcomeError(path === null ? issue.message : `${path}: ${issue.message}`);
}
