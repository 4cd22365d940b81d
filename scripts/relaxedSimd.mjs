/**
 * Lets this process use relaxed SIMD where its engine has it but hides it behind a flag, as Node 20
 * does; browsers have it without. To be imported before the first WebAssembly module is compiled.
 */
import { setFlagsFromString } from 'node:v8';

/** A function whose body is `f32x4.relaxed_madd` of zeros. */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 20, 1, 18, 0, 65, 0, 253, 17, 65,
  0, 253, 17, 65, 0, 253, 17, 253, 133, 2, 26, 11,
]);

if (!WebAssembly.validate(PROBE)) setFlagsFromString('--experimental-wasm-relaxed-simd');
