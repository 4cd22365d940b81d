/** Symplectic gradient adjustment: the rotating part of the game turned towards its fixed points. */
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.ts';
import type { Dynamics, Pair } from './dynamics.ts';

/** ε of the sign: without any pull either way, adjust towards stable points. */
const ALIGNMENT_BIAS = 0.1;

export const sga: Dynamics = {
  id: 'sga',
  name: 'Symplectic gradient adjustment',
  explanation:
    'Splits the game’s derivative into a part that descends and a part A that rotates, and adds Aᵀξ, signed so that it leads towards stable points and away from unstable ones.',
  source: { citation: 'Balduzzi et al. 2018', url: 'https://arxiv.org/abs/1802.05642' },
  parameters: [
    {
      id: 'weight',
      name: 'Strength',
      symbol: 'λ',
      explanation: 'How much of the rotation is turned inwards; 1 as in the paper.',
      default: 1,
      minimum: 0,
      maximum: 10,
    },
  ],
  formula:
    '\\theta \\leftarrow \\theta - \\eta\\,(\\xi \\pm λ\\,A^{\\top}\\xi),\\quad A = \\tfrac12 (H - H^{\\top})',
  joint(ops, position, { weight }) {
    const { field } = position;
    const transposed = position.transposed(field);
    const along = position.along(field);
    const rotation = combine(transposed, along, (a, b) => ops.mul(0.5, ops.sub(a, b)));
    const size = field.critic.size + field.generator.size;
    const alignment = ops.div(
      ops.mul(dot(ops, field, transposed), dot(ops, rotation, transposed)),
      size,
    );
    const sign = ops.sub(ops.mul(2, ops.step(ops.add(alignment, ALIGNMENT_BIAS))), 1);
    const strength = ops.mul(weight!, sign);
    return combine(field, rotation, (along, turned) => ops.add(along, ops.mul(strength, turned)));
  },
};

function combine(
  first: Pair,
  second: Pair,
  of: (a: Pair['critic'], b: Pair['critic']) => Pair['critic'],
): Pair {
  return {
    critic: of(first.critic, second.critic),
    generator: of(first.generator, second.generator),
  };
}

function dot(ops: Operations, first: Pair, second: Pair): Scalar {
  return ops.add(
    ops.sum(ops.mul(first.critic, second.critic)),
    ops.sum(ops.mul(first.generator, second.generator)),
  );
}
