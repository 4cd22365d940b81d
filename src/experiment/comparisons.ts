/**
 * Comparisons worth seeing, as the strings that run them. What `watch` says was seen from each of at least
 * three seeds, or it says from how many; where it is not what textbooks say, it says so.
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
    watch:
      'The critic makes five steps to one of the generator and soon wins. With the minimax objective the generator’s gradient fades: after 1,500 iterations its cloud lies beside and beyond the ring (W₁ above 1.2, JSD 0.64 of at most 0.69) and no mode holds a tenth of its share. With the non-saturating one, from the same start, W₁ is about half or less of that and the JSD 0.2 to 0.4, though some modes are still missing.',
  },
  {
    id: 'bounded-slopes',
    name: 'Clipping, penalty, spectral norm',
    hash: 'v=1&data=swiss-roll&lipschitz=clip&critic.rate=0.002&generator.rate=0.001;lipschitz=gradient-penalty;lipschitz=spectral-norm',
    watch:
      'Three ways to bound the slope of one and the same Wasserstein critic. After 2,000 iterations only the gradient penalty has rolled up the spiral: W₁ 0.12 to 0.18, against 0.5 to 0.9 with clipped weights and 0.5 to 0.6 with spectral normalisation. The other two bound each layer by itself instead of the slope as a whole.',
  },
  {
    id: 'ring-remedies',
    name: 'Remedies for mode collapse on the ring',
    hash: 'v=1&data=ring8&loss=standard&lipschitz=none&generator.depth=2&critic.depth=2&critic.steps=1&critic.rate=0.003&generator.rate=0.003;dynamics=unrolled;stabilisers=minibatch-discrimination;inference=veegan;stabilisers=pac',
    watch:
      'After 4,500 iterations the plain GAN holds three to five of eight modes with at least a tenth of their share, packing all eight, with W₁ 0.1 against 0.4 to 0.6. The others do not follow the textbook: in this even game of small networks unrolling makes matters worse (W₁ 0.6 to 1.0), and VEEGAN hits modes with no more than one sample in twenty. Minibatch discrimination comes closer than the plain GAN from two seeds of three; from the first, its critic wins outright.',
  },
  {
    id: 'grid-remedies',
    name: 'Remedies for mode collapse on the grid',
    hash: 'v=1&loss=standard&lipschitz=none&generator.depth=2&critic.depth=2&critic.steps=1&critic.rate=0.003&generator.rate=0.003;dynamics=unrolled;stabilisers=minibatch-discrimination;inference=veegan;stabilisers=pac',
    watch:
      'Packing comes closest from every seed: W₁ 0.3 to 0.4 after 4,500 iterations, where the plain GAN has 0.4 to 0.9. It does so by spreading over the grid before it gathers, with at most one point in five within 3σ; the plain GAN is sharper, on 13 to 18 of 25 modes. VEEGAN touches 22 or 23 modes with one point in twenty, so that counting modes alone would call it a success. Unrolling keeps 13 modes at best, and minibatch discrimination lies no closer than the plain GAN on average.',
  },
  {
    id: 'divergences',
    name: 'KL against reverse KL against JS',
    hash: 'v=1&data=two-gaussians&loss=f-kl&objective=minimax&lipschitz=r1&lipschitz.weight=0.1&generator.depth=1&generator.width=2&generator.activation=elu&critic.depth=2&critic.steps=5&critic.rate=0.002;loss=f-reverse-kl;loss=f-jensen-shannon',
    watch:
      'Two units are too few to draw two separate Gaussians, so each divergence has to give something up. From 1,000 iterations on KL shares its points almost evenly, 55 to 60 % to one side, and pays with a quarter of them between or beyond the two. Reverse KL is careful: 85 % within 3σ, and three quarters of all points on one side. JS lies between them, nearer to KL. None of the three gives up a mode altogether.',
  },
  {
    id: 'instance-noise',
    name: 'With and without instance noise',
    hash: 'v=1&data=parallel-lines&data.theta=3&loss=standard&objective=minimax&lipschitz=none&generator.depth=2&generator.initialisation=glorot&latent.dimension=1&latent.distribution=uniform&critic.rate=0.002&generator.optimizer=sgd&generator.rate=0.01;stabilisers=instance-noise&instance-noise.deviation=1.5',
    watch:
      'Without noise the critic is perfect within 100 iterations and the generator stands still between the lines, W₁ 1.53, for as long as you like. Blurred on both sides, the same game draws the points apart: at 2,500 iterations half of them are at each line, W₁ 0.7. The noise is gone after 5,000; then the critic becomes perfect again, its own JSD leaps to log 2, and what was reached is kept or thrown away by chance.',
  },
  {
    id: 'r1',
    name: 'With and without R1',
    hash: 'v=1&data=gaussian&data.x=1&data.sigma=0.1&loss=standard&objective=minimax&lipschitz=r1&generator.depth=1&critic.depth=1&critic.steps=1&critic.optimizer=momentum&critic.rate=0.002&generator.optimizer=momentum&generator.rate=0.002&updates=simultaneous;lipschitz=none',
    watch:
      'Both players move at the same time and with momentum. Without R1 the cloud keeps circling its target: from 2,000 iterations on W₁ goes up and down between 0.06 and 0.6 and never rests. With R1 it comes to rest in the middle and tightens slowly: at 6,000 iterations its centre is within 0.03 of the target and W₁ is 0.03 in four seeds of five and 0.1 in one, where without R1 it is 0.06 to 0.18.',
  },
];
