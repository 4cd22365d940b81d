/**
 * What it takes to keep and to visit moments of a run: milliseconds of the training worker, the quickest of
 * many rounds, for a picture with its points alone, with the critic's field, and with the state; and for
 * going back to a state.
 */
import { changeExperiment, defaultExperiment } from '../src/gan/catalogue.ts';
import { openWasm } from '../src/training/executors/wasm.ts';
import type { FrameRequest } from '../src/training/protocol.ts';
import { createTrainer } from '../src/training/trainer.ts';
import { buffersIn } from '../src/training/transfer.ts';

const ROUNDS = 25;
const WIDTHS = [8, 64, 128, 256];
const POINTS: FrameRequest = { field: false, arrows: false, measurement: false, snapshot: false };

const { machine, close } = await openWasm();
for (const width of WIDTHS) {
  const sizes = { 'critic.width': width, 'generator.width': width };
  const experiment = changeExperiment(defaultExperiment, sizes);
  const trainer = await createTrainer(experiment, { machine });
  const show = (want: FrameRequest) =>
    trainer.advance({ step: 'iteration', iterations: 0, budgetMs: 0, want });
  const { snapshot } = await show({ ...POINTS, snapshot: true });
  const points = await quickest(() => show(POINTS));
  const field = await quickest(() => show({ ...POINTS, field: true }));
  const state = await quickest(() => show({ ...POINTS, snapshot: true }));
  const restored = await quickest(() => trainer.restore(snapshot!, experiment));
  const kilobytes = buffersIn(snapshot).reduce((sum, { byteLength }) => sum + byteLength, 0) / 1024;
  process.stdout.write(
    `width ${width}: ${kilobytes.toFixed(0)} KB, points ${ms(points)}, field ${ms(field)}, state ${ms(state)}, back ${ms(restored)}\n`,
  );
  trainer.dispose();
}
await close();

async function quickest(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
