/**
 * A plan on a device: its dispatches, recorded for many runs at a time into one submit, with no more
 * than a few submits on their way and never a wait for a single run. Knows slots by number, nothing of
 * trees and procedures.
 */
import { ProgramDisposedError } from '../errors.ts';
import { sizeOf } from '../graph.ts';
import type { RunOrder } from '../machine.ts';
import type { Plan } from '../plan.ts';
import type { Assembly, Dispatch } from './assembly.ts';
import type { BufferCell } from './cells.ts';
import type { Device } from './device.ts';
import { DeviceGoneError } from './errors.ts';
import type { Layout } from './layout.ts';
import type { ProgramMemory } from './programMemory.ts';
import { ReportLog } from './reportLog.ts';
import { MOST_IN_FLIGHT, type Tempo } from './tempo.ts';

/** Where part of the arena and a cell are copied to each other, in bytes. */
interface HeldCopy {
  readonly cell: BufferCell;
  readonly offset: number;
  readonly size: number;
}

interface Submitted {
  readonly runs: number;
  readonly at: number;
  /** The reports of all its runs, one after another; empty when there are none. */
  readonly done: Promise<Float32Array>;
}

export interface PlannedRan {
  readonly runs: number;
  /** By slot, all runs after one another. */
  readonly reports: readonly Float32Array[];
  readonly hostMs: number;
}

export class PlannedProgram {
  readonly #device: Device;
  readonly #plan: Plan;
  readonly #layout: Layout;
  readonly #memory: ProgramMemory;
  readonly #dispatches: readonly Dispatch[];
  readonly #entering: readonly HeldCopy[];
  readonly #leaving: readonly HeldCopy[];
  readonly #tempo: Tempo;
  readonly #feeds: readonly Float32Array[];
  readonly #offsets = new Uint32Array(3);
  #disposed = false;

  /** @param cells one for each held slot of the plan's signature */
  constructor(
    device: Device,
    plan: Plan,
    { layout, memory, dispatches }: Assembly,
    cells: readonly BufferCell[],
    tempo: Tempo,
  ) {
    this.#device = device;
    this.#plan = plan;
    this.#tempo = tempo;
    this.#layout = layout;
    this.#memory = memory;
    this.#dispatches = dispatches;
    const copy = (index: number): HeldCopy => ({
      cell: cells[index]!,
      offset: 4 * layout.held[index]!,
      size: 4 * cells[index]!.size,
    });
    this.#entering = [...cells.keys()].map(copy).filter(({ size }) => size > 0);
    this.#leaving = plan.updated.map(copy).filter(({ size }) => size > 0);
    this.#feeds = plan.signature.fed.map(({ shape }) => new Float32Array(sizeOf(shape)));
  }

  /** The arrays that `fill` has to write, by slot; the same ones for every run. */
  get feeds(): readonly Float32Array[] {
    return this.#feeds;
  }

  /** How many there are in one run. */
  get dispatches(): number {
    return this.#dispatches.length;
  }

  get memoryBytes(): number {
    return this.#memory.bytes;
  }

  async run({ times, budgetMs }: RunOrder, fill?: (run: number) => void): Promise<PlannedRan> {
    this.#check();
    const began = performance.now();
    const log = new ReportLog(this.#plan.signature.report, this.#layout);
    const waiting: Submitted[] = [];
    let submitted = 0;
    let hostMs = 0;

    const finishOldest = async (): Promise<void> => {
      const { runs, at, done } = waiting.shift()!;
      const values = await done;
      this.#tempo.learn(runs, at, performance.now());
      log.add(runs, values);
    };
    try {
      while (submitted < times) {
        const onTheirWay = waiting.reduce((sum, { runs }) => sum + runs, 0);
        const wanted = this.#tempo.next(performance.now() - began, onTheirWay, budgetMs);
        const next = submitted === 0 ? Math.max(1, wanted) : wanted;
        if (next > 0 && waiting.length < MOST_IN_FLIGHT) {
          const runs = Math.min(next, times - submitted, this.#memory.runs);
          const start = performance.now();
          waiting.push(this.#submit(runs, submitted, fill));
          submitted += runs;
          hostMs += performance.now() - start;
        } else if (waiting.length > 0) {
          await finishOldest();
        } else {
          break;
        }
      }
      while (waiting.length > 0) await finishOldest();
    } catch (error) {
      // Buffers that are destroyed while they are read say nothing but that it was aborted.
      if (this.#disposed && !(error instanceof DeviceGoneError)) throw new ProgramDisposedError();
      throw error;
    } finally {
      // After a failure nobody else looks at the others.
      await Promise.allSettled(waiting.map(({ done }) => done));
    }
    const start = performance.now();
    const reports = log.finish();
    return { runs: submitted, reports, hostMs: hostMs + performance.now() - start };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#memory.destroy();
  }

  #submit(runs: number, first: number, fill?: (run: number) => void): Submitted {
    this.#check();
    this.#fillFeeds(runs, first, fill);
    // Whoever fills may have disposed of anything.
    this.#check();
    this.#sendFeeds(runs);
    const encoder = this.#device.gpu.createCommandEncoder();
    this.#record(encoder, runs);
    if (this.#plan.signature.report.length === 0) {
      this.#device.gpu.queue.submit([encoder.finish()]);
      const done = this.#device.done().then(() => new Float32Array());
      return { runs, at: performance.now(), done };
    }
    const bytes = runs * this.#memory.reportsBytes;
    // There are as many as there may be submits on their way.
    const staging = this.#memory.staging.pop()!;
    encoder.copyBufferToBuffer(this.#memory.reports, 0, staging, 0, bytes);
    this.#device.gpu.queue.submit([encoder.finish()]);
    return { runs, at: performance.now(), done: this.#readBack(staging, bytes) };
  }

  #fillFeeds(runs: number, first: number, fill?: (run: number) => void): void {
    if (this.#feeds.length === 0) {
      if (fill) for (let run = 0; run < runs; run++) fill(first + run);
      return;
    }
    const { fed } = this.#memory;
    const stride = this.#layout.feedsSize;
    for (let run = 0; run < runs; run++) {
      fill?.(first + run);
      this.#feeds.forEach((values, slot) =>
        fed.set(values, run * stride + this.#layout.fed[slot]!),
      );
    }
  }

  #sendFeeds(runs: number): void {
    if (this.#feeds.length === 0) return;
    const { fed, feeds } = this.#memory;
    this.#device.gpu.queue.writeBuffer(feeds, 0, fed, 0, runs * this.#layout.feedsSize);
  }

  #record(encoder: GPUCommandEncoder, runs: number): void {
    const { arena, bindGroup, feedsBytes, reportsBytes } = this.#memory;
    for (const { cell, offset, size } of this.#entering) {
      encoder.copyBufferToBuffer(cell.buffer, 0, arena, offset, size);
    }
    const pass = encoder.beginComputePass();
    const offsets = this.#offsets;
    let bound: GPUComputePipeline | undefined;
    for (let run = 0; run < runs; run++) {
      offsets[0] = run * feedsBytes;
      offsets[1] = run * reportsBytes;
      for (const { pipeline, block, workgroups } of this.#dispatches) {
        if (pipeline !== bound) pass.setPipeline(pipeline);
        bound = pipeline;
        offsets[2] = block;
        pass.setBindGroup(0, bindGroup, offsets, 0, 3);
        pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
      }
    }
    pass.end();
    for (const { cell, offset, size } of this.#leaving) {
      encoder.copyBufferToBuffer(arena, offset, cell.buffer, 0, size);
    }
  }

  async #readBack(staging: GPUBuffer, bytes: number): Promise<Float32Array> {
    const values = await this.#device.readStaging(staging, bytes);
    this.#memory.staging.push(staging);
    return values;
  }

  #check(): void {
    this.#device.check();
    if (this.#disposed) throw new ProgramDisposedError();
    if (this.#entering.some(({ cell }) => cell.freed)) {
      throw new TypeError('A cell of this program was freed. Compile it anew on other cells.');
    }
  }
}
