/** Experiments worth seeing, as the strings that run them: some go well and some go wrong on purpose. */

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** As it stands in the address, without `#`; empty is the default experiment. */
  readonly hash: string;
  /** Whether it shows a method working or a method failing. */
  readonly shows: 'success' | 'failure';
  /** What to watch, in a sentence or two. */
  readonly watch: string;
}

export const presets: readonly Preset[] = [
  {
    id: 'wgan-gp-grid',
    name: 'WGAN-GP finds 25 modes',
    hash: '',
    shows: 'success',
    watch:
      'The cloud first spreads over the whole grid and then condenses on the modes, while W₁ and the critic’s own estimate of it fall together.',
  },
];
