/**
 * What is trained: experiments by name, written as in the address of the page, so that each can be
 * opened there too.
 */

export interface Configuration {
  readonly name: string;
  /** As in the address of the page, without `#`. */
  readonly experiment: string;
}

const EVERYWHERE = 'v=1&data=grid25&latent.dimension=2&seed=1&generator.steps=1';

/** Two hidden layers of 8 on either side, as in GAN Lab. */
const GAN_LAB = [
  EVERYWHERE,
  'loss=standard&lipschitz=none',
  networks(8, 2),
  'critic.steps=2&critic.optimizer=sgd&generator.optimizer=sgd&batch=150',
].join('&');

export const configurations: readonly Configuration[] = [
  { name: 'gan-lab', experiment: GAN_LAB },
  { name: 'small', experiment: gradientPenalty(64, 2, 128) },
  { name: 'lecture', experiment: gradientPenalty(128, 2, 256) },
  { name: 'deep', experiment: gradientPenalty(128, 3, 256) },
  { name: 'paper', experiment: gradientPenalty(512, 3, 256) },
];

/** WGAN-GP as in its paper: five critic updates to one of the generator. */
function gradientPenalty(width: number, depth: number, batch: number): string {
  return [
    EVERYWHERE,
    'loss=wasserstein&lipschitz=gradient-penalty',
    networks(width, depth),
    `critic.steps=5&critic.optimizer=adam&generator.optimizer=adam&batch=${batch}`,
  ].join('&');
}

function networks(width: number, depth: number): string {
  return ['critic', 'generator']
    .map((player) => `${player}.width=${width}&${player}.depth=${depth}&${player}.activation=relu`)
    .join('&');
}
