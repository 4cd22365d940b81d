/**
 * The buffers of a program: its arena, the feeds and reports of as many runs as one submit can hold,
 * the block of places of each dispatch, and what reports are read back through. All are made at the
 * start and stay as they are, so that running needs no memory.
 */
import type { Plan } from '../plan.ts';
import type { Device } from './device.ts';
import { RUN_ALIGNMENT, type Layout } from './layout.ts';
import { MOST_IN_FLIGHT } from './tempo.ts';
import { BINDINGS } from './wgsl/kernel.ts';

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Of feeds and of reports of one submit: hundreds of runs of small networks. */
const MOST_BYTES_PER_SUBMIT = 512 << 10;
/** Recording takes the host about a microsecond each, and none of it can be called back. */
const MOST_DISPATCHES_PER_SUBMIT = 20_000;

export class ProgramMemory {
  /** How many runs one submit can hold. */
  readonly runs: number;
  /** Of one run. */
  readonly feedsBytes: number;
  readonly reportsBytes: number;
  readonly arena: GPUBuffer;
  readonly feeds: GPUBuffer;
  readonly reports: GPUBuffer;
  readonly bindGroup: GPUBindGroup;
  /** One for each submit that may be on its way; whoever takes one puts it back. */
  readonly staging: GPUBuffer[];
  /** What the host fills before it is copied to `feeds`. */
  readonly fed: Float32Array<ArrayBuffer>;
  /** Of all of these together. */
  readonly bytes: number;
  readonly #owned: GPUBuffer[] = [];

  /**
   * @param blocks the numbers of all dispatches' blocks, each of `blockLength`, a multiple of 64
   * @throws DeviceLimitError, and leaves nothing on the device
   */
  constructor(
    device: Device,
    bindings: GPUBindGroupLayout,
    { constants }: Plan,
    layout: Layout,
    blocks: Uint32Array<ArrayBuffer>,
    blockLength: number,
  ) {
    const { gpu } = device;
    const blockBytes = BYTES * blockLength;
    this.feedsBytes = BYTES * layout.feedsSize;
    this.reportsBytes = BYTES * layout.reportsSize;
    this.runs = runsPerSubmit(this.feedsBytes, this.reportsBytes, blocks.byteLength / blockBytes);
    const storage = (size: number, label: string) => this.#own(device.storage(size, label));
    try {
      this.arena = storage(BYTES * layout.arenaSize, 'The numbers of a program');
      this.feeds = storage(this.runs * this.feedsBytes, 'What a program is fed');
      this.reports = storage(this.runs * this.reportsBytes, 'What a program reports');
    } catch (error) {
      this.destroy();
      throw error;
    }
    const places = this.#own(
      gpu.createBuffer({
        label: 'places',
        size: Math.max(blocks.byteLength, blockBytes),
        usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
      }),
    );
    this.staging = Array.from({ length: MOST_IN_FLIGHT }, () =>
      this.#own(device.staging(this.reports.size)),
    );
    this.fed = new Float32Array(this.runs * layout.feedsSize);
    this.bytes = this.#owned.reduce((sum, { size }) => sum + size, this.fed.byteLength);

    gpu.queue.writeBuffer(places, 0, blocks);
    constants.forEach((values, index) => {
      const offset = BYTES * layout.constant[index]!;
      gpu.queue.writeBuffer(this.arena, offset, values as Float32Array<ArrayBuffer>);
    });
    const entry = (binding: number, buffer: GPUBuffer, size: number) => ({
      binding,
      resource: { buffer, size },
    });
    this.bindGroup = gpu.createBindGroup({
      layout: bindings,
      entries: [
        entry(BINDINGS.arena, this.arena, this.arena.size),
        entry(BINDINGS.feeds, this.feeds, this.feedsBytes),
        entry(BINDINGS.reports, this.reports, this.reportsBytes),
        entry(BINDINGS.block, places, blockBytes),
      ],
    });
  }

  destroy(): void {
    for (const buffer of this.#owned) buffer.destroy();
  }

  #own(buffer: GPUBuffer): GPUBuffer {
    this.#owned.push(buffer);
    return buffer;
  }
}

function runsPerSubmit(feedsBytes: number, reportsBytes: number, dispatches: number): number {
  const most = Math.min(
    MOST_BYTES_PER_SUBMIT / Math.max(feedsBytes, reportsBytes),
    MOST_DISPATCHES_PER_SUBMIT / Math.max(1, dispatches),
  );
  return Math.max(1, Math.floor(most));
}

/** The length of each of several blocks, in numbers, of which the longest has `longest`. */
export function blockStride(longest: number): number {
  return Math.max(1, Math.ceil(longest / RUN_ALIGNMENT)) * RUN_ALIGNMENT;
}
