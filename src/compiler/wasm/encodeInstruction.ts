/**
 * Instructions as words, and how much room they need besides. Decides which kernel does what.
 */
import { walkOf } from '../axes.ts';
import { sizeOf } from '../graph.ts';
import type {
  Access,
  Body,
  MapInstruction,
  MatMulInstruction,
  Place,
  ReduceInstruction,
} from '../plan.ts';
import {
  GROUP,
  InstructionCode,
  PANEL,
  ProductKernel,
  ReduceLayout,
  ReducerCode,
} from './assembly/codes.ts';
import { accessCost } from './accesses.ts';
import { planBody } from './bodyPlan.ts';
import { NOWHERE, type Word } from './code.ts';
import { encodeBody, type EncodedBody, type Surroundings } from './encodeBody.ts';
import { patternOf } from './patterns.ts';

/** What an instruction needs while it runs, in bytes. */
export interface Room {
  readonly file: number;
  readonly result: number;
  readonly packedRight: number;
  readonly packedLeft: number;
}

export interface EncodedInstruction {
  readonly words: readonly Word[];
  readonly room: Room;
}

export interface Encoding extends Surroundings {
  readonly constants: readonly Float32Array[];
}

/** Numbers of a product that are computed before the body after it runs on them. */
const BLOCK_NUMBERS = 4096;
/** Numbers of a left matrix that stay in the second cache while all panels go by. */
const LEFT_NUMBERS = 16_384;
/** Rows of a tile. */
const TILE_ROWS = 4;
/** The inner size, or number of columns, up to which products are thin. */
const THIN = 3;
/** The number of rows up to which rows are computed one by one. */
const FEW_ROWS = 2;
/** Up to so many columns a transposed left matrix is read only so often that packing it is no use. */
const FEW_PANELS = 2 * PANEL;

const NO_ROOM: Room = { file: 0, result: 0, packedRight: 0, packedLeft: 0 };

export function encodeMap({ shape, body }: MapInstruction, encoding: Encoding): EncodedInstruction {
  const positions = sizeOf(shape);
  const { constants } = encoding;
  const plan = planBody(shape, body, { alignment: positions, constants });
  const encoded = encodeBody(plan, positions, encoding);
  return {
    words: [InstructionCode.map, encoded.address, positions],
    room: { ...NO_ROOM, file: encoded.fileBytes },
  };
}

export function encodeReduce(
  instruction: ReduceInstruction,
  encoding: Encoding,
): EncodedInstruction {
  const { kept, reduced, after, reduces, reducer } = instruction;
  const results = sizeOf(kept);
  const many = sizeOf(reduced);
  const turned = turn(instruction);
  const rowsCost = accessCost([...kept, ...reduced], instruction.before);
  const byColumns = rowsCost > accessCost([...reduced, ...kept], turned);
  const { constants } = encoding;
  const first = encodeBody(
    planBody(
      byColumns ? [...reduced, ...kept] : [...kept, ...reduced],
      byColumns ? turned : instruction.before,
      { alignment: byColumns ? results : many, output: reduces, constants },
    ),
    results * many,
    encoding,
  );
  const then = encodeBody(
    planBody(kept, after, { alignment: results, constants }),
    results,
    encoding,
  );
  const { address, mode } = first.output!;
  return {
    words: [
      InstructionCode.reduce,
      byColumns ? ReduceLayout.columns : ReduceLayout.rows,
      ReducerCode[reducer],
      first.address,
      address,
      mode,
      results,
      many,
      { area: 'result', offset: 0 },
      then.address,
    ],
    room: {
      ...NO_ROOM,
      file: Math.max(first.fileBytes, then.fileBytes),
      result: 4 * (results + GROUP),
    },
  };
}

/** The body before a reduction on the axes [...reduced, ...kept]. */
function turn({ before, kept, reduced }: ReduceInstruction): Body {
  const turned = (strides: readonly number[]) => [
    ...strides.slice(kept.length),
    ...strides.slice(0, kept.length),
  ];
  if (reduced.length === 0) return before;
  return {
    stores: [],
    values: before.values.map((value) =>
      value.kind === 'load'
        ? { ...value, access: { ...value.access, strides: turned(value.access.strides) } }
        : value,
    ),
  };
}

export function encodeProduct(
  instruction: MatMulInstruction,
  encoding: Encoding,
): EncodedInstruction {
  const { batch, rows, columns, inner, left, right } = instruction;
  const kernel = kernelOf(instruction);
  const packed = packedRightNumbers(kernel, instruction);
  const packsLeft = kernel === ProductKernel.tiles && left.transposed && columns > FEW_PANELS;
  const target = directTarget(instruction);
  const numbers = target ? Math.max(BLOCK_NUMBERS, LEFT_NUMBERS) : BLOCK_NUMBERS;
  const rowNumbers = target && kernel === ProductKernel.tiles ? Math.max(1, inner) : columns;
  const blockRows = Math.max(TILE_ROWS, TILE_ROWS * Math.floor(numbers / rowNumbers / TILE_ROWS));
  const body = target ? undefined : encodeAfter(instruction, blockRows, encoding);
  return {
    words: [
      InstructionCode.product,
      kernel,
      batch,
      rows,
      columns,
      inner,
      encoding.addressOf(left.place),
      Number(left.transposed),
      4 * left.batchStride,
      encoding.addressOf(right.place),
      Number(right.transposed),
      4 * right.batchStride,
      target ? encoding.addressOf(target) : { area: 'result', offset: 0 },
      Number(target !== undefined),
      body?.address ?? NOWHERE,
      blockRows,
      packed > 0 ? { area: 'packedRight', offset: 0 } : NOWHERE,
      packsLeft ? { area: 'packedLeft', offset: 0 } : NOWHERE,
    ],
    room: {
      file: body?.fileBytes ?? 0,
      result: target ? 0 : 4 * (Math.min(blockRows, rows) * columns + GROUP),
      packedRight: 4 * packed,
      packedLeft: packsLeft ? 4 * (Math.min(blockRows, rows) + TILE_ROWS) * inner : 0,
    },
  };
}

function encodeAfter(
  { batch, rows, columns, after }: MatMulInstruction,
  blockRows: number,
  encoding: Encoding,
): EncodedBody {
  const { constants } = encoding;
  const plan = planBody([batch, rows, columns], after, { alignment: columns, constants });
  return encodeBody(plan, Math.min(blockRows, rows) * columns, encoding);
}

function kernelOf({ rows, columns, inner, left, right }: MatMulInstruction): ProductKernel {
  if (inner >= 1 && inner <= THIN) return ProductKernel.thinInner;
  if (inner > THIN && columns <= THIN) {
    return left.transposed ? ProductKernel.thinColumnsTransposed : ProductKernel.thinColumns;
  }
  if (rows <= FEW_ROWS && !right.transposed) return ProductKernel.thinRows;
  return ProductKernel.tiles;
}

/** Numbers of the packed right matrix; 0 when it is read where it lies. */
function packedRightNumbers(
  kernel: ProductKernel,
  { columns, inner, right }: MatMulInstruction,
): number {
  const panels = Math.ceil(columns / PANEL) * PANEL * inner;
  switch (kernel) {
    case ProductKernel.tiles:
      // Eight columns are a panel as they lie.
      return columns === PANEL && !right.transposed ? 0 : Math.max(1, panels);
    case ProductKernel.thinInner:
      return panels;
    case ProductKernel.thinColumns:
      return columns * (inner + TILE_ROWS);
    default:
      return 0;
  }
}

/** Where the product goes when that is all there is to do with it. */
function directTarget({ batch, rows, columns, after }: MatMulInstruction): Place | undefined {
  const [store] = after.stores;
  if (!store || after.stores.length > 1) return undefined;
  if (after.values[store.value]!.kind !== 'result') return undefined;
  return isLinear([batch, rows, columns], store) ? store.place : undefined;
}

function isLinear(shape: readonly number[], { strides }: Access): boolean {
  const walk = walkOf(shape, [strides]);
  return patternOf(walk.shape, walk.strides[0]!).kind === 'linear';
}
