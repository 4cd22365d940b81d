/**
 * What a shader of ours looks like from outside, and the frame around its code: the bindings all of
 * them share, and the block of numbers that tells each dispatch where its operands lie. Places are no
 * part of the text, so that instructions that differ in nothing else share one shader.
 */
import type { Place } from '../../plan.ts';
import { definitionsFor } from './functions.ts';
import { unsigned } from './literals.ts';

/** One dispatch: a shader and where its operands lie. */
export interface Kernel {
  readonly source: string;
  /** In the order in which the source numbers them. */
  readonly places: readonly Place[];
  readonly workgroups: readonly [x: number, y: number];
}

/** How many numbers a shader takes at once: with 4, storage is bound as vectors. */
export type Width = 1 | 4;

/** Numbers of the block before the first place: infinity, NaN, and two that round it up. */
export const BLOCK_HEAD = [0x7f80_0000, 0x7fc0_0000, 0, 0] as const;

/** How many numbers the block of a kernel has: whole vectors of 4. */
export function blockLength(places: number): number {
  return BLOCK_HEAD.length + 4 * Math.ceil(places / 4);
}

export const BINDINGS = { arena: 0, feeds: 1, reports: 2, block: 3 } as const;

/** What every device can do in one dimension. */
const WORKGROUPS_PER_DIMENSION = 65_535;

/** The name of the storage that a place lies in. */
function storageOf({ memory }: Place): 'arena' | 'feeds' | 'reports' {
  if (memory === 'fed') return 'feeds';
  return memory === 'report' ? 'reports' : 'arena';
}

/** A shader's text as it comes about. */
export class KernelText {
  readonly #places: Place[] = [];
  readonly #functions: string[] = [];
  #names = 0;

  constructor(readonly width: Width) {}

  /** The expression for where `place` starts, in numbers. */
  start(place: Place): string {
    const at = this.#places.push(place) - 1;
    return `block[${1 + (at >> 2)}].${'xyzw'[at & 3]}`;
  }

  /** A name that no other call returns. */
  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** The expression for one number at `index`, which may be used twice. */
  read(place: Place, index: string): string {
    const storage = storageOf(place);
    return this.width === 1
      ? `${storage}[${index}]`
      : `${storage}[(${index}) >> 2u][(${index}) & 3u]`;
  }

  /** The expression for the vector with this number; to be read or assigned to. */
  vector(place: Place, vectorIndex: string): string {
    return `${storageOf(place)}[${vectorIndex}]`;
  }

  /** Adds a function or a variable to stand before the main function. */
  declare(text: string): void {
    this.#functions.push(text);
  }

  /**
   * The finished kernel. `main` finds the number of its workgroup in `group` and its own within the
   * workgroup, which has `lanes` of them, in `lane`.
   */
  finish(main: string, lanes: number, workgroups: number): Kernel {
    const height = Math.ceil(workgroups / WORKGROUPS_PER_DIMENSION);
    const width = Math.ceil(workgroups / height);
    const group = height === 1 ? 'id.x' : `id.y * ${unsigned(width)} + id.x`;
    const code = `${this.#functions.join('\n')}
@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let group = ${group};
${main}
}`;
    const element = this.width === 1 ? 'f32' : 'vec4<f32>';
    const source = `@group(0) @binding(${BINDINGS.arena}) var<storage, read_write> arena: array<${element}>;
@group(0) @binding(${BINDINGS.feeds}) var<storage, read> feeds: array<${element}>;
@group(0) @binding(${BINDINGS.reports}) var<storage, read_write> reports: array<${element}>;
@group(0) @binding(${BINDINGS.block}) var<uniform> block: array<vec4<u32>, ${blockLength(this.#places.length) / 4}>;
${definitionsFor(code)}
${code}`;
    return { source, places: this.#places, workgroups: [width, height] };
  }
}
