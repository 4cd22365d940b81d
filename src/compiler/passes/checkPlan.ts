/**
 * Proves of a plan what executors rely on, element by element: that accesses stay within their
 * blocks and in memory that may be read or written, that nothing reads what nobody wrote, and that
 * stores replace loads only where `plan.ts` allows it. For tests; much slower than making the plan.
 */
import { sizeOf } from '../graph.ts';
import type { Shape } from '../graph.ts';
import { places } from '../interpret.ts';
import type { Access, Body, Instruction, Matrix, Place, Plan } from '../plan.ts';

/** @throws Error naming the instruction and what is wrong with it */
export function checkPlan(plan: Plan): void {
  const check = new PlanCheck(plan);
  plan.instructions.forEach((instruction, index) => {
    try {
      check.instruction(instruction);
    } catch (error) {
      throw new Error(`Instruction ${index} (${instruction.kind}): ${(error as Error).message}`, {
        cause: error,
      });
    }
  });
  check.end();
}

interface Touched {
  readonly key: string;
  readonly indices: readonly number[];
  /** Equal for accesses that walk the same elements in the same order on the same axes. */
  readonly walk: string;
}

class PlanCheck {
  readonly #plan: Plan;
  /** For each block of scratch and report memory which numbers have been written. */
  readonly #written = new Map<string, Uint8Array>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#written.set('scratch 0', new Uint8Array(plan.scratchSize));
    plan.signature.report.forEach(({ shape }, index) =>
      this.#written.set(`report ${index}`, new Uint8Array(sizeOf(shape))),
    );
  }

  instruction(instruction: Instruction): void {
    switch (instruction.kind) {
      case 'map':
        checkBody(instruction.body, false);
        return this.#accesses(instruction.body, instruction.shape, []);
      case 'matMul': {
        const { batch, rows, columns, inner, left, right, after } = instruction;
        checkBody(after, true);
        const operands = [
          this.#matrix(left, batch, rows * inner),
          this.#matrix(right, batch, inner * columns),
        ];
        return this.#accesses(after, [batch, rows, columns], operands);
      }
      case 'reduce': {
        const { kept, reduced, before, reduces, after } = instruction;
        checkBody(after, true);
        checkBody(before, false);
        insist(before.stores.length === 0, 'stores before it reduces');
        insist(before.values[reduces] !== undefined, 'reduces a value that does not exist');
        const loads = this.#loads(before, [...kept, ...reduced]);
        return this.#accesses(
          after,
          kept,
          loads.map((load) => ({ ...load, walk: 'before' })),
        );
      }
    }
  }

  end(): void {
    for (const [key, written] of this.#written) {
      if (key.startsWith('report'))
        insist(
          written.every((it) => it === 1),
          `${key} is never written in full`,
        );
    }
  }

  /** @param others what the instruction reads besides the loads of its body */
  #accesses(body: Body, shape: Shape, others: readonly Touched[]): void {
    insist(body.stores.length > 0, 'stores nothing');
    const loads = [...others, ...this.#loads(body, shape)];
    const stores = body.stores.map((store) => this.#touched(store, shape));
    stores.forEach((store, index) => {
      const [memory] = store.key.split(' ');
      insist(memory !== 'fed' && memory !== 'constant', `writes ${memory} memory`);
      const own = new Set(store.indices);
      insist(own.size === store.indices.length, `stores an element of ${store.key} twice`);
      for (const load of loads) {
        if (load.key === store.key && load.walk !== store.walk)
          insist(isApart(own, load.indices), `replaces what it reads elsewhere in ${store.key}`);
      }
      for (const other of stores.slice(index + 1)) {
        if (other.key === store.key)
          insist(isApart(own, other.indices), `stores the same in ${store.key} twice`);
      }
    });
    for (const { key, indices } of stores) {
      const written = this.#written.get(key);
      if (written) for (const at of indices) written[at] = 1;
      const held = /^held (\d+)$/.exec(key);
      if (held)
        insist(this.#plan.updated.includes(Number(held[1])), `writes ${key}, which is not updated`);
    }
  }

  #loads({ values }: Body, shape: Shape): Touched[] {
    const loads = values.flatMap((value) =>
      value.kind === 'load' ? [this.#touched(value.access, shape)] : [],
    );
    loads.forEach((load) => this.#checkWritten(load));
    return loads;
  }

  #matrix({ place, batchStride }: Matrix, batch: number, size: number): Touched {
    const access = { place, strides: [batchStride, 1] };
    const matrix = { ...this.#touched(access, [batch, size]), walk: 'matrix' };
    this.#checkWritten(matrix);
    return matrix;
  }

  #checkWritten({ key, indices }: Touched): void {
    insist(!key.startsWith('report'), 'reads report memory');
    const written = this.#written.get(key);
    if (written)
      insist(
        indices.every((at) => written[at] === 1),
        `reads ${key} before it is written`,
      );
  }

  #touched({ place, strides }: Access, shape: Shape): Touched {
    insist(
      strides.length === shape.length,
      `has ${strides.length} strides for ${shape.length} axes`,
    );
    const indices = places(shape, strides, place.offset);
    const size = this.#sizeOf(place);
    for (const at of indices)
      insist(at >= 0 && at < size, `reaches ${at} of ${size} in ${place.memory} ${place.index}`);
    const moving = strides.filter((_, axis) => shape[axis]! > 1);
    return {
      key: `${place.memory} ${place.index}`,
      indices,
      walk: `${place.offset}: ${moving.join()}`,
    };
  }

  #sizeOf({ memory, index }: Place): number {
    const { signature, constants, scratchSize } = this.#plan;
    if (memory === 'scratch') return index === 0 ? scratchSize : 0;
    if (memory === 'constant') return constants[index]?.length ?? 0;
    const slot = signature[memory][index];
    return slot ? sizeOf(slot.shape) : 0;
  }
}

function checkBody({ values, stores }: Body, hasResult: boolean): void {
  values.forEach((value, position) => {
    if (value.kind === 'result') insist(hasResult, 'has no result to use');
    if (value.kind === 'apply')
      insist(
        value.arguments.every((argument) => argument >= 0 && argument < position),
        `value ${position} uses one that is not there yet`,
      );
  });
  for (const { value } of stores) insist(values[value] !== undefined, 'stores no value');
}

function isApart(own: ReadonlySet<number>, indices: readonly number[]): boolean {
  return !indices.some((at) => own.has(at));
}

function insist(holds: boolean, complaint: string): void {
  if (!holds) throw new Error(`it ${complaint}.`);
}
