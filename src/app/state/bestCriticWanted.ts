/** Whether anybody looks at the best critic: what nobody looks at is not computed. */
import type { Experiment } from '../../experiment/experiment.ts';
import { hasBestCritic } from '../../gan/bestCritic.ts';
import type { PlaygroundState } from './store.ts';

/** The panel that compares the learned critic with the best one, as it is called among the unfolded. */
export const BEST_CRITIC_PANEL = 'best critic';

/** Whether measurements shall say what it takes to compare the learned critic with the best one. */
export function wantsBestCritic(
  { view, unfolded }: Pick<PlaygroundState, 'view' | 'unfolded'>,
  experiment: Experiment,
): boolean {
  return (view.best || unfolded.includes(BEST_CRITIC_PANEL)) && hasBestCritic(experiment);
}
