/** Why a second network cannot be had: sentences that several of them share. */
import { usesRealSamples } from '../expression/expression.ts';
import type { Company } from '../company.ts';

export function refusedLoss({ loss }: Company): string | undefined {
  if (loss.criticless) return 'This loss has no critic that could judge pairs or a second network.';
  if (loss.witness) {
    return 'This loss compares features of whole batches, while a second network needs a score for every pair.';
  }
  if (loss.multiplier) {
    return 'The multiplier of this loss is kept for one critic of samples, not for a critic that a second network plays against.';
  }
  return undefined;
}

/** For games in which the second network answers the critic too: what it minimises has to be known. */
export function refusedObjective(company: Company): string | undefined {
  const { loss } = company;
  const known = loss.objectives.every(
    ({ encoder, generator }) => encoder !== undefined || usesRealSamples(generator),
  );
  return (
    refusedLoss(company) ??
    (known
      ? undefined
      : 'This loss does not say what real samples are to be taken for, which the second network would have to minimise.')
  );
}
