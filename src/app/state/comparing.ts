/** Whether anybody looks at the best critic: what nobody looks at is not computed. */
import { hasBestCritic } from '../../gan/bestCritic.ts';
import type { PlaygroundState } from './store.ts';

/** Whether measurements shall say what it takes to compare the learned critic with the best one. */
export function wantsComparison({
  view,
  comparing,
  experiment,
}: Pick<PlaygroundState, 'view' | 'comparing' | 'experiment'>): boolean {
  return (view.best || comparing) && hasBestCritic(experiment);
}
