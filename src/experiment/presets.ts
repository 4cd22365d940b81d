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
      'The cloud spreads over the whole grid, tightens into its lines and then gathers at the modes. W₁ falls towards its floor, and the critic’s own estimate stays below it, as a lower bound must.',
  },
  {
    id: 'wgan-gp-ring',
    name: 'WGAN-GP closes a ring',
    hash: 'v=1&data=ring8&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'A ring forms first and then gathers at all eight modes. The thin bridges between them stay: a continuous generator cannot tear its latent space apart.',
  },
  {
    id: 'least-squares-swiss-roll',
    name: 'Least squares rolls up',
    hash: 'v=1&data=swiss-roll&loss=least-squares&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'The generator bends one blob of latent points into a spiral, and empties the gap between the windings last.',
  },
  {
    id: 'hinge-two-moons',
    name: 'Hinge loss parts two moons',
    hash: 'v=1&data=two-moons&loss=hinge&lipschitz.weight=0.1&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'Both moons take shape within 600 iterations, joined by a bridge of stray points, and the critic’s loss settles near 2: neither side wins any more.',
  },
  {
    id: 'r1-ring',
    name: 'R1 lets the game come to rest',
    hash: 'v=1&data=ring8&loss=standard&lipschitz=r1&lipschitz.weight=0.1&critic.steps=2&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'The critic’s loss settles just below 2 log 2 ≈ 1.386 and its own JSD near 0: as the generator gets there, the critic turns flat and leaves it in place.',
  },
  {
    id: 'small-and-fast',
    name: 'Sixteen units are enough',
    hash: 'v=1&data=two-gaussians&generator.depth=2&generator.width=16&critic.depth=2&critic.width=16&critic.steps=2&generator.rate=0.001',
    shows: 'success',
    watch:
      'Two layers of 16 units share their points almost equally between the two Gaussians, though what should be round comes out creased and angular.',
  },
  {
    id: 'packing-ring',
    name: 'Packing keeps eight modes',
    hash: 'v=1&data=ring8&loss=standard&lipschitz=none&stabilisers=pac&generator.depth=2&critic.depth=2&critic.steps=1&critic.rate=0.003&generator.rate=0.003',
    shows: 'success',
    watch:
      'All eight modes are reached within 1,000 iterations and are still there after 3,000. Take packing away, and the same game misses one or two of them by then.',
  },
  {
    id: 'noise-between-lines',
    name: 'Noise lends a gradient',
    hash: 'v=1&data=parallel-lines&data.theta=3&loss=standard&objective=minimax&lipschitz=none&stabilisers=instance-noise&instance-noise.deviation=1.5&generator.depth=2&generator.initialisation=glorot&latent.dimension=1&latent.distribution=uniform&critic.steps=5&critic.rate=0.002&generator.optimizer=sgd&generator.rate=0.01',
    shows: 'success',
    watch:
      'The game of the vanishing gradient, blurred on both sides: within 2,500 iterations the points are drawn apart to both lines. When the noise is gone, after 5,000, the critic becomes perfect again and its own JSD leaps towards log 2.',
  },
  {
    id: 'ali-two-moons',
    name: 'ALI finds the way back',
    hash: 'v=1&data=two-moons&loss=standard&lipschitz=r1&lipschitz.weight=0.1&inference=ali&critic.steps=2&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'Nobody asks encoder and generator to undo each other, yet after 4,000 iterations real points come back 0.3 to 0.4 from where they were, where chance would be about 1.5, and every part of the moons has its own patch of the latent space.',
  },
  {
    id: 'cycle-two-moons',
    name: 'A Gaussian bent into moons and back',
    hash: 'v=1&data=two-moons&loss=standard&lipschitz=r1&lipschitz.weight=0.1&inference=cycle&inference.weight=1&critic.steps=2&critic.rate=0.002&generator.rate=0.001',
    shows: 'success',
    watch:
      'One translation bends a round cloud into two moons, the other straightens it out. After 3,000 iterations both ways lead back to within 0.1 of where they began, on average, while the gap between the moons is still not empty.',
  },
  {
    id: 'mode-collapse',
    name: 'Mode collapse',
    hash: 'v=1&data=ring8&loss=standard&lipschitz=none&generator.depth=2&generator.initialisation=glorot&latent.distribution=uniform&critic.steps=5&critic.rate=0.002&generator.optimizer=sgd&generator.rate=0.01',
    shows: 'failure',
    watch:
      'Within 500 iterations all latent points land on almost the same spot, and the critic drives that spot from one side of the ring to another. No mode is ever kept.',
  },
  {
    id: 'vanishing-gradient',
    name: 'Vanishing gradient',
    hash: 'v=1&data=parallel-lines&data.theta=3&loss=standard&objective=minimax&lipschitz=none&generator.depth=2&generator.initialisation=glorot&latent.dimension=1&latent.distribution=uniform&critic.steps=5&critic.rate=0.002&generator.optimizer=sgd&generator.rate=0.01',
    shows: 'failure',
    watch:
      'Within 100 iterations the critic is perfect, its own JSD sticks at log 2 ≈ 0.693, and the generator stands still between the lines. With the non-saturating objective it reaches a line, though only one of the two.',
  },
  {
    id: 'wasserstein-without-bound',
    name: 'Wasserstein without a bound',
    hash: 'v=1&data=ring8&lipschitz=none',
    shows: 'failure',
    watch:
      'Nothing limits the critic’s slope, so within 300 iterations its loss swings by thousands and the cloud is thrown about without finding the ring.',
  },
  {
    id: 'clipped-flat',
    name: 'Clipped until flat',
    hash: 'v=1&data=ring8&lipschitz=clip&lipschitz.limit=0.01&critic.optimizer=rmsprop&generator.optimizer=sgd&generator.rate=0.01',
    shows: 'failure',
    watch:
      'Weights of at most 0.01 leave the critic a slope of about 0.001, and by plain gradient descent the generator hardly moves. Raise the limit to 0.1 and it sets off.',
  },
  {
    id: 'circling',
    name: 'Circling without end',
    hash: 'v=1&data=gaussian&data.x=1&data.sigma=0.1&loss=standard&objective=minimax&lipschitz=none&generator.depth=1&critic.depth=1&critic.steps=1&critic.optimizer=momentum&critic.rate=0.002&generator.optimizer=momentum&generator.rate=0.002&updates=simultaneous',
    shows: 'failure',
    watch:
      'Once it has found the Gaussian the cloud slides through it and back again, and W₁ falls and rises without settling: updating at the same time and with momentum, each player answers a move that is already over.',
  },
  {
    id: 'rate-too-high',
    name: 'Learning rate far too high',
    hash: 'v=1&data=ring8&critic.rate=0.2&generator.rate=0.2',
    shows: 'failure',
    watch:
      'The losses leap into the thousands at once and the cloud breaks down to a point or a line. The critic ends flat wherever it is trained, its loss standing still at the bare penalty of 0.3.',
  },
  {
    id: 'thread',
    name: 'A thread cannot fill an area',
    hash: 'v=1&data=checkerboard&latent.dimension=1',
    shows: 'failure',
    watch:
      'From a single latent number comes a curve. It bends from square to square but cannot fill them, and the JSD stays far above its floor.',
  },
  {
    id: 'perfect-critic',
    name: 'The critic becomes perfect',
    hash: 'v=1&data=ring8&loss=standard&lipschitz=none&critic.steps=1&critic.rate=0.002&generator.steps=0',
    shows: 'failure',
    watch:
      'The generator is frozen while the critic learns: its loss falls towards 0, its own JSD climbs towards log 2 ≈ 0.693, and its slope grows into the hundreds.',
  },
];
