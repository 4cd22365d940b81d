/**
 * Comparisons worth seeing, as the strings that run them. What `watch` says was seen in every one of at least
 * three seeds, with the numbers it gives; where that is not what textbooks say, it says so.
 */

export interface ReadyComparison {
  readonly id: string;
  readonly name: string;
  /** As it stands in the address, without `#`: two to six runs. */
  readonly hash: string;
  /** What to watch, in a few sentences. */
  readonly watch: string;
}

export const comparisons: readonly ReadyComparison[] = [
  {
    id: 'saturating',
    name: 'Saturating against non-saturating',
    hash: 'v=1&data=ring8&loss=standard&objective=minimax&lipschitz=none&generator.depth=2&critic.depth=2&critic.steps=5&critic.rate=0.002&generator.rate=0.001;objective=non-saturating',
    watch: 'TODO',
  },
];
