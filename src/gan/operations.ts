/**
 * The tensor operations that the theory is written in. Activations, optimisers and formulas receive
 * them as an argument and import only their type, so the page can list and explain everything
 * without loading TensorFlow.js. Named imports keep the rest of the library out of the worker.
 */
import {
  add,
  concat,
  div,
  elu,
  exp,
  leakyRelu,
  mean,
  mul,
  neg,
  pow,
  relu,
  sigmoid,
  slice,
  softplus,
  sqrt,
  square,
  step,
  sub,
  tanh,
} from '@tensorflow/tfjs-core';

export const operations = {
  add,
  concat,
  div,
  elu,
  exp,
  leakyRelu,
  mean,
  mul,
  neg,
  pow,
  relu,
  sigmoid,
  slice,
  softplus,
  sqrt,
  square,
  step,
  sub,
  tanh,
};

export type Operations = typeof operations;
