/** Gradients, and gradients of gradients, against central differences. */
import {
  mul,
  square,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createRandom } from '../data/random.ts';
import { activations } from './activations.ts';
import {
  mapWeights,
  orthonormalised,
  powerIteration,
  spectrallyNormalised,
  type SingularVectors,
} from './constraint.ts';
import { differentiate, withoutGradient } from './gradients.ts';
import { initialParameters } from './layout.ts';
import { initialisations } from './initialisations.ts';
import { none } from './inference/none.ts';
import type { LipschitzMethod } from './lipschitz/method.ts';
import { lipschitzMethods } from './lipschitz/registry.ts';
import { losses } from './losses/registry.ts';
import { forward, tensorsOf, unpack, type Network } from './networks.ts';
import { criticObjective, generatorObjective } from './objectives.ts';
import { interpolate, perturb } from './penalty.ts';
import { registerSecondOrderGradients } from './secondOrderGradients.ts';
import {
  createSettings,
  flat,
  networkFrom,
  points,
  slopeAlongRandomDirection,
  smallExperiment,
  useCpu,
} from './testing.ts';

beforeAll(useCpu);

/** float32 values near 1 leave this much noise in a central difference. */
const TOLERANCE = 5e-3;

/** Slopes jump where a piecewise linear unit switches on, so there a step has to be short to stay clear. */
const stepFor = ({ id }: (typeof activations)[number]) =>
  ['relu', 'leakyRelu'].includes(id) ? 5e-4 : 2e-3;

const shape = (activation: (typeof activations)[number], outputs: number) => ({
  inputs: 2,
  width: 6,
  depth: 2,
  outputs,
  activation,
});

const network = (activation: (typeof activations)[number], outputs: number) => {
  const random = createRandom(11, activation.id, outputs);
  const described = shape(activation, outputs);
  const parameters = initialParameters(described, initialisations[0]!, random);
  // Steep enough for slopes on both sides of 1; biases away from 0, so that theirs are tested too.
  return unpack(
    described,
    tensor1d(parameters.map((value) => 1.5 * value + 0.1 * random.gaussian())),
  );
};

function constrained(
  raw: Network,
  { constraint }: LipschitzMethod,
  vectors: readonly SingularVectors[],
): Network {
  switch (constraint?.kind) {
    case 'spectral-norm':
      return spectrallyNormalised(raw, vectors);
    case 'orthonormal':
      return mapWeights(raw, (weights) => orthonormalised(weights, 4));
    default:
      return raw;
  }
}

function expectAgreement({
  differentiated,
  measured,
}: {
  differentiated: number;
  measured: number;
}) {
  expect(Math.abs(differentiated - measured)).toBeLessThan(
    TOLERANCE * Math.max(1, Math.abs(measured)),
  );
}

describe('the critic’s gradient under every Lipschitz method', () => {
  const pairs = activations.flatMap((activation) =>
    lipschitzMethods.map((method) => [activation.id, method.id, activation, method] as const),
  );
  test.each(pairs)('%s, %s', (_, id, activation, method) => {
    tidy(() => {
      const start = network(activation, 1);
      const [real, generated] = [points('real', 8), points('generated', 8)];
      const mix = tensor2d([0.1, 0.9, 0.3, 0.5, 0.7, 0.2, 0.6, 0.4], [8, 1]);
      const interpolates = interpolate(real, generated, mix);
      const perturbed = perturb(real, points('shift', 8));
      const settings = createSettings(smallExperiment({ lipschitz: id, 'lipschitz.weight': 1 }));
      const vectors = start.layers.map(({ weights, biases }) => powerIteration(weights, biases, 1));
      const objective = (tensors: readonly Tensor[]): Scalar => {
        const raw = networkFrom(method.criticNetwork?.activations?.[0] ?? activation, tensors);
        const critic = constrained(raw, method, vectors);
        const structure = { loss: losses[0]!, lipschitz: method };
        return criticObjective(
          structure,
          critic,
          { real, generated, interpolates, perturbed },
          settings,
        );
      };
      for (const seed of [1, 2, 3]) {
        expectAgreement(
          slopeAlongRandomDirection(objective, tensorsOf(start), seed, stepFor(activation)),
        );
      }
    });
  });
});

describe('the generator’s gradient for every loss and objective', () => {
  const pairs = losses.flatMap((loss) =>
    loss.objectives.map((objective) => [loss.id, objective.id, loss, objective] as const),
  );
  test.each(pairs)('%s, %s', (id, _, loss, objective) => {
    tidy(() => {
      const settings = createSettings(smallExperiment({ loss: id }));
      const [latents, real] = [points('latents', 8), points('real', 8)];
      for (const activation of activations) {
        const critic = network(activation, 1);
        const start = network(activation, 2);
        const f = (tensors: readonly Tensor[]) => {
          const generated = forward(networkFrom(activation, tensors), latents);
          return generatorObjective(
            { loss, objective, inference: none },
            critic,
            { generated, real, samples: { generated, real } },
            settings,
          );
        };
        expectAgreement(slopeAlongRandomDirection(f, tensorsOf(start), 5, 1e-3));
      }
    });
  });
});

describe('differentiate', () => {
  test('gives 0 for a tensor that the value does not depend on', () => {
    tidy(() => {
      const [used, unused] = [tensor1d([2, 3]), tensor1d([1, 1, 1])];
      const { value, gradients } = differentiate(() => sum(square(used)), [used, unused]);
      expect(flat(value)).toEqual([13]);
      expect(gradients.map(flat)).toEqual([
        [4, 6],
        [0, 0, 0],
      ]);
    });
  });

  test('sees through nothing inside withoutGradient', () => {
    tidy(() => {
      const x = tensor1d([2, 3]);
      const f = () =>
        sum<Scalar>(
          mul(
            square(x),
            withoutGradient(() => square(x)),
          ),
        );
      const { gradients } = differentiate(f, [x]);
      expect(flat(gradients[0]!)).toEqual([16, 54]);
    });
  });
});

test('registering again changes nothing and says nothing', () => {
  const warn = vi.spyOn(console, 'warn');
  registerSecondOrderGradients();
  registerSecondOrderGradients();
  expect(warn).not.toHaveBeenCalled();
});
