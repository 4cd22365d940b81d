/**
 * Where the single file finds the binary of tfjs-wasm: in itself. One binary is enough, because machines without
 * vector instructions, which could use the other, hardly exist; there plain JavaScript takes over.
 */
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url&inline';
import type { WasmFiles } from './executors/tfjsWasm.ts';

export const wasmFiles: WasmFiles = { plain: simd, simd };
