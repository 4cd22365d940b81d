/** `losses.json`: both players' losses and their gradients with respect to the critic's scores. */
import { type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { withDefaults } from '../../experiment/parameter.ts';
import type { Expression } from '../../gan/expression/expression.ts';
import { emptyEnvironment, evaluate } from '../../gan/expression/tensor.ts';
import { differentiate, tidied } from '../../gan/gradients.ts';
import type { Loss, Objective } from '../../gan/losses/loss.ts';
import { losses } from '../../gan/losses/registry.ts';
import { find, type ReferenceCheck } from './check.ts';
import { entries, type Entry } from './document.ts';
import type { Ledger } from './ledger.ts';
import { column, scalars } from './tensors.ts';

export const lossesCheck: ReferenceCheck = {
  file: 'losses.json',
  run(document, ledger) {
    for (const row of entries(document)) tidied(() => checkRow(row, ledger));
  },
};

function checkRow(row: Entry, ledger: Ledger): void {
  const id = row.text('loss');
  const objectiveId = row.text('generator');
  const loss = find(losses, id);
  if (!loss) return ledger.missing(id);
  const objective = objectiveNamed(loss, objectiveId);
  if (!objective) return ledger.missing(`${id} ${objectiveId}`);
  const given = givenParameters(row);
  const unknown = Object.keys(given).filter((name) => !find(loss.parameters ?? [], name));
  if (unknown.length > 0) return ledger.missing(`${id} with ${unknown.join(', ')}`);

  const item = `${id} ${objectiveId}`;
  const settings = scalars(withDefaults(loss.parameters, given));
  const scores = { real: column(row.numbers('real')), generated: column(row.numbers('fake')) };
  const gradients = (expression: Expression) =>
    differentiate(
      () =>
        evaluate(expression, {
          ...emptyEnvironment,
          score: (of) => scores[of],
          parameter: (name) => settings[name]!,
        }) as Scalar,
      [scores.real, scores.generated],
    );
  const compare = (quantity: string, actual: Tensor) => {
    if (row.has(quantity)) {
      ledger.compare(item, quantity, actual.dataSync(), expectedOf(row, quantity));
    }
  };

  const critic = gradients(loss.critic);
  compare('criticLoss', critic.value);
  compare('criticGradReal', critic.gradients[0]!);
  compare('criticGradFake', critic.gradients[1]!);
  const generator = gradients(objective.generator);
  compare('generatorLoss', generator.value);
  compare('generatorGradReal', generator.gradients[0]!);
  compare('generatorGradFake', generator.gradients[1]!);
}

/** A loss with one objective is one where all names of objectives come to the same. */
function objectiveNamed({ objectives }: Loss, id: string): Objective | undefined {
  return objectives.length === 1 ? objectives[0] : find(objectives, id);
}

function givenParameters(row: Entry): Readonly<Record<string, number>> {
  if (!row.has('parameters')) return {};
  const parameters = row.entry('parameters');
  return Object.fromEntries(parameters.keys.map((name) => [name, parameters.number(name)]));
}

function expectedOf(row: Entry, quantity: string): readonly number[] {
  return quantity.endsWith('Loss') ? [row.number(quantity)] : row.flattened(quantity);
}
