/** Random programs for tests: the same for the same seed. Makes graphs, and compares nothing. */
import type { FunctionName } from '../functions.ts';
import { sameShape, sizeOf } from '../graph.ts';
import type { NodeId, Shape } from '../graph.ts';
import { randomNumbers, Sketch, type Example } from './testing.ts';

/** Everything graphs have, over ranks 0 to 3, with updates and reports of all kinds. */
export function randomExample(seed: number): Example {
  const sketch = new RandomSketch(seed);
  sketch.addInputs();
  sketch.grow();
  return sketch.finish();
}

const UNARY: readonly FunctionName[] = ['neg', 'abs', 'relu', 'tanh', 'sigmoid', 'square', 'sin'];
const BINARY: readonly FunctionName[] = ['add', 'add', 'sub', 'mul', 'mul', 'maximum', 'minimum'];
const REDUCERS = ['sum', 'sum', 'sum', 'maximum', 'minimum', 'product'] as const;
const LENGTHS = [1, 1, 2, 3, 5];
const UNIFORM_VALUES = [0, 1, -1, 0.5, 3];

const HIGHEST_RANK = 3;
/** Larger nodes are thrown away: they take long and show nothing that smaller ones do not. */
const MOST_ELEMENTS = 300;
/** How many nodes at the end are picked more often, so that much is needed in the end. */
const LATE_NODES = 6;

class RandomSketch extends Sketch {
  readonly #random: () => number;
  #held = 0;
  #inputs = 0;

  constructor(seed: number) {
    super();
    this.#random = randomNumbers(seed);
  }

  addInputs(): void {
    const common = this.#someShape();
    const shape = () => (this.#happens(0.6) ? common : this.#someShape());
    this.#held = 1 + this.#below(4);
    this.#inputs = this.#held + 1 + this.#below(3);
    for (let i = 0; i < this.#inputs; i++) this.input(...shape());
  }

  grow(): void {
    const target = this.nodes.length + 4 + this.#below(30);
    while (this.nodes.length < target) {
      const before = this.nodes.length;
      this.#pick(this.#ways)();
      const last = this.nodes.length - 1;
      if (last < before) continue;
      if (sizeOf(this.shape(last)) > MOST_ELEMENTS) this.nodes.length = before;
      // Else products of products grow out of all bounds.
      else if (this.#happens(0.2)) this.apply('tanh', last);
    }
  }

  finish(): Example {
    const updates: [number, NodeId][] = [];
    for (let index = 0; index < this.#held; index++) {
      if (this.#happens(0.3)) continue;
      const fitting = this.#nodesWhere((shape) => sameShape(shape, this.shape(index)));
      updates.push([index, this.#happens(0.5) ? this.#pick(fitting) : fitting.at(-1)!]);
    }
    const reports = Array.from({ length: 1 + this.#below(3) }, () => this.#any());
    return this.example(this.#held, updates, ...reports);
  }

  /** Each adds a node or two, or none when nothing fits. Those that are there twice are as much more likely. */
  readonly #ways: readonly (() => void)[] = [
    () => this.apply(this.#pick(UNARY), this.#tame()),
    () => this.apply(this.#pick(UNARY), this.#tame()),
    () => this.#addBinary(),
    () => this.#addBinary(),
    () => this.#addBinary(),
    () => this.applyWith('leakyRelu', 0.2, this.#any()),
    // Of inputs alone: of anything else rounding could decide on which side of 0 it is.
    () => this.applyWith('step', this.#pick([0, 0.2]), this.#below(this.#inputs)),
    () => this.uniform(this.#pick(UNIFORM_VALUES), this.#someShape()),
    () => this.#addConstant(),
    () => this.#addBroadcast(),
    () => this.#addReduction(),
    () => this.#addReshape(),
    () => this.#addTranspose(),
    () => this.#addSlice(),
    () => this.#addConcat(),
    () => this.#addMatMul(),
    () => this.#addMatMul(),
  ];

  #addBinary(): void {
    const id = this.#tame();
    const fitting = this.#nodesWhere((shape) => canBroadcast(shape, this.shape(id)));
    const other = this.#pick(fitting);
    this.apply(this.#pick(BINARY), ...(this.#happens(0.5) ? [id, other] : [other, id]));
  }

  #addConstant(): void {
    const shape = this.#someShape();
    const values = Array.from({ length: sizeOf(shape) }, () => 2 * this.#random() - 1);
    this.constant(values, shape);
  }

  #addBroadcast(): void {
    const id = this.#any();
    const shape = this.shape(id);
    const outer = this.#someShape().slice(0, HIGHEST_RANK - shape.length);
    const wide = shape.map((length) => (length === 1 ? this.#pick(LENGTHS) : length));
    this.broadcast(id, [...outer, ...wide]);
  }

  #addReduction(): void {
    const id = this.#any();
    const axes = [...this.shape(id).keys()].filter(() => this.#happens(0.5));
    if (axes.length === 0) return;
    const shape = this.shape(id).filter((_, axis) => !axes.includes(axis));
    this.add({ op: 'reduce', reducer: this.#pick(REDUCERS), axes, inputs: [id], shape });
  }

  #addReshape(): void {
    const id = this.#any();
    const shape = this.shape(id).filter((length) => length !== 1);
    if (shape.length > 1 && this.#happens(0.5)) shape.splice(0, 2, shape[0]! * shape[1]!);
    if (shape.length < HIGHEST_RANK) shape.splice(this.#below(shape.length + 1), 0, 1);
    this.reshape(id, shape);
  }

  #addTranspose(): void {
    const id = this.#any();
    const keys = this.shape(id).map(() => this.#random());
    const permutation = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]!);
    this.transpose(id, ...permutation);
  }

  #addSlice(): void {
    const id = this.#any();
    const shape = this.shape(id);
    const begin = shape.map((length) => this.#below(length));
    const sizes = shape.map((length, axis) => 1 + this.#below(length - begin[axis]!));
    this.slice(id, begin, sizes);
  }

  #addConcat(): void {
    const id = this.#any();
    const shape = this.shape(id);
    if (shape.length === 0) return;
    const axis = this.#below(shape.length);
    const without = (from: Shape) => from.filter((_, at) => at !== axis);
    const fitting = this.#nodesWhere(
      (other) => other.length === shape.length && sameShape(without(other), without(shape)),
    );
    const more = this.#happens(0.3) ? [this.#pick(fitting)] : [];
    this.concat(axis, id, this.#pick(fitting), ...more);
  }

  #addMatMul(): void {
    const [transposeLeft, transposeRight] = [this.#happens(0.5), this.#happens(0.5)];
    const matrices = this.#nodesWhere(({ length }) => length >= 2);
    if (matrices.length === 0) return;
    const left = this.#pick(matrices);
    const from = this.shape(left);
    const fitting = this.#nodesWhere(
      (shape) =>
        shape.length === from.length &&
        shape.at(transposeRight ? -1 : -2) === from.at(transposeLeft ? -2 : -1) &&
        canBroadcast(shape.slice(0, -2), from.slice(0, -2)),
    );
    if (fitting.length > 0) {
      this.matMul(left, this.#pick(fitting), transposeLeft, transposeRight);
    }
  }

  #any(): NodeId {
    const { length } = this.nodes;
    return this.#happens(0.5)
      ? this.#below(length)
      : Math.max(0, length - 1 - this.#below(LATE_NODES));
  }

  /** Any node, or what is between −1 and 1 of it. */
  #tame(): NodeId {
    const id = this.#any();
    return this.#happens(0.3) ? this.apply('tanh', id) : id;
  }

  #nodesWhere(fits: (shape: Shape) => boolean): NodeId[] {
    return [...this.nodes.keys()].filter((id) => fits(this.shape(id)));
  }

  #someShape(): number[] {
    return Array.from({ length: this.#below(HIGHEST_RANK + 1) }, () => this.#pick(LENGTHS));
  }

  #happens(probability: number): boolean {
    return this.#random() < probability;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #pick<T>(of: readonly T[]): T {
    return of[this.#below(of.length)]!;
  }
}

function canBroadcast(a: Shape, b: Shape): boolean {
  const rank = Math.min(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => [a.at(-1 - i)!, b.at(-1 - i)!]).every(
    ([x, y]) => x === y || x === 1 || y === 1,
  );
}
