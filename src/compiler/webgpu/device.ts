/**
 * The device as the rest of this folder uses it: buffers, and promises that never hang. A lost device
 * keeps some of its promises for ever; here they reject.
 */
import { DeviceGoneError, DeviceLimitError } from './errors.ts';

export class Device {
  readonly #pending = new Set<(error: DeviceGoneError) => void>();
  #gone: DeviceGoneError | undefined;

  constructor(readonly gpu: GPUDevice) {
    void gpu.lost.then(({ message, reason }) => {
      this.#gone = new DeviceGoneError(message.trim().replace(/\.$/, '') || reason);
      for (const reject of this.#pending) reject(this.#gone);
      this.#pending.clear();
    });
  }

  /** @throws DeviceGoneError when the device is lost */
  check(): void {
    if (this.#gone) throw this.#gone;
  }

  /** The same promise, but it rejects with a DeviceGoneError as soon as the device is lost. */
  guard<T>(promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#gone) {
        promise.catch(() => {});
        reject(this.#gone);
        return;
      }
      this.#pending.add(reject);
      const settled = () => this.#pending.delete(reject);
      promise.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error: unknown) => {
          settled();
          reject(error);
        },
      );
    });
  }

  /** When everything submitted so far is done. */
  done(): Promise<undefined> {
    return this.guard(this.gpu.queue.onSubmittedWorkDone());
  }

  /**
   * A buffer that a shader binds as storage, of `size` bytes.
   * @throws DeviceLimitError when it is larger than the device allows
   */
  storage(size: number, label: string): GPUBuffer {
    const { maxStorageBufferBindingSize, maxBufferSize } = this.gpu.limits;
    const limit = Math.min(maxStorageBufferBindingSize, maxBufferSize);
    if (size > limit) {
      throw new DeviceLimitError(
        `${label} need ${size} bytes; this device allows ${limit} in one piece. Make the batch or the networks smaller.`,
      );
    }
    return this.gpu.createBuffer({
      label,
      size,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
  }

  /**
   * What `make` makes.
   * @throws DeviceLimitError when the device has no memory left for it
   */
  async withinMemory<T extends { destroy(): void }>(make: () => T): Promise<T> {
    this.gpu.pushErrorScope('out-of-memory');
    let made: T | undefined;
    let failure: unknown;
    try {
      made = make();
    } catch (error) {
      failure = error;
    }
    const error = await this.guard(this.gpu.popErrorScope());
    if (made === undefined) throw failure;
    if (!error) return made;
    made.destroy();
    throw new DeviceLimitError(
      `The device has no memory left for this program (${error.message}). Make the batch or the networks smaller.`,
    );
  }

  /** A buffer that the host reads after a copy to it. */
  staging(size: number): GPUBuffer {
    return this.gpu.createBuffer({
      label: 'staging',
      size,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
  }

  /** The first `size` bytes of a staging buffer, in memory of their own. */
  async readStaging(buffer: GPUBuffer, size: number): Promise<Float32Array> {
    await this.guard(buffer.mapAsync(GPUMapMode.READ, 0, size));
    const values = new Float32Array(buffer.getMappedRange(0, size).slice(0));
    buffer.unmap();
    return values;
  }
}
