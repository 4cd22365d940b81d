/** Where Node finds the binaries of tfjs-wasm: in the installed package. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { WasmFiles } from './executors/tfjsWasm.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

export const wasmFiles: WasmFiles = {
  plain: join(folder, 'tfjs-backend-wasm.wasm'),
  simd: join(folder, 'tfjs-backend-wasm-simd.wasm'),
};
