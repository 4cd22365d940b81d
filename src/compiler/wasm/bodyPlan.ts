/**
 * How a body is computed strip by strip: which values lie in memory as they are, which get a
 * register, which are the same for all strips, and where each function writes. Addresses come later
 * (encodeBody.ts), when it is known how long a strip can be.
 */
import type { Shape } from '../graph.ts';
import type { Access, Body, Place, Value } from '../plan.ts';
import { FunctionCode, GROUP } from './assembly/codes.ts';
import { functionCodes } from './functionCodes.ts';
import { isSingle, type BodyPlan, type Operand, type Step } from './bodySteps.ts';
import { Registers } from './registers.ts';
import { collapse, patternOf, type Pattern } from './space.ts';

/** Rows are repeated in a register up to this length, which their lengths have to divide. */
const LONGEST_TILE = 1024;

export interface BodyOptions {
  /** Strips start at multiples of it, besides at multiples of their length. */
  readonly alignment: number;
  /** The value that somebody else reads. */
  readonly output?: number;
  readonly constants: readonly Float32Array[];
}

/** What an access costs that is not read or written as it lies. */
export function accessCost(shape: Shape, body: Body): number {
  const accesses = accessesOf(body);
  const { sizes, strides } = collapse(
    shape,
    accesses.map((access) => access.strides),
  );
  return strides.filter((own) => patternOf(sizes, own).kind === 'strided').length;
}

export function planBody(shape: Shape, body: Body, options: BodyOptions): BodyPlan {
  return new Planner(shape, body, options).plan();
}

function accessesOf({ values, stores }: Body): Access[] {
  return [...values.flatMap((value) => (value.kind === 'load' ? [value.access] : [])), ...stores];
}

class Planner {
  readonly #body: Body;
  readonly #options: BodyOptions;
  readonly #sizes: readonly number[];
  readonly #strides = new Map<Access, readonly number[]>();
  readonly #patterns = new Map<Access, Pattern>();
  readonly #uniformSteps: Step[] = [];
  readonly #steps: Step[] = [];
  readonly #registers = new Registers();
  readonly #operands: Operand[] = [];
  /** The last value that reads each value; Infinity when it is needed to the end. */
  readonly #lastReads: number[];
  /** Stores whose value is computed right where it goes. */
  readonly #settled = new Set<Access>();
  readonly #streams = new Set<string>();
  /** Registers that are filled once for all strips. */
  readonly #tiles = new Set<Operand>();
  #slots = 0;
  #unit = 1;

  constructor(shape: Shape, body: Body, options: BodyOptions) {
    this.#body = body;
    this.#options = options;
    const accesses = accessesOf(body);
    const space = collapse(
      shape,
      accesses.map((access) => access.strides),
    );
    this.#sizes = space.sizes;
    accesses.forEach((access, index) => {
      this.#strides.set(access, space.strides[index]!);
      this.#patterns.set(access, patternOf(space.sizes, space.strides[index]!));
    });
    this.#lastReads = this.#findLastReads();
  }

  plan(): BodyPlan {
    const { values, stores } = this.#body;
    values.forEach((value, position) => {
      if (this.#lastReads[position] !== -1) this.#compute(value, position);
    });
    for (const store of stores) if (!this.#settled.has(store)) this.#store(store);
    const { output } = this.#options;
    return {
      sizes: this.#sizes,
      uniform: this.#uniformSteps,
      strip: this.#steps,
      ...(output !== undefined && { output: this.#varying(this.#operands[output]!) }),
      registers: this.#registers.count,
      slots: this.#slots,
      unit: this.#unit,
      streams: this.#streams.size,
    };
  }

  /** −1 for values that nobody reads. */
  #findLastReads(): number[] {
    const { values, stores } = this.#body;
    const last = values.map(() => -1);
    for (const { value } of stores) last[value] = Infinity;
    if (this.#options.output !== undefined) last[this.#options.output] = Infinity;
    for (let position = values.length - 1; position >= 0; position--) {
      const value = values[position]!;
      if (last[position] === -1 || value.kind !== 'apply') continue;
      for (const argument of value.arguments) last[argument] = Math.max(last[argument]!, position);
    }
    return last;
  }

  #compute(value: Value, position: number): void {
    switch (value.kind) {
      case 'literal':
        this.#operands[position] = { kind: 'literal', value: Math.fround(value.value) };
        break;
      case 'result':
        this.#operands[position] = { kind: 'result' };
        break;
      case 'load':
        this.#operands[position] = this.#load(value.access, position);
        break;
      case 'apply':
        this.#operands[position] = this.#apply(value, position);
    }
  }

  #load(access: Access, position: number): Operand {
    const { place } = access;
    const pattern = this.#patterns.get(access)!;
    switch (pattern.kind) {
      case 'single': {
        if (place.memory === 'constant') {
          return { kind: 'literal', value: this.#options.constants[place.index]![place.offset]! };
        }
        const to = this.#takeSlot();
        this.#uniformSteps.push({ kind: 'spread', to, place });
        return to;
      }
      case 'linear': {
        this.#stream(place);
        const memory: Operand = { kind: 'memory', place };
        // Needed after the stores, of which one may replace it.
        const replaced =
          this.#lastReads[position] === Infinity &&
          this.#body.stores.some((store) => this.#meets(store.place, place));
        return replaced ? this.#identity(memory) : memory;
      }
      case 'row': {
        if (this.#fitsGroup(pattern.length, position)) {
          this.#unit = leastCommonMultiple(this.#unit, pattern.length);
          const to: Operand = { kind: 'pattern', slot: this.#slots++ };
          this.#uniformSteps.push({ kind: 'tile', to, place, length: pattern.length });
          return to;
        }
        const unit = leastCommonMultiple(this.#unit, pattern.length);
        if (unit <= LONGEST_TILE && this.#options.alignment % pattern.length === 0) {
          this.#unit = unit;
          const to: Operand = { kind: 'register', register: this.#registers.takeOwn() };
          this.#tiles.add(to);
          this.#uniformSteps.push({ kind: 'tile', to, place, length: pattern.length });
          return to;
        }
        return this.#gather(access);
      }
      case 'strided':
        return this.#gather(access);
    }
  }

  /** Kernels of two operands go through memory by groups; others do not know where one begins. */
  #fitsGroup(length: number, position: number): boolean {
    const { values, stores } = this.#body;
    return (
      GROUP % length === 0 &&
      this.#options.alignment % length === 0 &&
      this.#options.output !== position &&
      stores.every(({ value }) => value !== position) &&
      values.every(
        (value) =>
          value.kind !== 'apply' ||
          !value.arguments.includes(position) ||
          goesByGroups(functionCodes[value.function]),
      )
    );
  }

  #gather(access: Access): Operand {
    const register = this.#takeRegister();
    const strides = this.#strides.get(access)!;
    this.#steps.push({ kind: 'gather', register, place: access.place, strides });
    return register;
  }

  #apply(value: Value & { readonly kind: 'apply' }, position: number): Operand {
    const operands = value.arguments.map((argument) => this.#operands[argument]!);
    const step = {
      kind: 'apply',
      code: functionCodes[value.function],
      operands,
      parameter: value.parameters[0] ?? 0,
    } as const;
    if (operands.every(isSingle)) {
      const to = this.#takeSlot();
      this.#uniformSteps.push({ ...step, to });
      return to;
    }
    this.#giveUp(value.arguments, position);
    const to = this.#targetOf(position) ?? this.#takeRegister();
    this.#steps.push({ ...step, to });
    return to;
  }

  /** Registers that nobody reads after `position`: what is computed there may already use them. */
  #giveUp(candidates: readonly number[], position: number): void {
    for (const candidate of new Set(candidates)) {
      const operand = this.#operands[candidate]!;
      if (operand.kind !== 'register' || this.#lastReads[candidate]! > position) continue;
      if (this.#tiles.has(operand)) continue;
      this.#registers.give(operand.register);
    }
  }

  /** The memory that a value goes to anyway, unless somebody still reads what is there. */
  #targetOf(position: number): Operand | undefined {
    const target = this.#body.stores.find(
      (store) =>
        store.value === position &&
        this.#patterns.get(store)!.kind === 'linear' &&
        !this.#isReadAfter(store.place, position),
    );
    if (!target) return undefined;
    this.#settled.add(target);
    this.#stream(target.place);
    return { kind: 'memory', place: target.place };
  }

  #isReadAfter(place: Place, position: number): boolean {
    return this.#body.values.some(
      (value, other) =>
        value.kind === 'load' &&
        this.#lastReads[other]! > position &&
        this.#meets(place, value.access.place),
    );
  }

  /** Whether two places may be the same: they are compared by where they start. */
  #meets(a: Place, b: Place): boolean {
    return a.memory === b.memory && a.index === b.index && a.offset === b.offset;
  }

  #store(store: Access & { readonly value: number }): void {
    const operand = this.#operands[store.value]!;
    const pattern = this.#patterns.get(store)!;
    if (pattern.kind === 'linear') {
      this.#stream(store.place);
      this.#steps.push(identity({ kind: 'memory', place: store.place }, operand));
      return;
    }
    const register = operand.kind === 'register' ? operand : this.#identity(operand);
    const strides = this.#strides.get(store)!;
    this.#steps.push({ kind: 'scatter', register, place: store.place, strides });
    if (register !== operand && register.kind === 'register') {
      this.#registers.give(register.register);
    }
  }

  #varying(operand: Operand): Operand {
    return isSingle(operand) ? this.#identity(operand) : operand;
  }

  #identity(from: Operand): Operand {
    const to = this.#takeRegister();
    this.#steps.push(identity(to, from));
    return to;
  }

  #takeRegister(): Operand {
    return { kind: 'register', register: this.#registers.take() };
  }

  #takeSlot(): Operand {
    return { kind: 'slot', slot: this.#slots++ };
  }

  #stream({ memory, index, offset }: Place): void {
    this.#streams.add(`${memory} ${index} ${offset}`);
  }
}

function identity(to: Operand, from: Operand): Step {
  return { kind: 'apply', code: FunctionCode.identity, to, operands: [from], parameter: 0 };
}

function goesByGroups(code: FunctionCode): boolean {
  return code >= FunctionCode.add && code <= FunctionCode.notEqual;
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
