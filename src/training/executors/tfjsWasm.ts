/** The WebAssembly backend of tfjs as it comes, on one thread. */
import { env, setBackend } from '@tensorflow/tfjs-core';
import { createEagerMachine } from '../../compiler/eager/machine.ts';
import { within, type Executor } from './executor.ts';
import { Health } from './health.ts';

/** Where the backend's binaries are: addresses in a browser, paths in Node. */
export interface WasmFiles {
  readonly plain: string;
  /** For machines with 128-bit vector instructions, which is nearly all of them. */
  readonly simd: string;
}

/** Loading half a megabyte on a slow line takes a while; longer than this it will not come. */
const OPENING_LIMIT = 30_000;

export async function openTfjsWasm(files: WasmFiles): Promise<Executor> {
  if (typeof WebAssembly !== 'object') throw new Error('there is no WebAssembly here');
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // Threads need special headers, and in minified builds the backend hangs with them.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': files.plain,
    'tfjs-backend-wasm-simd.wasm': files.simd,
    // Asked for by the backend, never loaded without threads.
    'tfjs-backend-wasm-threaded-simd.wasm': files.simd,
  });
  const opened = await within(OPENING_LIMIT, 'loading WebAssembly', setBackend('wasm'));
  if (!opened) throw new Error('the WebAssembly files could not be loaded');
  const machine = createEagerMachine({ runsAhead: false });
  return {
    report: { name: 'tfjs-wasm', reason: 'WebAssembly, operation by operation.' },
    machine,
    health: new Health(),
    close: () => machine.dispose(),
  };
}
