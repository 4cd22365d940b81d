/**
 * What a plan means: every instruction carried out by its definition, one element at a time, with
 * every access checked. The reference for executors; slow and plain on purpose.
 */
import { functions } from './functions.ts';
import { sizeOf } from './graph.ts';
import { places, reducers } from './interpret.ts';
import type {
  Access,
  Body,
  Instruction,
  MapInstruction,
  MatMulInstruction,
  Matrix,
  Place,
  Plan,
  ReduceInstruction,
} from './plan.ts';

/** One array for each slot of the signature, each of the size of its shape. */
export interface PlanMemory {
  /** Updated in place. */
  readonly held: readonly Float32Array[];
  readonly fed: readonly Float32Array[];
  /** Written. */
  readonly report: readonly Float32Array[];
}

type Blocks = Readonly<Record<Place['memory'], readonly Float32Array[]>>;

/**
 * One run of `plan`. Every value of a body is rounded to float32, as are products and reduced values;
 * sums inside an instruction are double precision. Scratch starts as NaN, so that reading what
 * nobody wrote shows.
 * @throws RangeError when an array of `memory` has another size than its slot, or an instruction
 * reaches beyond a block
 */
export function interpretPlan(plan: Plan, memory: PlanMemory): void {
  for (const kind of ['held', 'fed', 'report'] as const) {
    plan.signature[kind].forEach(({ path, shape }, index) => {
      if (memory[kind][index]?.length !== sizeOf(shape)) {
        throw new RangeError(`'${path}' (${kind} ${index}) needs ${sizeOf(shape)} numbers.`);
      }
    });
  }
  const blocks: Blocks = {
    ...memory,
    constant: plan.constants,
    scratch: [new Float32Array(plan.scratchSize).fill(NaN)],
  };
  for (const instruction of plan.instructions) carryOut(instruction, blocks);
}

function carryOut(instruction: Instruction, blocks: Blocks): void {
  switch (instruction.kind) {
    case 'map':
      return map(instruction, blocks);
    case 'matMul':
      return matMul(instruction, blocks);
    case 'reduce':
      return reduce(instruction, blocks);
  }
}

function map({ shape, body }: MapInstruction, blocks: Blocks): void {
  const step = stepper(body, shape, blocks);
  for (let element = 0; element < sizeOf(shape); element++) step(element);
}

function matMul(instruction: MatMulInstruction, blocks: Blocks): void {
  const { batch, rows, columns, inner, left, right, after } = instruction;
  const step = stepper(after, [batch, rows, columns], blocks);
  const leftAt = matrixReader(left, rows, inner, blocks);
  const rightAt = matrixReader(right, inner, columns, blocks);
  let element = 0;
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) sum += leftAt(b, row, k) * rightAt(b, k, column);
        step(element++, Math.fround(sum));
      }
    }
  }
}

function reduce(instruction: ReduceInstruction, blocks: Blocks): void {
  const { kept, reduced, before, reduces, after } = instruction;
  const { start, combine } = reducers[instruction.reducer];
  const first = stepper(before, [...kept, ...reduced], blocks);
  const then = stepper(after, kept, blocks);
  const many = sizeOf(reduced);
  for (let element = 0; element < sizeOf(kept); element++) {
    let result = start;
    for (let i = 0; i < many; i++) result = combine(result, first(element * many + i)[reduces]!);
    then(element, Math.fround(result));
  }
}

/** Computes a body for one element after another: all its values, then all its stores. */
function stepper(
  { values, stores }: Body,
  shape: readonly number[],
  blocks: Blocks,
): (element: number, result?: number) => readonly number[] {
  const loads = values.map((value) =>
    value.kind === 'load' ? cursor(value.access, shape, blocks) : undefined,
  );
  const targets = stores.map((store) => cursor(store, shape, blocks));
  const current: number[] = [];

  return (element, result = NaN) => {
    values.forEach((value, position) => {
      switch (value.kind) {
        case 'load':
          current[position] = loads[position]!.get(element);
          break;
        case 'literal':
          current[position] = Math.fround(value.value);
          break;
        case 'result':
          current[position] = result;
          break;
        case 'apply': {
          const { evaluate } = functions[value.function];
          const operands = value.arguments.map((argument) => current[argument]!);
          current[position] = Math.fround(evaluate(...operands, ...value.parameters));
        }
      }
    });
    stores.forEach((store, index) => targets[index]!.set(element, current[store.value]!));
    return current;
  };
}

interface Cursor {
  get(element: number): number;
  set(element: number, value: number): void;
}

function cursor({ place, strides }: Access, shape: readonly number[], blocks: Blocks): Cursor {
  const block = blockOf(place, blocks);
  const indices = places(shape, strides, place.offset);
  for (const index of indices) check(place, block, index);
  return {
    get: (element) => block[indices[element]!]!,
    set: (element, value) => void (block[indices[element]!] = value),
  };
}

function matrixReader(
  { place, transposed, batchStride }: Matrix,
  rows: number,
  columns: number,
  blocks: Blocks,
): (batch: number, row: number, column: number) => number {
  const block = blockOf(place, blocks);
  return (batch, row, column) => {
    const within = transposed ? column * rows + row : row * columns + column;
    const index = place.offset + batch * batchStride + within;
    check(place, block, index);
    return block[index]!;
  };
}

function blockOf(place: Place, blocks: Blocks): Float32Array {
  const block = blocks[place.memory][place.index];
  if (!block) throw new RangeError(`There is no block ${place.index} in ${place.memory} memory.`);
  return block;
}

function check({ memory, index }: Place, block: Float32Array, at: number): void {
  if (!(at >= 0 && at < block.length)) {
    throw new RangeError(`${memory} ${index} has ${block.length} numbers; ${at} is beyond.`);
  }
}
