/**
 * Cells and tensors of the TensorFlow.js WebGPU backend on the same device become each other without
 * a copy, by handing over buffers. That backend collects commands before it submits them: whoever
 * reads or writes a cell besides it has to `flush` first.
 */
import { add, cast, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Exchange } from '../eager/program.ts';
import type { Cell } from '../machine.ts';
import { bytesOf, type Cells } from './cells.ts';
import type { Device } from './device.ts';

/** What this file uses of the backend and its type does not show. */
interface BackendInside {
  readonly commandEncoder: GPUCommandEncoder | null;
  readonly tensorMap: {
    get(id: object): {
      dtype: string;
      resource: GPUBuffer;
      external?: boolean;
      refCount: number;
    };
  };
}

export class TensorExchange implements Exchange {
  readonly #device: Device;
  readonly #cells: Cells;
  readonly #backend: WebGPUBackend;

  /** @throws TypeError when `backend` is on another device than the cells */
  constructor(device: Device, cells: Cells, backend: WebGPUBackend) {
    if (backend.device !== device.gpu) {
      throw new TypeError('The backend has to be on the device that the machine was made with.');
    }
    this.#device = device;
    this.#cells = cells;
    this.#backend = backend;
  }

  /** Submits what the backend has collected. */
  flush(): void {
    if (!this.#inside.commandEncoder) return;
    this.#backend.endComputePassEncoder();
    this.#backend.submitQueue();
  }

  tensorOf(cell: Cell): Tensor {
    const { buffer, shape, size } = this.#cells.own(cell);
    // A tensor of its own each time: one that was read once would give the same numbers for ever.
    return size === 0
      ? tensor([], [...shape], 'float32')
      : tensor({ buffer, zeroCopy: true }, [...shape], 'float32');
  }

  adopt(cell: Cell, given: Tensor): void {
    const own = this.#cells.own(cell);
    if (own.size === 0) {
      given.dispose();
      return;
    }
    const next = this.#inFloats(given);
    this.#backend.uploadToGPU(next.dataId);
    this.flush();
    const { resource, external, refCount } = this.#inside.tensorMap.get(next.dataId);
    // A buffer that is a cell's or that two tensors share would be written behind somebody's back.
    const shared = external === true || refCount > 1;
    const before = shared
      ? own.replace(this.#copyOf(resource, own.size))
      : own.replace(resource, next);
    if (shared) next.dispose();
    // It may be what a tensor of the same run shows, one that another cell is about to adopt.
    if (before) this.#destroyLater(before);
  }

  /** `given`, or else what replaces it. */
  #inFloats(given: Tensor): Tensor {
    // The backend casts to floats by name alone and leaves integers in the buffer.
    if (this.#inside.tensorMap.get(given.dataId).dtype === 'float32') return given;
    const next = tidy(() => add(cast(given, 'float32'), 0));
    given.dispose();
    return next;
  }

  #destroyLater(buffer: GPUBuffer): void {
    const destroy = () => buffer.destroy();
    void this.#device.gpu.queue.onSubmittedWorkDone().then(destroy, destroy);
  }

  #copyOf(buffer: GPUBuffer, size: number): GPUBuffer {
    const copy = this.#device.storage(bytesOf(size), 'cells');
    const encoder = this.#device.gpu.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, copy, 0, bytesOf(size));
    this.#device.gpu.queue.submit([encoder.finish()]);
    return copy;
  }

  get #inside(): BackendInside {
    return this.#backend as unknown as BackendInside;
  }
}
