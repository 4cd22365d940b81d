/**
 * A body as words: the length of its strips, its items and their addresses.
 */
import type { Place } from '../plan.ts';
import { GROUP, ITEM_BYTES, Mode, MoveCode } from './assembly/codes.ts';
import { isSingle, type BodyPlan, type Operand, type Step } from './bodySteps.ts';
import type { Address, Code, Word } from './code.ts';

/** What the registers and the memory of a strip may fill of the nearest cache. */
const STRIP_BYTES = 24_576;
/** Numbers in a strip: below, items cost more than what they do; above, nothing is gained. */
const SHORTEST_STRIP = 256;
const LONGEST_STRIP = 4096;

/** Bytes of one number repeated for a whole group. */
const SLOT_BYTES = 4 * GROUP;
/** Between registers, so that not all of them start at the same place of the cache's sets. */
const REGISTER_GAP_BYTES = 192;

const ITEM_WORDS = ITEM_BYTES / 4;

export interface EncodedBody {
  readonly address: Address;
  /** Of registers and slots. */
  readonly fileBytes: number;
  /** Where the asked-for value is. */
  readonly output?: { readonly address: Address; readonly mode: Mode };
}

export interface Surroundings {
  readonly code: Code;
  addressOf(place: Place): Address;
  /** Where 16 copies of a number lie. */
  literal(value: number): Address;
}

/** @param stretch through how many positions the body runs at a time */
export function encodeBody(
  body: BodyPlan,
  stretch: number,
  surroundings: Surroundings,
): EncodedBody {
  const { code } = surroundings;
  const length = stripLength(body, stretch);
  const registerBytes = roundUp(4 * length, SLOT_BYTES) + REGISTER_GAP_BYTES;
  const encoder = new Encoder(body, surroundings, length, registerBytes);
  const uniform = encoder.items(body.uniform);
  const strip = encoder.items(body.strip);
  code.align(ITEM_WORDS);
  const address = code.here;
  code.append([length, ...uniform, ...strip]);
  return {
    address,
    fileBytes: body.slots * SLOT_BYTES + body.registers * registerBytes,
    ...(body.output && {
      output: { address: encoder.address(body.output), mode: modeOf(body.output) },
    }),
  };
}

function stripLength({ registers, streams, unit }: BodyPlan, stretch: number): number {
  const affordable = Math.floor(STRIP_BYTES / 4 / Math.max(1, registers + streams));
  const longest = Math.min(LONGEST_STRIP, Math.max(SHORTEST_STRIP, affordable));
  // Strips of equal lengths rather than a short one at the end.
  const strips = Math.max(1, Math.ceil(stretch / longest));
  const groups = unit % GROUP === 0 ? unit : unit * GROUP;
  return roundUp(Math.max(1, stretch / strips), groups <= longest ? groups : unit);
}

class Encoder {
  readonly #body: BodyPlan;
  readonly #surroundings: Surroundings;
  readonly #length: number;
  readonly #registerBytes: number;

  constructor(body: BodyPlan, surroundings: Surroundings, length: number, registerBytes: number) {
    this.#body = body;
    this.#surroundings = surroundings;
    this.#length = length;
    this.#registerBytes = registerBytes;
  }

  /** Where they start and end. */
  items(steps: readonly Step[]): [Address, Address] {
    const { code } = this.#surroundings;
    code.align(ITEM_WORDS);
    const start = code.here;
    for (const step of steps) code.append(this.#item(step));
    return [start, code.here];
  }

  address(operand: Operand): Address {
    switch (operand.kind) {
      case 'memory':
        return this.#surroundings.addressOf(operand.place);
      case 'result':
        return { area: 'result', offset: 0 };
      case 'slot':
      case 'pattern':
        return { area: 'file', offset: operand.slot * SLOT_BYTES };
      case 'register':
        return {
          area: 'file',
          offset: this.#body.slots * SLOT_BYTES + operand.register * this.#registerBytes,
        };
      case 'literal':
        return this.#surroundings.literal(operand.value);
    }
  }

  #item(step: Step): Word[] {
    switch (step.kind) {
      case 'apply':
        return filled([
          head(step.code, step.to, step.operands),
          this.address(step.to),
          ...[0, 1, 2].map((index) => this.address(step.operands[index] ?? step.operands[0]!)),
          { float: step.parameter },
        ]);
      case 'spread':
        return filled([MoveCode.spread, this.address(step.to), this.#place(step.place)]);
      case 'tile':
        return filled([
          MoveCode.tile,
          this.address(step.to),
          this.#place(step.place),
          step.length,
          step.to.kind === 'pattern' ? GROUP : this.#length,
        ]);
      case 'gather':
      case 'scatter': {
        const { sizes } = this.#body;
        const axes = sizes.flatMap((size, axis) => [size, 4 * step.strides[axis]!]);
        return [
          MoveCode[step.kind],
          4 * (5 + axes.length),
          this.address(step.register),
          this.#place(step.place),
          sizes.length,
          ...axes,
        ];
      }
    }
  }

  #place(place: Place): Address {
    return this.#surroundings.addressOf(place);
  }
}

function head(code: number, to: Operand, operands: readonly Operand[]): number {
  let word = code | (modeOf(to) << 8);
  operands.forEach((operand, index) => {
    word |= modeOf(operand) << (10 + 2 * index);
    if (!isSingle(operand) && operand.kind !== 'pattern') word |= 1 << (16 + index);
  });
  return word;
}

function modeOf({ kind }: Operand): Mode {
  if (kind === 'memory') return Mode.linear;
  return kind === 'result' ? Mode.result : Mode.fixed;
}

function filled(words: Word[]): Word[] {
  return [...words, ...new Array<number>(ITEM_WORDS - words.length).fill(0)];
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
