/**
 * A TensorFlow.js backend that writes down instead of computing: every kernel appends nodes to a
 * graph. It lives for one call of one function. Whatever cannot be written down is refused, and the
 * refusal is kept: a function that catches the error does not get away with it.
 */
import {
  KernelBackend,
  type BackendTimingInfo,
  type BackendValues,
  type DataType,
  type NamedAttrMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import {
  ImpureFunctionError,
  UnsupportedOperationError,
  ValueReadError,
  type CompilerError,
} from '../errors.ts';
import { sizeOf, type NodeId, type Shape } from '../graph.ts';
import { GraphBuilder } from './builder.ts';
import {
  describeShape,
  type Kernel,
  type KernelCall,
  type NumberType,
  type Operand,
  type Value,
} from './kernel.ts';

/** Up to here float32 holds every integer. */
const LARGEST_EXACT_INTEGER = 2 ** 24;

/** What a tensor of this backend has instead of numbers. */
class Handle {
  /** Tensors that share it. */
  references = 1;

  constructor(
    readonly owner: TracingBackend,
    readonly node: NodeId,
  ) {}
}

export class TracingBackend extends KernelBackend {
  readonly graph = new GraphBuilder();
  /** Why the function cannot be traced: the first reason. */
  refusal: CompilerError | undefined;
  #handles = 0;

  /** A tensor for an argument of the function. */
  input(shape: Shape, index: number): TensorInfo {
    return this.#infoOf({ node: this.graph.input(shape, index), type: 'float32' });
  }

  /** Whether this backend has made the tensor. */
  owns({ dataId }: TensorInfo): boolean {
    return dataId instanceof Handle && dataId.owner === this;
  }

  /** @throws ImpureFunctionError for a tensor that this backend has not made */
  nodeOf({ dataId, shape }: TensorInfo): NodeId {
    if (dataId instanceof Handle && dataId.owner === this) return dataId.node;
    throw this.refuse(
      new ImpureFunctionError(
        `The function uses a tensor (${describeShape(shape)}) that was made outside of it. Hold it or feed it instead, or make it inside.`,
      ),
    );
  }

  /** Runs one operation. */
  perform(
    name: string,
    kernel: Kernel,
    inputs: Readonly<Record<string, TensorInfo | undefined>>,
    attributes: NamedAttrMap = {},
  ): TensorInfo | TensorInfo[] {
    const operands: Record<string, Operand> = {};
    for (const key in inputs) {
      const info = inputs[key];
      if (!info) continue;
      const type = info.dtype as NumberType;
      operands[key] = { node: this.nodeOf(info), type, shape: info.shape };
    }
    const refuse = (reason: string): never => {
      throw this.refuse(
        new UnsupportedOperationError(
          `${describeCall(name, operands)} cannot be compiled. ${reason}.`,
        ),
      );
    };
    for (const key in operands) {
      const { type } = operands[key]!;
      if (!kernel.accepts.includes(type))
        refuse(`Numbers of type ${type} are not known here: use tf.cast to ${kernel.accepts[0]}`);
    }
    const call: KernelCall = { graph: this.graph, inputs: operands, attributes, refuse };
    const results = kernel.lower(call);
    return 'node' in results
      ? this.#infoOf(results)
      : results.map((result) => this.#infoOf(result));
  }

  /** Keeps the error in mind and gives it back to be thrown. */
  refuse<Kind extends CompilerError>(error: Kind): Kind {
    this.refusal ??= error;
    return error;
  }

  #infoOf({ node, type }: Value): TensorInfo {
    const { shape } = this.graph.nodes[node]!;
    if (sizeOf(shape) === 0) {
      throw this.refuse(
        new UnsupportedOperationError(
          `A tensor of shape ${describeShape(shape)} has no elements and cannot be compiled. Leave it out.`,
        ),
      );
    }
    if (type === 'int32') this.#checkIntegers(node);
    this.#handles++;
    return { dataId: new Handle(this, node), shape: [...shape], dtype: type };
  }

  #checkIntegers(node: NodeId): void {
    const constant = this.graph.nodes[node]!;
    if (constant.op !== 'constant') return;
    if (constant.values.some((value) => Math.abs(value) > LARGEST_EXACT_INTEGER)) {
      throw this.refuse(
        new UnsupportedOperationError(
          `Integers beyond ±${LARGEST_EXACT_INTEGER} cannot be compiled: everything is float32. Use smaller ones, or float32.`,
        ),
      );
    }
  }

  // What TensorFlow.js asks of a backend.

  override write(values: BackendValues, shape: number[], type: DataType): object {
    if (type === 'string' || type === 'complex64') {
      throw this.refuse(
        new UnsupportedOperationError(
          `A tensor of type ${type} (${describeShape(shape)}) cannot be compiled. Use float32.`,
        ),
      );
    }
    const numbers = Float32Array.from(values as ArrayLike<number>);
    return this.#infoOf({ node: this.graph.constant(numbers, shape), type }).dataId;
  }

  override readSync(id: object): never {
    throw this.#refuseReading(id);
  }

  /** Never settles: the reason is known already, and a rejection would have nobody to hear it. */
  override read(id: object): Promise<never> {
    this.#refuseReading(id);
    return new Promise(() => {});
  }

  #refuseReading(id: object): ValueReadError {
    const of = describeShape(this.graph.shapeOf((id as Handle).node));
    return this.refuse(
      new ValueReadError(
        `The function reads the values of a tensor (${of}), which do not exist yet while it is compiled. Use tf.where instead of a condition on values, and report what is to be read.`,
      ),
    );
  }

  override incRef(id: object): never {
    // The variable exists by now and will be disposed of like any other tensor.
    (id as Handle).references++;
    throw this.refuse(
      new UnsupportedOperationError(
        'tf.variable cannot be compiled. Hold the tensor instead and return what replaces it.',
      ),
    );
  }

  override refCount(id: object): number {
    return (id as Handle).references;
  }

  override disposeData(id: object): boolean {
    const handle = id as Handle;
    if (--handle.references > 0) return false;
    this.#handles--;
    return true;
  }

  /** How many tensors of this backend are not disposed of, those that share counted once. */
  override numDataIds(): number {
    return this.#handles;
  }

  /** Asked when somebody profiles meanwhile: writing down takes no time worth mentioning. */
  override time(write: () => void): Promise<BackendTimingInfo> {
    write();
    return Promise.resolve({ kernelMs: 0 });
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override dispose(): void {}
}

function describeCall(name: string, inputs: Readonly<Record<string, Operand>>): string {
  const shapes = Object.entries(inputs).map(
    ([key, { shape }]) => `${key}: ${describeShape(shape)}`,
  );
  return shapes.length === 0 ? `'${name}'` : `'${name}' (${shapes.join(', ')})`;
}
