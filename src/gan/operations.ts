/**
 * The tensor operations that the theory is written in. Activations, optimisers and formulas receive
 * them as an argument and import only their type, so the page can list and explain everything
 * without loading TensorFlow.js. Named imports keep the rest of the library out of the worker.
 */
import {
  add,
  concat,
  customGrad,
  div,
  elu,
  exp,
  eye,
  leakyRelu,
  log,
  maximum,
  matMul,
  mean,
  min,
  mul,
  neg,
  pow,
  relu,
  reshape,
  sigmoid,
  slice,
  softplus,
  sqrt,
  square,
  step,
  sub,
  sum,
  tanh,
} from '@tensorflow/tfjs-core';
import { finiteRoot } from './finiteRoot.ts';
import { withoutGradient } from './gradients.ts';

export const operations = {
  add,
  concat,
  customGrad,
  div,
  elu,
  exp,
  eye,
  finiteRoot,
  leakyRelu,
  log,
  maximum,
  matMul,
  mean,
  min,
  mul,
  neg,
  pow,
  relu,
  reshape,
  sigmoid,
  slice,
  softplus,
  sqrt,
  square,
  step,
  sub,
  sum,
  tanh,
  withoutGradient,
};

export type Operations = typeof operations;
