/** Makes a tracing backend the active one for the time of one call, and nothing else. */
import { engine, ready } from '@tensorflow/tfjs-core';
import type { TracingBackend } from './backend.ts';
import { registerTracingKernels } from './kernels/table.ts';

/** Without underscores: TensorFlow.js keeps kernels by backend and name, joined by one. */
export const BACKEND_NAME = 'tracing';

/** Waits for a backend that is being initialised: being replaced meanwhile would confuse it. */
export async function backendSettled(): Promise<void> {
  if (engine().backendName) await ready();
}

/** Calls `f` with `backend` active, then makes the backend before active again, whatever happens. */
export function withBackend<Result>(backend: TracingBackend, f: () => Result): Result {
  const tensorflow = engine();
  const before = tensorflow.backendName as string | undefined;
  registerTracingKernels(BACKEND_NAME, before);
  tensorflow.registerBackend(BACKEND_NAME, () => backend);
  // Synchronous for a backend made by a synchronous factory or initialised already; the promise is
  // for others.
  void tensorflow.setBackend(BACKEND_NAME);
  try {
    return f();
  } finally {
    tensorflow.removeBackend(BACKEND_NAME);
    if (before) void tensorflow.setBackend(before);
  }
}
