import { expect, test } from 'vitest';
import { parseExperiment } from '../src/gan/catalogue.ts';
import { configurations } from './configurations.ts';

test.each(configurations)('$name is an experiment as it stands', ({ experiment }) => {
  expect(parseExperiment(experiment).notices).toEqual([]);
});

const experimentOf = (name: string) =>
  parseExperiment(configurations.find((one) => one.name === name)!.experiment).experiment;

test('gan-lab has the networks and updates of GAN Lab', () => {
  expect(experimentOf('gan-lab')).toMatchObject({
    loss: 'standard',
    lipschitz: 'none',
    batch: 150,
    'latent.dimension': 2,
    'critic.width': 8,
    'critic.depth': 2,
    'generator.width': 8,
    'generator.depth': 2,
    'critic.steps': 2,
    'generator.steps': 1,
    'critic.optimizer': 'sgd',
    'generator.optimizer': 'sgd',
  });
});

test.each([
  ['small', 64, 2, 128],
  ['lecture', 128, 2, 256],
  ['deep', 128, 3, 256],
  ['paper', 512, 3, 256],
])('%s is WGAN-GP with width %d, depth %d and batch %d', (name, width, depth, batch) => {
  expect(experimentOf(name)).toMatchObject({
    loss: 'wasserstein',
    lipschitz: 'gradient-penalty',
    batch,
    'latent.dimension': 2,
    'critic.width': width,
    'critic.depth': depth,
    'critic.activation': 'relu',
    'generator.width': width,
    'generator.depth': depth,
    'generator.activation': 'relu',
    'critic.steps': 5,
    'generator.steps': 1,
    'critic.optimizer': 'adam',
    'generator.optimizer': 'adam',
  });
});
