/** The numbers that every experiment has, whatever is chosen: sizes, step counts, batch and seed. */
import type { Parameter } from './parameter.ts';

export const DEPTH: Parameter = {
  id: 'depth',
  name: 'Hidden layers',
  explanation: 'More layers fit sharper shapes and train less readily.',
  default: 2,
  minimum: 1,
  maximum: 20,
  integer: true,
};

export const WIDTH: Parameter = {
  id: 'width',
  name: 'Units in a layer',
  explanation: 'More units fit more detail; the cost grows with the square.',
  default: 64,
  minimum: 1,
  maximum: 512,
  integer: true,
  scale: 'log',
};

export const CRITIC_STEPS: Parameter = {
  id: 'steps',
  name: 'Steps',
  explanation: 'Critic updates in one iteration; more keep it closer to its optimum.',
  default: 5,
  minimum: 0,
  maximum: 20,
  integer: true,
};

export const GENERATOR_STEPS: Parameter = {
  id: 'steps',
  name: 'Steps',
  explanation: 'Generator updates in one iteration; 0 freezes the generator.',
  default: 1,
  minimum: 0,
  maximum: 20,
  integer: true,
};

export const LATENT_DIMENSION: Parameter = {
  id: 'dimension',
  name: 'Latent dimension',
  explanation: 'How many noise numbers the generator turns into one point.',
  default: 2,
  minimum: 1,
  maximum: 256,
  integer: true,
  scale: 'log',
};

export const BATCH: Parameter = {
  id: 'batch',
  name: 'Batch',
  unit: 'points',
  explanation:
    'Points of each kind in one update; larger batches give calmer gradients and slower iterations.',
  default: 128,
  minimum: 8,
  maximum: 2048,
  integer: true,
  scale: 'log',
};

export const SEED: Parameter = {
  id: 'seed',
  name: 'Seed',
  explanation: 'The same seed gives the same run.',
  default: 1,
  minimum: 0,
  maximum: 4294967295,
  integer: true,
};
