/** What a kernel of the tracing backend is: how one TensorFlow.js operation is said in graph nodes. */
import type { NodeId, Shape } from '../graph.ts';
import type { GraphBuilder } from './builder.ts';

/**
 * What TensorFlow.js takes the numbers for. All of them are float32 in the graph: truth values 0 and
 * 1, integers small enough to be exact.
 */
export type NumberType = 'float32' | 'bool' | 'int32';

export interface Value {
  readonly node: NodeId;
  readonly type: NumberType;
}

export interface Operand extends Value {
  readonly shape: Shape;
}

/** One call of an operation while a function is traced. */
export interface KernelCall {
  readonly graph: GraphBuilder;
  /** By name, or by number for operations on lists. Optional ones may be missing. */
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** @throws UnsupportedOperationError naming the operation and its shapes, always */
  refuse(reason: string): never;
}

export interface Kernel {
  /** Which inputs make sense: integers and truth values obey other arithmetic than float32. */
  readonly accepts: readonly NumberType[];
  lower(call: KernelCall): Value | readonly Value[];
}

/** By the name that TensorFlow.js gives the operation. */
export type KernelTable = Readonly<Record<string, Kernel>>;

const FLOATS: readonly NumberType[] = ['float32'];
const TRUTHS: readonly NumberType[] = ['bool'];
const ALL: readonly NumberType[] = ['float32', 'bool', 'int32'];

/** Of float32 alone, with a float32 result. */
export function arithmetic(lower: (call: KernelCall) => NodeId): Kernel {
  return { accepts: FLOATS, lower: (call) => ({ node: lower(call), type: 'float32' }) };
}

/** Of truth values alone, with truth values as results. */
export function logical(lower: (call: KernelCall) => NodeId): Kernel {
  return { accepts: TRUTHS, lower: (call) => ({ node: lower(call), type: 'bool' }) };
}

/** Of any numbers, with truth values as results. */
export function comparison(lower: (call: KernelCall) => NodeId): Kernel {
  return { accepts: ALL, lower: (call) => ({ node: lower(call), type: 'bool' }) };
}

/** Of any numbers. */
export function general(lower: Kernel['lower']): Kernel {
  return { accepts: ALL, lower };
}

/** Inputs of an operation on a list. */
export function listed(call: KernelCall): readonly Operand[] {
  return Object.values(call.inputs);
}

/** "[8, 2]", or "a single number". */
export function describeShape(shape: Shape): string {
  return shape.length === 0 ? 'a single number' : `[${shape.join(', ')}]`;
}
