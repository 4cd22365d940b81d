/**
 * A plan as words in memory: one block with code, literals, registers and everything else that a
 * program needs besides the blocks of the plan.
 */
import { sizeOf } from '../graph.ts';
import type { Instruction, Place, Plan } from '../plan.ts';
import { GROUP, INSTRUCTION_BYTES } from './assembly/codes.ts';
import { Code, type Address, type Area, type Word } from './code.ts';
import {
  encodeMap,
  encodeProduct,
  encodeReduce,
  type EncodedInstruction,
  type Encoding,
  type Room,
} from './encodeInstruction.ts';
import type { Heap } from './heap.ts';

/** Where each block of a plan starts, in bytes. */
export interface Blocks {
  readonly held: readonly number[];
  readonly fed: readonly number[];
  readonly report: readonly number[];
  readonly constant: readonly number[];
  readonly scratch: readonly number[];
}

export interface Encoded {
  /** Where the instructions start and end. */
  readonly start: number;
  readonly end: number;
  /** To be freed with the program. */
  readonly allocated: readonly number[];
  readonly bytes: number;
}

export function encode(plan: Plan, blocks: Blocks, heap: Heap): Encoded {
  const instructions = plan.instructions.filter(hasWork);
  const code = new Code();
  const first = code.reserve((instructions.length * INSTRUCTION_BYTES) / 4);
  const literals = new Literals();
  const encoding: Encoding = {
    code,
    constants: plan.constants,
    addressOf: (place) => addressIn(blocks, place),
    literal: (value) => literals.addressOf(value),
  };
  const encoded = instructions.map((instruction) => encodeOne(instruction, encoding));
  encoded.forEach(({ words }, index) => code.set(first + (index * INSTRUCTION_BYTES) / 4, words));

  const room = largest(encoded.map((it) => it.room));
  const sizes: Readonly<Record<Exclude<Area, 'memory'>, number>> = {
    code: code.bytes,
    literals: literals.code.bytes,
    ...room,
  };
  const starts: Record<Area, number> = { memory: 0, code: 0, literals: 0, ...NO_ROOM };
  for (const area of Object.keys(sizes) as (keyof typeof sizes)[]) {
    starts[area] = heap.allocate(sizes[area]);
  }
  code.write(heap.words, starts.code, starts);
  literals.code.write(heap.words, starts.literals, starts);
  const { memory: _, ...own } = starts;
  return {
    start: starts.code,
    end: starts.code + instructions.length * INSTRUCTION_BYTES,
    allocated: Object.values(own),
    bytes: Object.values(sizes).reduce((sum, size) => sum + size, 0),
  };
}

const NO_ROOM: Room = { file: 0, result: 0, packedRight: 0, packedLeft: 0 };

function largest(rooms: readonly Room[]): Room {
  const most = { ...NO_ROOM };
  for (const room of rooms) {
    for (const area of Object.keys(most) as (keyof Room)[]) {
      most[area] = Math.max(most[area], room[area]);
    }
  }
  return most;
}

/** Numbers that programs contain, each as often as a group has numbers. */
class Literals {
  readonly code = new Code();
  /** By bits, so that 0 and −0 are two. */
  readonly #addresses = new Map<string, Address>();

  addressOf(value: number): Address {
    const key = Object.is(value, -0) ? '-0' : String(value);
    const known = this.#addresses.get(key);
    if (known) return known;
    const address: Address = { area: 'literals', offset: this.code.bytes };
    this.code.append(Array.from({ length: GROUP }, (): Word => ({ float: value })));
    this.#addresses.set(key, address);
    return address;
  }
}

function encodeOne(instruction: Instruction, encoding: Encoding): EncodedInstruction {
  switch (instruction.kind) {
    case 'map':
      return encodeMap(instruction, encoding);
    case 'matMul':
      return encodeProduct(instruction, encoding);
    case 'reduce':
      return encodeReduce(instruction, encoding);
  }
}

/** Whether there is any element to compute. */
function hasWork(instruction: Instruction): boolean {
  switch (instruction.kind) {
    case 'map':
      return sizeOf(instruction.shape) > 0;
    case 'matMul':
      return instruction.batch * instruction.rows * instruction.columns > 0;
    case 'reduce':
      return sizeOf(instruction.kept) > 0;
  }
}

function addressIn(blocks: Blocks, { memory, index, offset }: Place): Address {
  return { area: 'memory', offset: blocks[memory][index]! + 4 * offset };
}
