/**
 * Which executor runs a training: the one that was asked for, or the first that works, with the
 * reasons why those before it do not. Nothing is decided by name of a browser: each is tried.
 */
import { enableProdMode } from '@tensorflow/tfjs-core';
import { ExecutorUnavailableError } from './errors.ts';
import { openCpu } from './executors/cpu.ts';
import type { Executor, OpenExecutor } from './executors/executor.ts';
import { openWasm, type WasmFiles } from './executors/wasm.ts';
import { openWebGpu } from './executors/webgpu.ts';
import { EXECUTOR_NAMES, type ExecutorName } from './protocol.ts';

/**
 * Opens an executor and makes it the active tfjs backend of this thread.
 * @param wasmFiles where the binaries of tfjs-wasm are
 * @param preferred the only one to try; absent: the first of `EXECUTOR_NAMES` that works
 * @throws ExecutorUnavailableError when `preferred`, or every one, cannot run here
 */
export function openExecutor(wasmFiles: WasmFiles, preferred?: ExecutorName): Promise<Executor> {
  enableProdMode(); // Advice to developers of tfjs is no help to people at the console.
  return chooseExecutor(
    {
      'tfjs-webgpu': openWebGpu,
      'tfjs-wasm': () => openWasm(wasmFiles),
      'tfjs-cpu': openCpu,
    },
    preferred,
  );
}

/** The choice itself, among any openers. @throws ExecutorUnavailableError */
export async function chooseExecutor(
  openers: Readonly<Record<ExecutorName, OpenExecutor>>,
  preferred?: ExecutorName,
): Promise<Executor> {
  const refusals: string[] = [];
  for (const name of preferred === undefined ? EXECUTOR_NAMES : [preferred]) {
    const executor = await openers[name]().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      refusals.push(`${name} cannot run here: ${reason.replace(/\.$/, '')}.`);
    });
    if (executor) {
      return withReasons(executor, preferred === undefined ? refusals : ['Chosen by you.']);
    }
  }
  throw new ExecutorUnavailableError(preferred, refusals);
}

function withReasons(executor: Executor, reasons: readonly string[]): Executor {
  const { report } = executor;
  return { ...executor, report: { ...report, reason: [report.reason, ...reasons].join(' ') } };
}
