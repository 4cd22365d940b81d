/**
 * Tensors that a machine keeps: each a buffer of its own, so that tfjs can take them for tensors
 * without a copy. Everything here is queued behind what was submitted before.
 */
import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../graph.ts';
import type { Cell } from '../machine.ts';
import type { Device } from './device.ts';

export class BufferCell implements Cell {
  /** The tensor that owns `buffer`, when it came from one. */
  #owner: Tensor | undefined;
  #freed = false;

  constructor(
    readonly shape: Shape,
    public buffer: GPUBuffer,
  ) {}

  get size(): number {
    return sizeOf(this.shape);
  }

  /** Holds `buffer` from now on; the one before is returned unless it was a tensor's. */
  replace(buffer: GPUBuffer, owner?: Tensor): GPUBuffer | undefined {
    const before = this.#owner ? undefined : this.buffer;
    this.#owner?.dispose();
    this.buffer = buffer;
    this.#owner = owner && keep(owner);
    return before;
  }

  get freed(): boolean {
    return this.#freed;
  }

  free(): void {
    this.#freed = true;
    if (this.#owner) this.#owner.dispose();
    else this.buffer.destroy();
  }
}

/** Bytes of a buffer with so many numbers: an empty one still needs a place. */
export function bytesOf(size: number): number {
  return Float32Array.BYTES_PER_ELEMENT * Math.max(1, size);
}

export class Cells {
  readonly #living = new Set<BufferCell>();

  constructor(readonly device: Device) {}

  hold(shape: Shape, values?: Float32Array): BufferCell {
    const cell = new BufferCell([...shape], this.device.storage(bytesOf(sizeOf(shape)), 'cells'));
    this.#living.add(cell);
    if (values) this.write(cell, values);
    return cell;
  }

  /** @throws TypeError when `cell` is another machine's or was freed */
  own(cell: Cell): BufferCell {
    if (!this.#living.has(cell as BufferCell)) {
      throw new TypeError('This cell belongs to another machine or was freed.');
    }
    return cell as BufferCell;
  }

  write(cell: Cell, values: Float32Array): void {
    const { size, buffer, shape } = this.own(cell);
    if (values.length !== size) {
      throw new RangeError(
        `A cell of shape [${shape.join(', ')}] takes ${size} numbers, not ${values.length}.`,
      );
    }
    this.device.gpu.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
  }

  async read(cells: readonly Cell[]): Promise<Float32Array[]> {
    const sizes = cells.map((cell) => this.own(cell).size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total === 0) return sizes.map(() => new Float32Array());
    const staging = this.device.staging(bytesOf(total));
    try {
      const encoder = this.device.gpu.createCommandEncoder();
      let at = 0;
      cells.forEach((cell, index) => {
        encoder.copyBufferToBuffer(this.own(cell).buffer, 0, staging, 4 * at, 4 * sizes[index]!);
        at += sizes[index]!;
      });
      this.device.gpu.queue.submit([encoder.finish()]);
      const values = await this.device.readStaging(staging, 4 * total);
      let start = 0;
      return sizes.map((size) => values.slice(start, (start += size)));
    } finally {
      staging.destroy();
    }
  }

  copy(from: readonly Cell[], to: readonly Cell[]): void {
    const encoder = this.device.gpu.createCommandEncoder();
    from.forEach((cell, index) => {
      const source = this.own(cell);
      const target = this.own(to[index]!);
      if (source.size !== target.size) {
        throw new RangeError(
          `A cell of shape [${source.shape.join(', ')}] does not fit into one of shape [${target.shape.join(', ')}].`,
        );
      }
      if (source === target || source.size === 0) return;
      encoder.copyBufferToBuffer(source.buffer, 0, target.buffer, 0, 4 * source.size);
    });
    this.device.gpu.queue.submit([encoder.finish()]);
  }

  free(cells: readonly Cell[]): void {
    for (const cell of cells) {
      const own = this.own(cell);
      this.#living.delete(own);
      own.free();
    }
  }

  dispose(): void {
    this.free([...this.#living]);
  }
}
