/**
 * The numbers with which the encoder and the kernels name the same things. Compiled twice, by
 * TypeScript for the one and by AssemblyScript for the other, so it contains nothing but numbers.
 */

/**
 * Functions of numbers, by the names they have in a plan. Kernels tell groups of them apart by where
 * they start: few instructions on one operand, from `add` on two operands, `select`, from `exp` on
 * many instructions, and last those that are computed number by number.
 */
export enum FunctionCode {
  identity,
  neg,
  abs,
  sign,
  square,
  sqrt,
  reciprocal,
  relu,
  leakyRelu,
  step,
  floor,
  ceil,
  round,
  isNaN,
  logicalNot,
  add,
  sub,
  mul,
  div,
  maximum,
  minimum,
  greater,
  greaterEqual,
  less,
  lessEqual,
  equal,
  notEqual,
  select,
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sigmoid,
  softplus,
  elu,
  sin,
  cos,
  erf,
  pow,
}

/** The first of the functions that are computed number by number. */
export const FIRST_SCALAR_FUNCTION = FunctionCode.sin;

/** What a body does besides applying functions. Its codes are above those of all functions. */
export enum MoveCode {
  /** One number of memory to every lane of a register. */
  spread = 64,
  /** A row of memory to a register again and again. */
  tile = 65,
  /** Numbers at any distances to a register. */
  gather = 66,
  /** A register to numbers at any distances. */
  scatter = 67,
}

/** How an operand's address follows the position in the index space; bits that may be combined. */
export enum Mode {
  /** Always the same: a register. */
  fixed = 0,
  /** Memory with one number for each position. */
  linear = 1,
  /** What the instruction computes, of which only a block is there at a time. */
  result = 3,
}

export enum InstructionCode {
  map,
  product,
  reduce,
}

export enum ReducerCode {
  sum,
  product,
  maximum,
  minimum,
}

/** How a reduced value is laid out: each result from neighbours, or results next to each other. */
export enum ReduceLayout {
  rows,
  columns,
}

/** The kernels of matrix products. */
export enum ProductKernel {
  /** Any shape, by tiles of four rows and eight columns. */
  tiles,
  /** Inner size 1 to 3. */
  thinInner,
  /** 1 to 3 columns, left matrix by rows. */
  thinColumns,
  /** 1 to 3 columns, left matrix transposed. */
  thinColumnsTransposed,
  /** 1 or 2 rows, right matrix by rows. */
  thinRows,
}

/** Numbers in a vector. */
export const LANES = 4;

/** Registers are written in whole groups of so many numbers. */
export const GROUP = 16;

/** Columns of a packed panel. */
export const PANEL = 8;

/** Bytes of an item of a body that applies a function or moves without axes. */
export const ITEM_BYTES = 32;

/** Bytes of an instruction. */
export const INSTRUCTION_BYTES = 96;
