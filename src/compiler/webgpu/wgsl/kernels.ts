/** From instructions to dispatches, one for one. */
import { sizeOf } from '../../graph.ts';
import type { Instruction } from '../../plan.ts';
import type { Kernel } from './kernel.ts';
import { mapKernel } from './map.ts';
import { matMulKernel } from './matMul.ts';
import type { Occupancy } from './occupancy.ts';
import { reduceKernel } from './reduce.ts';

/** The dispatch that carries out `instruction`; none when it has no elements. */
export function kernelOf(instruction: Instruction, occupancy: Occupancy): Kernel | undefined {
  switch (instruction.kind) {
    case 'map':
      return sizeOf(instruction.shape) === 0 ? undefined : mapKernel(instruction);
    case 'matMul':
      return instruction.batch * instruction.rows * instruction.columns === 0
        ? undefined
        : matMulKernel(instruction, occupancy);
    case 'reduce':
      return sizeOf(instruction.kept) === 0 ? undefined : reduceKernel(instruction, occupancy);
  }
}

/** What an instruction is called in messages: "matMul of [128, 64] and [64, 1]". */
export function describe(instruction: Instruction): string {
  switch (instruction.kind) {
    case 'map':
      return `map on ${list(instruction.shape)}`;
    case 'matMul': {
      const { rows, inner, columns } = instruction;
      return `matMul of ${list([rows, inner])} and ${list([inner, columns])}`;
    }
    case 'reduce':
      return `${instruction.reducer} over ${list(instruction.reduced)} for each of ${list(instruction.kept)}`;
  }
}

function list(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
