/**
 * The executors of this thread: each is opened when it is first needed and stays open for later runs.
 * Which one a run takes is decided elsewhere.
 */
import { enableProdMode } from '@tensorflow/tfjs-core';
import { ExecutorUnavailableError } from './errors.ts';
import type { Executor, OpenExecutor } from './executors/executor.ts';
import { openTfjsCpu } from './executors/tfjsCpu.ts';
import { openTfjsWasm, type WasmFiles } from './executors/tfjsWasm.ts';
import { openTfjsWebGpu } from './executors/tfjsWebGpu.ts';
import { openWasm } from './executors/wasm.ts';
import { openWebGpu } from './executors/webgpu.ts';
import type { ExecutorName } from './protocol.ts';

export type Openers = Readonly<Record<ExecutorName, OpenExecutor>>;

/** @param wasmFiles where the binaries of tfjs-wasm are */
export function openersWith(wasmFiles: WasmFiles): Openers {
  enableProdMode(); // Advice to developers of tfjs is no help to people at the console.
  return {
    wasm: openWasm,
    webgpu: openWebGpu,
    'tfjs-wasm': () => openTfjsWasm(wasmFiles),
    'tfjs-webgpu': openTfjsWebGpu,
    'tfjs-cpu': openTfjsCpu,
  };
}

export class Executors {
  readonly #openers: Openers;
  readonly #opening = new Map<ExecutorName, Promise<Executor>>();
  readonly #opened = new Map<ExecutorName, Executor>();

  constructor(openers: Openers) {
    this.#openers = openers;
  }

  /**
   * The executor of this name, opened unless it is open and well.
   * @throws ExecutorUnavailableError
   */
  async open(name: ExecutorName): Promise<Executor> {
    if (this.#opened.get(name)?.health.failure) this.close(name);
    const opening = this.#opening.get(name) ?? this.#openers[name]();
    this.#opening.set(name, opening);
    try {
      const executor = await opening;
      if (this.#opening.get(name) === opening) this.#opened.set(name, executor);
      return executor;
    } catch (error) {
      if (this.#opening.get(name) === opening) this.#opening.delete(name);
      throw new ExecutorUnavailableError(name, [refusal(name, error)]);
    }
  }

  /** Closes the executor of this name, or does so when it has opened. */
  close(name: ExecutorName): void {
    const opening = this.#opening.get(name);
    this.#opening.delete(name);
    this.#opened.delete(name);
    opening?.then(
      (executor) => executor.close(),
      () => {}, // Whoever asked for it was told.
    );
  }
}

function refusal(name: ExecutorName, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${name} cannot run here: ${reason.replace(/\.$/, '')}.`;
}
