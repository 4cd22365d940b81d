/** Agreement with values computed elsewhere in double precision (see `fixtures/`). */
import {
  mul,
  scalar,
  sum,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { activations } from './activations.ts';
import { entry } from './catalogue.ts';
import { powerIteration, singularValue, spectrallyNormalised } from './constraint.ts';
import { emptyEnvironment, evaluate } from './expression/tensor.ts';
import lossRows from './fixtures/losses.json';
import optimizerRows from './fixtures/optimizers.json';
import penaltyRows from './fixtures/penalties.json';
import spectralRows from './fixtures/spectral_norm.json';
import wganGpRows from './fixtures/wgan_gp.json';
import { differentiate } from './gradients.ts';
import { lipschitzMethods } from './lipschitz/registry.ts';
import { losses } from './losses/registry.ts';
import { forward, tensorsOf } from './networks.ts';
import { criticObjective, slopesOn } from './objectives.ts';
import { operations } from './operations.ts';
import { optimizers } from './optimizers.ts';
import { interpolate } from './penalty.ts';
import { move } from './moves.ts';
import type { PlayerState } from './state.ts';
import { flat, networkFrom, relativeError, useCpu } from './testing.ts';

const TOLERANCE = 1e-4;

beforeAll(useCpu);

/** Their linear objective is that of the standard loss, letter by letter. */
const PROBABILITIES = new Set(['brier', 'exponential', 'spherical']);

describe('losses and their gradients with respect to scores', () => {
  const ours = lossRows.filter((row) => losses.some((loss) => loss.id === row.loss));

  test('every objective of every loss has reference rows, or is checked against closed forms alone', () => {
    const closedFormsAlone = new Set([
      'misclassification',
      'f-weighted-jensen-shannon',
      'f-alpha',
      'custom-f',
      'custom',
    ]);
    for (const { id, objectives, witness, multiplier } of losses) {
      // What is no function of scores alone has outside values of its own, in losses/distances.test.ts.
      if (closedFormsAlone.has(id) || witness || multiplier) continue;
      for (const objective of objectives) {
        const rows = ours.filter((row) => row.loss === id);
        // Nobody else climbs raw scores with the scoring rules on probabilities.
        if (objective.id === 'linear' && PROBABILITIES.has(id)) expect(rows).not.toEqual([]);
        else expect(rows.map((row) => row.generator)).toContain(objective.id);
      }
    }
  });

  test.each(
    ours.map(
      (row) =>
        [`${row.loss} ${row.generator} ${JSON.stringify(row.parameters ?? {})}`, row] as const,
    ),
  )('%s', (_, row) => {
    const loss = entry(losses, row.loss);
    // Wasserstein's three objectives are one and the same.
    const objective = loss.objectives.length === 1 ? loss.objectives[0]!.id : row.generator;
    const given: Record<string, number | undefined> = row.parameters ?? {};
    tidy(() => {
      const real = tensor2d(row.real, [row.real.length, 1]);
      const generated = tensor2d(row.fake, [row.fake.length, 1]);
      const environment = {
        ...emptyEnvironment,
        score: (of: 'real' | 'generated') => (of === 'real' ? real : generated),
        parameter: (id: string) => {
          const standard = loss.parameters!.find((parameter) => parameter.id === id)!.default;
          return scalar(given[id] ?? standard);
        },
      };
      const critic = differentiate(
        () => evaluate(loss.critic, environment) as Scalar,
        [real, generated],
      );
      expect(relativeError(flat(critic.value), [row.criticLoss])).toBeLessThan(TOLERANCE);
      expect(relativeError(flat(critic.gradients[0]!), row.criticGradReal)).toBeLessThan(TOLERANCE);
      expect(relativeError(flat(critic.gradients[1]!), row.criticGradFake)).toBeLessThan(TOLERANCE);

      const formula = entry(loss.objectives, objective).generator;
      const generator = differentiate(() => evaluate(formula, environment) as Scalar, [generated]);
      expect(relativeError(flat(generator.value), [row.generatorLoss])).toBeLessThan(TOLERANCE);
      expect(relativeError(flat(generator.gradients[0]!), row.generatorGradFake)).toBeLessThan(
        TOLERANCE,
      );
    });
  });
});

describe('penalties and their gradients with respect to every parameter', () => {
  const METHODS: Readonly<Record<string, readonly string[]>> = {
    'two-sided': ['gradient-penalty', 'dragan'],
    'one-sided': ['one-sided-penalty'],
    'zero-centred': ['r1', 'r2'],
  };

  test('every activation has reference rows, but for the shifted softplus', () => {
    const known = new Set(penaltyRows.map((row) => row.activation));
    expect(activations.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([
      'shifted-softplus',
    ]);
  });

  test('the shifted softplus is ½ log(1 + e^(2x + 2)) − 1', () => {
    tidy(() => {
      const at = [-30, -2, -1, 0, 0.5, 3, 30];
      const found = flat(entry(activations, 'shifted-softplus').apply(operations, tensor1d(at)));
      const wanted = at.map((x) => 0.5 * Math.log1p(Math.exp(2 * x + 2)) - 1);
      expect(relativeError(found, wanted)).toBeLessThan(1e-6);
    });
  });

  const cases = penaltyRows.flatMap((row) => METHODS[row.penalty]!.map((id) => [id, row] as const));
  test.each(cases.map(([id, row]) => [row.activation, id, row] as const))(
    '%s, %s',
    (_, id, row) => {
      tidy(() => {
        const activation = entry(activations, row.activation);
        const network = networkFrom(
          activation,
          row.params.map((values) => tensor(values)),
        );
        const at = tensor2d(row.x);
        const { penalty } = entry(lipschitzMethods, id);
        const environment = slopesOn(
          network,
          { real: at, generated: at, interpolates: at, perturbed: at },
          { weight: scalar(1) },
        );
        const result = differentiate(
          () => evaluate(penalty!, environment) as Scalar,
          tensorsOf(network),
        );
        expect(relativeError(flat(result.value), [row.value])).toBeLessThan(TOLERANCE);
        const gradient = result.gradients.flatMap(flat);
        expect(relativeError(gradient, flat(row.grads))).toBeLessThan(TOLERANCE);
      });
    },
  );
});

describe('the whole critic objective of WGAN-GP', () => {
  test.each(wganGpRows.map((row) => [row.activation, row] as const))('%s', (_, row) => {
    tidy(() => {
      const activation = entry(activations, row.activation);
      const network = networkFrom(
        activation,
        row.params.map((values) => tensor(values)),
      );
      const [real, generated] = [tensor2d(row.real), tensor2d(row.fake)];
      const interpolates = interpolate(real, generated, tensor2d(row.epsilon));
      const structure = {
        loss: entry(losses, 'wasserstein'),
        lipschitz: entry(lipschitzMethods, 'gradient-penalty'),
      };
      const settings = { loss: {}, lipschitz: { weight: scalar(row.lambda_) } };
      const points = { real, generated, interpolates };
      const result = differentiate(
        () => criticObjective(structure, network, points, settings),
        tensorsOf(network),
      );
      expect(relativeError(flat(result.value), [row.loss])).toBeLessThan(TOLERANCE);
      expect(relativeError(result.gradients.flatMap(flat), flat(row.grads))).toBeLessThan(
        TOLERANCE,
      );
    });
  });
});

describe('spectral normalisation', () => {
  test.each(spectralRows.map((row) => [row.iterations, row] as const))(
    'after %i power iterations: singular value, output and gradient',
    (iterations, row) => {
      tidy(() => {
        const weights = tensor2d(row.W);
        const vectors = powerIteration(weights, tensor1d(row.u0), iterations);
        expect(relativeError(flat(vectors.u), row.u)).toBeLessThan(TOLERANCE);
        expect(flat(singularValue(weights, vectors))[0]).toBeCloseTo(row.sigma, 4);

        const biases = tensor1d(new Array<number>(row.W[0]!.length).fill(0));
        const output = () => {
          const layer = networkFrom(entry(activations, 'relu'), [weights, biases]);
          return forward(spectrallyNormalised(layer, [vectors]), tensor2d(row.x));
        };
        expect(relativeError(flat(output()), flat(row.y))).toBeLessThan(TOLERANCE);
        const { gradients } = differentiate(() => sum(mul(output(), tensor2d(row.c))), [weights]);
        expect(relativeError(flat(gradients[0]!), flat(row.gradW))).toBeLessThan(TOLERANCE);
      });
    },
  );
});

describe('optimisers along a fixed sequence of gradients', () => {
  const SETTINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    sgd: { rate: 0.05 },
    momentum: { rate: 0.05, momentum: 0.9 },
    rmsprop: { rate: 5e-3, decay: 0.9 },
    adam: { rate: 1e-2, beta1: 0.5, beta2: 0.9 },
  };

  test('every optimiser has reference rows', () => {
    expect(new Set(optimizerRows.map((row) => row.optimizer))).toEqual(
      new Set(optimizers.map(({ id }) => id)),
    );
  });

  test.each(optimizerRows.map((row) => [row.optimizer, row] as const))('%s', (id, row) => {
    tidy(() => {
      const optimizer = entry(optimizers, id);
      const settings = Object.fromEntries(
        Object.entries(SETTINGS[id]!).map(([name, value]) => [name, scalar(value)]),
      );
      let player: PlayerState = {
        parameters: tensor1d(row.start),
        accumulators: Array.from({ length: optimizer.accumulators }, () =>
          tensor1d(row.start.map(() => 0)),
        ),
        count: scalar(0),
      };
      row.grads.forEach((gradient, index) => {
        player = move(optimizer, player, tensor1d(gradient), settings);
        expect(relativeError(flat(player.parameters), row.trajectory[index]!)).toBeLessThan(
          TOLERANCE,
        );
      });
    });
  });
});
