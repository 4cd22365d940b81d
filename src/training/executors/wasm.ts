/** Compiled programs on WebAssembly, on one thread. */
import { createWasmMachine } from '../../compiler/wasm/machine.ts';
import type { Executor } from './executor.ts';
import { checkFirstCalculation } from './firstCalculation.ts';
import { Health } from './health.ts';
import { activateAnyBackend } from './tfjsCpu.ts';

export async function openWasm(): Promise<Executor> {
  const machine = await createWasmMachine();
  const health = new Health();
  await activateAnyBackend();
  await checkFirstCalculation(machine, health);
  return {
    report: { name: 'wasm', reason: 'Compiled for WebAssembly.' },
    machine,
    health,
    close: () => machine.dispose(),
  };
}
