/**
 * The compiled kernels: chosen by what the engine has, instantiated on a memory of their own.
 */
import { relaxedSimd, simd } from './assembly/index.ts?assemblyscript';
import { Heap } from './heap.ts';

/** Relaxed SIMD multiplies and adds in one step where the processor can. */
export type Variant = 'simd' | 'relaxed-simd';

const binaries: Readonly<Record<Variant, string>> = { simd, 'relaxed-simd': relaxedSimd };

/** The engine has no WebAssembly SIMD. The message completes "it cannot run here: …". */
export class WasmUnavailableError extends Error {
  override readonly name = 'WasmUnavailableError';
}

export interface Kernels {
  readonly heap: Heap;
  /** Carries out the instructions from one address to another. */
  readonly run: (start: number, end: number) => void;
}

/**
 * @param variant which to use; the fastest that the engine has if it is left out
 * @throws WasmUnavailableError
 */
export async function instantiateKernels(variant?: Variant): Promise<Kernels> {
  const module = await compiled(variant ?? availableVariant());
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const { run, firstFree } = exports as unknown as {
    run: Kernels['run'];
    firstFree: () => number;
  };
  return { heap: new Heap(memory, firstFree()), run };
}

/** 4 MiB, which small networks never exceed. */
const INITIAL_PAGES = 64;

/** Whether the engine accepts the kernels of a variant. */
export function isAvailable(variant: Variant): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytesOf(variant));
}

function availableVariant(): Variant {
  const available = (['relaxed-simd', 'simd'] as const).find(isAvailable);
  if (available) return available;
  throw new WasmUnavailableError('this browser has no WebAssembly with SIMD; newer ones do.');
}

const modules = new Map<Variant, Promise<WebAssembly.Module>>();

/** Compiled once, however many machines there are. */
function compiled(variant: Variant): Promise<WebAssembly.Module> {
  const known = modules.get(variant);
  if (known) return known;
  const module = WebAssembly.compile(bytesOf(variant));
  modules.set(variant, module);
  return module;
}

function bytesOf(variant: Variant): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(binaries[variant]), (character) => character.codePointAt(0)!);
}
