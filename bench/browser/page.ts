/** The page of the benchmark: starts lanes as workers, and hands questions and answers over. */
import type { Answer, Question } from '../lane/protocol.ts';

/** What the process that measures calls and is called by. */
export interface BenchmarkPage {
  /** A new lane; its number. */
  openLane(): number;
  ask(lane: number, question: Question): void;
  closeLane(lane: number): void;
}

declare global {
  interface Window {
    benchmark: BenchmarkPage;
    /** Put there by the process that measures. */
    answered(lane: number, answer: Answer): void;
    /** The same, when a lane cannot go on. */
    failed(lane: number, reason: string): void;
  }
}

const lanes = new Map<number, Worker>();

window.benchmark = {
  openLane() {
    const lane = lanes.size;
    const worker = new Worker(new URL('./lane.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => window.answered(lane, data as Answer));
    worker.addEventListener('error', ({ message }) =>
      window.failed(lane, message || 'Its worker did not start.'),
    );
    lanes.set(lane, worker);
    return lane;
  },
  ask: (lane, question) => lanes.get(lane)!.postMessage(question, []),
  closeLane: (lane) => lanes.get(lane)!.terminate(),
};
