/**
 * Instructions on as few axes as possible, and products turned to where shaders read them best:
 * shaders compute coordinates by division, which costs more than the arithmetic of most bodies.
 */
import { walkOf } from '../../axes.ts';
import type { Shape } from '../../graph.ts';
import type { Access, Body, MatMulInstruction } from '../../plan.ts';

/** Everything a body loads, then everything it stores. */
export function accessesOf({ values, stores }: Body): readonly Access[] {
  return [...values.flatMap((value) => (value.kind === 'load' ? [value.access] : [])), ...stores];
}

/** The same body on other axes: `strides` in the order of `accessesOf`. */
export function withStrides(body: Body, strides: readonly (readonly number[])[]): Body {
  let next = 0;
  return {
    values: body.values.map((value) =>
      value.kind === 'load'
        ? { kind: 'load', access: { ...value.access, strides: strides[next++]! } }
        : value,
    ),
    stores: body.stores.map((store) => ({ ...store, strides: strides[next++]! })),
  };
}

/** The body of a map on as few axes as possible. */
export function joinMapAxes(shape: Shape, body: Body): { shape: Shape; body: Body } {
  const axes = walkOf(
    shape,
    accessesOf(body).map(({ strides }) => strides),
  );
  return { shape: axes.shape, body: withStrides(body, axes.strides) };
}

/**
 * The same product with its matrices turned to where shaders read them best: results in a row rather
 * than in a column, and matrices with a single row or column called by whichever of their two names
 * puts neighbours where a shader takes four at once.
 */
export function turnProduct(instruction: MatMulInstruction): MatMulInstruction {
  const turned =
    instruction.columns === 1 && instruction.rows > 1 ? exchanged(instruction) : instruction;
  const { rows, columns, inner, left, right } = turned;
  return {
    ...turned,
    left: { ...left, transposed: inner === 1 || (rows > 1 && left.transposed) },
    right: { ...right, transposed: inner > 1 && columns > 1 && right.transposed },
  };
}

/** (A·B)ᵀ = Bᵀ·Aᵀ. */
function exchanged(instruction: MatMulInstruction): MatMulInstruction {
  const { rows, columns, left, right, after } = instruction;
  return {
    ...instruction,
    rows: columns,
    columns: rows,
    left: { ...right, transposed: !right.transposed },
    right: { ...left, transposed: !left.transposed },
    after: withStrides(
      after,
      accessesOf(after).map(({ strides: [batch, row, column] }) => [batch!, column!, row!]),
    ),
  };
}
