/** Where a browser finds the binaries of tfjs-wasm: files that the build copies beside the worker. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { WasmFiles } from './executors/tfjsWasm.ts';

export const wasmFiles: WasmFiles = { plain, simd };
