/** Builds the body of an instruction value by value; equal ones are there once. */
import type { NodeId } from '../graph.ts';
import type { Access, Body, Place, Value } from '../plan.ts';

export class BodyBuilder {
  readonly #values: Value[] = [];
  readonly #stores: Body['stores'][number][] = [];
  readonly #known = new Map<string, number>();
  readonly #positions = new Map<NodeId, number>();

  /** The position of the value of a node that this body computes. */
  positionOf(node: NodeId): number | undefined {
    return this.#positions.get(node);
  }

  /** Says that the value at `position` is that of `node`. */
  name(node: NodeId, position: number): void {
    this.#positions.set(node, position);
  }

  load(place: Place, strides: readonly number[]): number {
    const key = `${place.memory} ${place.index} ${place.offset} ${strides.join()}`;
    return this.#once(key, { kind: 'load', access: { place, strides } });
  }

  literal(value: number): number {
    return this.#once(Object.is(value, -0) ? '-0' : `${value}`, { kind: 'literal', value });
  }

  result(): number {
    return this.#once('result', { kind: 'result' });
  }

  apply(value: Extract<Value, { readonly kind: 'apply' }>): number {
    const { parameters, arguments: operands } = value;
    return this.#once(`${value.function} ${operands.join()} ${parameters.join()}`, value);
  }

  store(access: Access, value: number): void {
    this.#stores.push({ ...access, value });
  }

  /**
   * What was read and is stored as it is comes first: an executor that reads late reads it before
   * something else is stored in its place.
   */
  build(): Body {
    const isLoad = ({ value }: { value: number }) => this.#values[value]!.kind === 'load';
    return {
      values: this.#values,
      stores: [...this.#stores.filter(isLoad), ...this.#stores.filter((store) => !isLoad(store))],
    };
  }

  #once(key: string, value: Value): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const position = this.#push(value);
    this.#known.set(key, position);
    return position;
  }

  #push(value: Value): number {
    return this.#values.push(value) - 1;
  }
}

/** The body with the strides of every access changed. */
export function withStrides(
  body: Body,
  change: (strides: readonly number[]) => readonly number[],
): Body {
  return {
    values: body.values.map((value) =>
      value.kind === 'load'
        ? { ...value, access: { ...value.access, strides: change(value.access.strides) } }
        : value,
    ),
    stores: body.stores.map((store) => ({ ...store, strides: change(store.strides) })),
  };
}

/** The strides of every access of the body. */
export function stridesOf({ values, stores }: Body): (readonly number[])[] {
  const loads = values.flatMap((value) => (value.kind === 'load' ? [value.access.strides] : []));
  return [...loads, ...stores.map(({ strides }) => strides)];
}
