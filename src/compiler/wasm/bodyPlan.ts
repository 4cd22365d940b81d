/**
 * How a body is computed strip by strip: which values lie in memory as they are, which get a
 * register, which are the same for all strips, and where each function writes. Addresses come later
 * (encodeBody.ts), when it is known how long a strip can be.
 */
import type { Shape } from '../graph.ts';
import type { Access, Body, Place, Value } from '../plan.ts';
import { Accesses, type Reader } from './accesses.ts';
import { FunctionCode } from './assembly/codes.ts';
import { isSingle, type BodyPlan, type Operand, type Step } from './bodySteps.ts';
import { functionCodes } from './functionCodes.ts';
import { Lifetimes } from './lifetimes.ts';
import { Registers } from './registers.ts';

export interface BodyOptions extends Reader {
  readonly constants: readonly Float32Array[];
}

export function planBody(shape: Shape, body: Body, options: BodyOptions): BodyPlan {
  return new Planner(shape, body, options).plan();
}

class Planner {
  readonly #body: Body;
  readonly #options: BodyOptions;
  readonly #lifetimes: Lifetimes;
  readonly #accesses: Accesses;
  readonly #uniformSteps: Step[] = [];
  readonly #steps: Step[] = [];
  readonly #registers = new Registers();
  readonly #operands: Operand[] = [];
  /** Stores whose value is computed right where it goes. */
  readonly #settled = new Set<Access>();
  readonly #streams = new Set<string>();
  /** Registers that are filled once for all strips. */
  readonly #tiles = new Set<Operand>();
  #slots = 0;

  constructor(shape: Shape, body: Body, options: BodyOptions) {
    this.#body = body;
    this.#options = options;
    this.#lifetimes = new Lifetimes(body, options.output);
    this.#accesses = new Accesses(shape, body, options, this.#lifetimes);
  }

  plan(): BodyPlan {
    const { values, stores } = this.#body;
    values.forEach((value, position) => {
      if (this.#lifetimes.isNeeded(position)) this.#compute(value, position);
    });
    for (const store of stores) if (!this.#settled.has(store)) this.#store(store);
    const { output } = this.#options;
    return {
      sizes: this.#accesses.shape,
      uniform: this.#uniformSteps,
      strip: this.#steps,
      ...(output !== undefined && { output: this.#varying(this.#operands[output]!) }),
      registers: this.#registers.count,
      slots: this.#slots,
      unit: this.#accesses.unit,
      streams: this.#streams.size,
    };
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
    const reading = this.#accesses.readingOf(position);
    switch (reading.kind) {
      case 'single':
        return this.#spread(place);
      case 'linear': {
        this.#stream(place);
        const memory: Operand = { kind: 'memory', place };
        return this.#lifetimes.isReplaced(position, place) ? this.#identity(memory) : memory;
      }
      case 'group':
        return this.#repeat({ kind: 'pattern', slot: this.#slots++ }, place, reading.length);
      case 'tile': {
        const to: Operand = { kind: 'register', register: this.#registers.takeOwn() };
        this.#tiles.add(to);
        return this.#repeat(to, place, reading.length);
      }
      case 'strided':
        return this.#gather(access);
    }
  }

  #spread(place: Place): Operand {
    if (place.memory === 'constant') {
      return { kind: 'literal', value: this.#options.constants[place.index]![place.offset]! };
    }
    const to = this.#takeSlot();
    this.#uniformSteps.push({ kind: 'spread', to, place });
    return to;
  }

  #repeat(to: Operand, place: Place, length: number): Operand {
    this.#uniformSteps.push({ kind: 'tile', to, place, length });
    return to;
  }

  #gather(access: Access): Operand {
    const register = this.#takeRegister();
    const strides = this.#accesses.stridesOf(access);
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
      if (operand.kind !== 'register' || this.#tiles.has(operand)) continue;
      if (this.#lifetimes.isNeededAfter(candidate, position)) continue;
      this.#registers.give(operand.register);
    }
  }

  /** The memory that a value goes to anyway, unless somebody still reads what is there. */
  #targetOf(position: number): Operand | undefined {
    const target = this.#body.stores.find(
      (store) =>
        store.value === position &&
        this.#accesses.isLinear(store) &&
        !this.#lifetimes.isReadAfter(store.place, position),
    );
    if (!target) return undefined;
    this.#settled.add(target);
    this.#stream(target.place);
    return { kind: 'memory', place: target.place };
  }

  #store(store: Access & { readonly value: number }): void {
    const operand = this.#operands[store.value]!;
    if (this.#accesses.isLinear(store)) {
      this.#stream(store.place);
      this.#steps.push(identity({ kind: 'memory', place: store.place }, operand));
      return;
    }
    const register = operand.kind === 'register' ? operand : this.#identity(operand);
    const strides = this.#accesses.stridesOf(store);
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
