/** How weight matrices start; biases start at 0. Plain numbers, the same for every executor. */
import type { Random } from '../data/random.ts';
import type { Choice } from '../experiment/parameter.ts';

export interface Initialisation extends Choice {
  /** A weight matrix [inputs, outputs], row by row. */
  draw(random: Random, inputs: number, outputs: number): Float32Array;
}

const NORMAL_DEVIATION = 0.02;

export const initialisations: readonly Initialisation[] = [
  {
    id: 'he',
    name: 'He',
    explanation: 'Normal with variance 2/inputs: keeps the signal’s size through ReLU layers.',
    source: { citation: 'He et al. 2015', url: 'https://arxiv.org/abs/1502.01852' },
    draw: (random, inputs, outputs) =>
      gaussianMatrix(random, inputs, outputs, Math.sqrt(2 / inputs)),
  },
  {
    id: 'glorot',
    name: 'Glorot',
    explanation:
      'Uniform with variance 2/(inputs + outputs): a balance between signal and gradient.',
    source: {
      citation: 'Glorot & Bengio 2010',
      url: 'https://proceedings.mlr.press/v9/glorot10a.html',
    },
    draw: (random, inputs, outputs) => {
      const limit = Math.sqrt(6 / (inputs + outputs));
      return Float32Array.from(
        { length: inputs * outputs },
        () => limit * (2 * random.uniform() - 1),
      );
    },
  },
  {
    id: 'orthogonal',
    name: 'Orthogonal',
    explanation: 'Rows or columns orthonormal: lengths pass a linear layer unchanged.',
    source: { citation: 'Saxe et al. 2014', url: 'https://arxiv.org/abs/1312.6120' },
    draw: orthogonalMatrix,
  },
  {
    id: 'normal',
    name: 'Normal, σ = 0.02',
    explanation:
      'Small weights whatever the size of the layer, as in DCGAN: a slow, nearly linear start.',
    source: { citation: 'Radford et al. 2016', url: 'https://arxiv.org/abs/1511.06434' },
    draw: (random, inputs, outputs) => gaussianMatrix(random, inputs, outputs, NORMAL_DEVIATION),
  },
];

function gaussianMatrix(random: Random, inputs: number, outputs: number, deviation: number) {
  return Float32Array.from({ length: inputs * outputs }, () => deviation * random.gaussian());
}

/** Gram–Schmidt on a Gaussian matrix, along its shorter side, which is uniform over such matrices. */
function orthogonalMatrix(random: Random, inputs: number, outputs: number): Float32Array {
  const vectors = Math.min(inputs, outputs);
  const length = Math.max(inputs, outputs);
  const basis: Float64Array[] = [];
  while (basis.length < vectors) {
    const vector = Float64Array.from({ length }, () => random.gaussian());
    // Twice, because one round loses orthogonality to rounding when many vectors are removed.
    for (const earlier of [...basis, ...basis]) {
      const overlap = dot(vector, earlier);
      for (let i = 0; i < length; i++) vector[i]! -= overlap * earlier[i]!;
    }
    const size = Math.sqrt(dot(vector, vector));
    if (size > 1e-8) basis.push(vector.map((value) => value / size));
  }
  const matrix = new Float32Array(inputs * outputs);
  for (let row = 0; row < inputs; row++) {
    for (let column = 0; column < outputs; column++) {
      matrix[row * outputs + column] =
        inputs <= outputs ? basis[row]![column]! : basis[column]![row]!;
    }
  }
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
