/**
 * The active TensorFlow.js backend as a machine: nothing is compiled, every procedure runs operation
 * by operation. A cell is a tensor.
 */
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { sizeOf, type Shape } from '../graph.ts';
import type { Cell, Machine } from '../machine.ts';
import { createEagerProgram, type EagerOptions, type Exchange } from './program.ts';

class TensorCell implements Cell {
  constructor(public tensor: Tensor) {}

  get shape(): Shape {
    return this.tensor.shape;
  }

  replace(next: Tensor): void {
    this.tensor.dispose();
    this.tensor = next;
  }
}

/** The machine of the backend that is active now, and has to stay so. */
export function createEagerMachine(options: EagerOptions): Machine {
  const living = new Set<TensorCell>();
  const exchange: Exchange = {
    tensorOf: (cell) => own(cell).tensor.clone(),
    adopt: (cell, next) => own(cell).replace(next),
  };

  function own(cell: Cell): TensorCell {
    if (!living.has(cell as TensorCell))
      throw new TypeError('This cell belongs to another machine or was freed.');
    return cell as TensorCell;
  }

  function free(cells: readonly Cell[]): void {
    for (const cell of cells) {
      own(cell).tensor.dispose();
      living.delete(cell as TensorCell);
    }
  }

  return {
    hold(shape, values = new Float32Array(sizeOf(shape))) {
      const cell = new TensorCell(tensor(values.slice(), [...shape], 'float32'));
      living.add(cell);
      return cell;
    },
    write: (cell, values) => own(cell).replace(tensor(values.slice(), [...cell.shape], 'float32')),
    read: (cells) =>
      Promise.all(cells.map(async (cell) => (await own(cell).tensor.data<'float32'>()).slice())),
    copy(from, to) {
      from.forEach((cell, index) => own(to[index]!).replace(own(cell).tensor.clone()));
    },
    free,
    compile: async (procedure, held, fed) =>
      createEagerProgram(procedure as never, held, fed, exchange, options),
    dispose: () => free([...living]),
  };
}
