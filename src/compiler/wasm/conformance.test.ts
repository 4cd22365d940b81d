import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { describeMachine } from '../testing/conformance.ts';
import { createWasmMachine } from './machine.ts';
import { VARIANTS } from './testing.ts';

for (const variant of VARIANTS) {
  describeMachine(`the wasm machine with ${variant}`, async () => {
    await setBackend('cpu');
    return createWasmMachine({ variant });
  });
}
