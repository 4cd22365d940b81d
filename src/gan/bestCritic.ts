/**
 * The best critic of an experiment as functions of numbers, with the parameters of its loss filled in,
 * or why there is none. Knows no loss: each states its own.
 */
import { parametersOf, type Experiment } from '../experiment/experiment.ts';
import { lossOf, stabilizersOf } from './catalogue.ts';
import { structureOf } from './structure.ts';

/** The critic that a loss is best for, wherever it is a function of the densities. */
export interface BestCritic {
  /** Its score where the densities are p and q. */
  scoreAt(p: number, q: number): number;
  /** p/q as told by a score; absent where scores do not tell it. */
  readonly ratioAt?: (score: number) => number;
  /** Whether no other score is as good. */
  readonly unique: boolean;
}

const JUDGES_OTHER_THINGS =
  'The critic judges packs, samples beside others or pairs with codes, not single samples, so its score at a place says nothing of the two densities there alone.';

const SEES_NOISE =
  'The critic judges samples with noise on them, so its best score belongs to the blurred distributions, not to those that are shown.';

const MEETS_ANOTHER_GENERATOR =
  'The critic plays against the generator as it is, so its best score belongs to that one’s samples, not to those of the average that are shown.';

/** The best critic of `experiment`, or one sentence that says why there is none. */
export function bestCriticOf(experiment: Experiment): BestCritic | { readonly whyNot: string } {
  const { optimalScore, optimumIsFreeIn, densityRatio } = lossOf(experiment);
  if ('whyNot' in optimalScore) return optimalScore;
  const { judgesSamples, noisy } = structureOf(experiment);
  if (!judgesSamples) return { whyNot: JUDGES_OTHER_THINGS };
  if (noisy) return { whyNot: SEES_NOISE };
  if (stabilizersOf(experiment).some(({ averages }) => averages !== undefined))
    return { whyNot: MEETS_ANOTHER_GENERATOR };
  const parameters = parametersOf(experiment, 'loss');
  return {
    scoreAt: (p, q) => optimalScore.at(p, q, parameters),
    unique: optimumIsFreeIn === undefined,
    ...('at' in densityRatio && {
      ratioAt: (score: number) => densityRatio.at(score, parameters),
    }),
  };
}

/** Whether there is a best critic to compare with. */
export function hasBestCritic(experiment: Experiment): boolean {
  return 'scoreAt' in bestCriticOf(experiment);
}
