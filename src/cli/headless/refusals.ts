/**
 * What cannot be had beside what: found by trying every alternative next to the plainest of all others,
 * so that `--list` says what an experiment would be told. Knows no alternative by name.
 */
import type { ChoiceField, SetField } from '../../experiment/field.ts';
import type { ConditionalChoice } from '../../experiment/alternatives.ts';
import { catalogue, changeExperiment, defaultExperiment, fieldsOf } from '../../gan/catalogue.ts';

export interface ListedRefusal {
  /** As it stands in an experiment: `loss=mmd`. */
  readonly beside: string;
  readonly reason: string;
}

/** The keys whose alternatives can refuse or be refused, in the order in which they are settled. */
const CONDITIONAL = ['lipschitz', 'inference', 'dynamics', 'stabilisers'] as const;
export type ConditionalKey = (typeof CONDITIONAL)[number];
const DECIDING = ['loss', ...CONDITIONAL] as const;

/** Nothing is refused because of these. */
const plainest = changeExperiment(defaultExperiment, {
  loss: catalogue.loss[0]!.id,
  lipschitz: catalogue.lipschitz[0]!.id,
});

/** What refuses `id` under `key`, one thing at a time. */
export function refusalsOf(
  key: ConditionalKey,
  { id }: ConditionalChoice,
): readonly ListedRefusal[] {
  return refusals.get(`${key}=${id}`) ?? [];
}

const refusals = collectRefusals();

function collectRefusals(): ReadonlyMap<string, readonly ListedRefusal[]> {
  const found = new Map<string, ListedRefusal[]>();
  for (const deciding of DECIDING) {
    for (const { id } of catalogue[deciding]) {
      const beside = `${deciding}=${id}`;
      for (const { refused, reason } of refusedBeside(deciding, id)) {
        const listed = found.get(refused) ?? [];
        found.set(refused, [...listed, { beside, reason }]);
      }
    }
  }
  return found;
}

function refusedBeside(key: string, id: string): { refused: string; reason: string }[] {
  const fields = fieldsOf(changeExperiment(plainest, { [key]: id }));
  const conditional = fields.filter((field): field is ChoiceField | SetField =>
    CONDITIONAL.some((candidate) => candidate === field.key),
  );
  return conditional.flatMap((field) =>
    field.options.flatMap(({ id: other, refusal }) =>
      refusal === undefined ? [] : [{ refused: `${field.key}=${other}`, reason: refusal }],
    ),
  );
}
