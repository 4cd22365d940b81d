/** All operations that can be traced, and what is said about the others. */
import { getKernel, getKernelsForBackend, registerKernel } from '@tensorflow/tfjs-core';
import type { TracingBackend } from '../backend.ts';
import { general, type Kernel, type KernelTable } from '../kernel.ts';
import { activations } from './activations.ts';
import { cast } from './cast.ts';
import { constants } from './constants.ts';
import { elementwise } from './elementwise.ts';
import { logic } from './logic.ts';
import { movement } from './movement.ts';
import { products } from './products.ts';
import { reductions } from './reductions.ts';

const kernels: KernelTable = {
  ...elementwise,
  ...activations,
  ...logic,
  ...products,
  ...reductions,
  ...movement,
  ...constants,
  ...cast,
};

/** What to do about an operation that is not in the table. */
export const ADVICE =
  'Compute it from arithmetic, matrix products, reductions and slices, or outside of the function and feed it';

/**
 * Registers the kernels for the backend `name`. Operations that `reference` has and the table has not
 * are registered as refusals, which can tell the shapes. Calling it again changes nothing.
 */
export function registerTracingKernels(name: string, reference: string | undefined): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) register(name, kernelName, kernel);
  if (reference === undefined) return;
  for (const { kernelName } of getKernelsForBackend(reference)) register(name, kernelName, unknown);
}

const unknown = general(({ refuse }) => refuse(ADVICE));

function register(backendName: string, kernelName: string, kernel: Kernel): void {
  if (getKernel(kernelName, backendName)) return;
  registerKernel({
    backendName,
    kernelName,
    kernelFunc: ({ inputs, attrs, backend }) =>
      (backend as TracingBackend).perform(kernelName, kernel, inputs, attrs),
  });
}
