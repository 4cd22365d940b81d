/**
 * Tensors that a machine keeps, in the memory of the kernels. What ran eagerly leaves its results as
 * tensors of TensorFlow.js, which cannot be read at once on every backend: such a cell is settled,
 * that is copied to memory, when somebody wants its numbers there.
 */
import { cast, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Exchange } from '../eager/program.ts';
import { sizeOf, type Shape } from '../graph.ts';
import type { Cell } from '../machine.ts';
import type { Heap } from './heap.ts';

export class MemoryCell implements Cell {
  /** What the cell holds, if that is not what lies in memory. */
  #unsettled: Tensor | undefined;
  #freed = false;

  constructor(
    readonly shape: Shape,
    readonly address: number,
  ) {}

  get size(): number {
    return sizeOf(this.shape);
  }

  get unsettled(): Tensor | undefined {
    return this.#unsettled;
  }

  /** Its address belongs to somebody else by now. */
  get freed(): boolean {
    return this.#freed;
  }

  /** Holds what is in `next`, which belongs to the cell from now on; without, what is in memory. */
  replace(next?: Tensor): void {
    this.#unsettled?.dispose();
    this.#unsettled = next;
  }

  free(): void {
    this.replace();
    this.#freed = true;
  }
}

export class Cells implements Exchange {
  readonly #heap: Heap;
  readonly #living = new Set<MemoryCell>();

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  hold(shape: Shape, values?: Float32Array): MemoryCell {
    checkSize(shape, values);
    const cell = new MemoryCell([...shape], this.#heap.allocate(4 * sizeOf(shape)));
    this.#living.add(cell);
    if (values) this.#numbers(cell).set(values);
    else this.#numbers(cell).fill(0);
    return cell;
  }

  /** @throws TypeError when `cell` is another machine's or was freed */
  own(cell: Cell): MemoryCell {
    if (!this.#living.has(cell as MemoryCell)) {
      throw new TypeError('This cell belongs to another machine or was freed.');
    }
    return cell as MemoryCell;
  }

  write(cell: Cell, values: Float32Array): void {
    const own = this.own(cell);
    checkSize(own.shape, values);
    own.replace();
    this.#numbers(own).set(values);
  }

  /** @throws TypeError when a cell is another machine's, was freed, or is freed before it is read */
  async read(cells: readonly Cell[]): Promise<Float32Array[]> {
    const own = cells.map((cell) => this.own(cell));
    await this.settle(own);
    if (own.some(({ freed }) => freed)) {
      throw new TypeError('A cell was freed while it was being read. Await the read before.');
    }
    return own.map((cell) => this.#numbers(cell).slice());
  }

  copy(from: readonly Cell[], to: readonly Cell[]): void {
    from.forEach((cell, index) => {
      const source = this.own(cell);
      const target = this.own(to[index]!);
      if (source === target) return;
      if (source.size !== target.size) {
        throw new RangeError(
          `A cell of shape [${source.shape.join(', ')}] does not fit into one of shape [${target.shape.join(', ')}].`,
        );
      }
      target.replace(source.unsettled?.clone());
      if (!source.unsettled) this.#numbers(target).set(this.#numbers(source));
    });
  }

  free(cells: readonly Cell[]): void {
    for (const cell of cells) {
      const own = this.own(cell);
      own.free();
      this.#living.delete(own);
      this.#heap.free(own.address);
    }
  }

  /** Resolves as soon as the numbers of these cells lie in memory, of those that are not freed meanwhile. */
  async settle(cells: readonly MemoryCell[]): Promise<void> {
    let cell: MemoryCell | undefined;
    // Looks at all of them again each time: what was settled may have been given a tensor meanwhile.
    while ((cell = cells.find(({ unsettled }) => unsettled))) {
      const waited = cell.unsettled!;
      const values = await waited.data<'float32'>();
      // Somebody may have written to it meanwhile, or freed it.
      if (cell.unsettled !== waited) continue;
      this.#numbers(cell).set(values);
      cell.replace();
    }
  }

  tensorOf(cell: Cell): Tensor {
    const own = this.own(cell);
    if (own.unsettled) return own.unsettled.clone();
    return tensor(this.#numbers(own).slice(), [...own.shape], 'float32');
  }

  adopt(cell: Cell, given: Tensor): void {
    const next = given.dtype === 'float32' ? given : cast(given, 'float32');
    if (next !== given) given.dispose();
    this.own(cell).replace(next);
  }

  dispose(): void {
    this.free([...this.#living]);
  }

  #numbers({ address, size }: MemoryCell): Float32Array {
    return this.#heap.floats.subarray(address / 4, address / 4 + size);
  }
}

function checkSize(shape: Shape, values: Float32Array | undefined): void {
  if (!values || values.length === sizeOf(shape)) return;
  throw new RangeError(
    `A cell of shape [${shape.join(', ')}] takes ${sizeOf(shape)} numbers, not ${values.length}.`,
  );
}
