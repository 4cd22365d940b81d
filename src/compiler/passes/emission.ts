/** Writes down groups as instructions, once it is known where everything lies. Decides nothing. */
import { joinAxes } from '../axes.ts';
import type { NodeId, Shape } from '../graph.ts';
import type {
  Body,
  Instruction,
  MatMulInstruction,
  Matrix,
  Place,
  ReduceInstruction,
} from '../plan.ts';
import { BodyBuilder, stridesOf, withStrides } from './bodies.ts';
import type { Group } from './groups.ts';
import type { LateCopy, Placement } from './placement.ts';
import { readsOf, type Computed, type Read } from './reads.ts';
import { uniformValue } from './rewrite.ts';
import type { Settled } from './settle.ts';
import { storedStrides, type Storages } from './storages.ts';
import { isPacked, squeezed } from './views.ts';

export function emit(
  settled: Settled,
  groups: readonly Group[],
  storages: Storages,
  placement: Placement,
): Instruction[] {
  const emission = new Emission(settled, storages, placement);
  return [
    ...groups.map((group, step) => emission.instruction(group, storages.stored[step]!)),
    ...lateCopies(placement),
  ];
}

class Emission {
  readonly #settled: Settled;
  readonly #storages: Storages;
  readonly #placement: Placement;

  constructor(settled: Settled, storages: Storages, placement: Placement) {
    this.#settled = settled;
    this.#storages = storages;
    this.#placement = placement;
  }

  instruction(group: Group, stored: readonly NodeId[]): Instruction {
    const { anchor } = group;
    const node = this.#node(anchor ?? group.body[0]!);
    const after = this.#body(group.body, stored, anchor);
    switch (node.op) {
      case 'map': {
        const { shape, change } = joinAxes(squeezed(node.shape), stridesOf(after));
        return { kind: 'map', shape, body: withStrides(after, change) };
      }
      case 'matMul':
        return this.#matMul(node, after);
      case 'reduce':
        return this.#reduce(node, group.before, after);
    }
  }

  #matMul(node: Extract<Computed, { op: 'matMul' }>, after: Body): MatMulInstruction {
    const [rows, columns] = node.shape.slice(-2) as [number, number];
    const batch = node.shape.length === 3 ? node.shape[0]! : 1;
    const [leftRead, rightRead] = readsOf(node, this.#settled) as [Read, Read];
    const [leftShape, rightShape] = node.inputs.map(
      (input) => this.#settled.nodes[input]!.shape,
    ) as [Shape, Shape];
    const inner = leftShape.at(node.transposeLeft ? -2 : -1)!;
    return {
      kind: 'matMul',
      batch,
      rows,
      columns,
      inner,
      left: this.#matrix(leftRead, leftShape, node.transposeLeft),
      right: this.#matrix(rightRead, rightShape, node.transposeRight),
      after: withStrides(after, (strides) => spread(strides, [batch, rows, columns])),
    };
  }

  /** @param swapped whether the operand is multiplied with its last two axes swapped */
  #matrix(read: Read, shape: Shape, swapped: boolean): Matrix {
    const last = <T>(values: readonly T[]): T[] =>
      swapped ? values.slice(-2).toReversed() : values.slice(-2);
    const isBatched = shape.length === 3 && shape[0]! > 1;
    return {
      place: this.#placeOf(read),
      transposed: !isPacked(last(shape), last(read.strides)),
      batchStride: isBatched ? read.strides[0]! : 0,
    };
  }

  #reduce(
    node: Extract<Computed, { op: 'reduce' }>,
    functions: readonly NodeId[],
    after: Body,
  ): ReduceInstruction {
    const from = this.#settled.nodes[node.inputs[0]]!.shape;
    const axes = from.map((length, axis) => ({ length, isReduced: node.axes.includes(axis) }));
    const walked = axes.filter(({ length }) => length !== 1);
    const pick = <T>(values: readonly T[], isReduced: boolean): T[] =>
      values.filter((_, axis) => walked[axis]!.isReduced === isReduced);
    const lengths = walked.map(({ length }) => length);

    const builder = new BodyBuilder();
    for (const id of functions) this.#compute(id, builder);
    const reduces = this.#value(readsOf(node, this.#settled)[0]!, builder);
    const before = builder.build();

    const read = stridesOf(before);
    const kept = joinAxes(pick(lengths, false), [
      ...read.map((strides) => pick(strides, false)),
      ...stridesOf(after),
    ]);
    const reduced = joinAxes(
      pick(lengths, true),
      read.map((strides) => pick(strides, true)),
    );
    return {
      kind: 'reduce',
      reducer: node.reducer,
      kept: kept.shape,
      reduced: reduced.shape,
      before: withStrides(before, (strides) => [
        ...kept.change(pick(strides, false)),
        ...reduced.change(pick(strides, true)),
      ]),
      reduces,
      after: withStrides(after, kept.change),
    };
  }

  #body(functions: readonly NodeId[], stored: readonly NodeId[], anchor?: NodeId): Body {
    const builder = new BodyBuilder();
    if (anchor !== undefined) builder.name(anchor, builder.result());
    for (const id of functions) this.#compute(id, builder);
    for (const id of stored) {
      const access = { place: this.#place(id), strides: storedStrides(id, this.#settled) };
      builder.store(access, builder.positionOf(id)!);
    }
    return builder.build();
  }

  #compute(id: NodeId, builder: BodyBuilder): void {
    const node = this.#node(id) as Extract<Computed, { op: 'map' }>;
    const operands = readsOf(node, this.#settled).map((read) => this.#value(read, builder));
    builder.name(
      id,
      node.function === 'identity'
        ? operands[0]!
        : builder.apply({
            kind: 'apply',
            function: node.function,
            parameters: node.parameters,
            arguments: operands,
          }),
    );
  }

  #value(read: Read, builder: BodyBuilder): number {
    const uniform = uniformValue(this.#settled.nodes[read.source]!);
    if (uniform !== undefined) return builder.literal(uniform);
    return builder.positionOf(read.source) ?? builder.load(this.#placeOf(read), read.strides);
  }

  #placeOf({ source, offset }: Read): Place {
    const place = this.#place(source);
    return { ...place, offset: place.offset + offset };
  }

  #place(node: NodeId): Place {
    const { storage, offset } = this.#storages.locate(node);
    const place = this.#placement.places.get(storage)!;
    return { ...place, offset: place.offset + offset };
  }

  #node(id: NodeId): Computed {
    return this.#settled.nodes[id] as Computed;
  }
}

/** Strides along the axes that are longer than 1 as strides along all axes. */
function spread(strides: readonly number[], shape: Shape): number[] {
  let next = 0;
  return shape.map((length) => (length === 1 ? 0 : strides[next++]!));
}

/** One instruction for all copies of one size. */
function lateCopies({ places, lateCopies }: Placement): Instruction[] {
  const bySize = new Map<number, LateCopy[]>();
  for (const copy of lateCopies) {
    const { size } = copy.from;
    bySize.set(size, [...(bySize.get(size) ?? []), copy]);
  }
  return [...bySize].map(([size, copies]) => {
    const builder = new BodyBuilder();
    const strides = size === 1 ? [] : [1];
    for (const { from, held } of copies) {
      const value = builder.load(places.get(from)!, strides);
      builder.store({ place: { memory: 'held', index: held, offset: 0 }, strides }, value);
    }
    return { kind: 'map', shape: size === 1 ? [] : [size], body: builder.build() };
  });
}
