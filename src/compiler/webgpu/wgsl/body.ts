/**
 * Bodies in WGSL: the values of one element, or of 4 neighbours along the last axis, one statement
 * each, and their stores after that.
 */
import type { Access, Body } from '../../plan.ts';
import { applied } from './functions.ts';
import type { KernelText } from './kernel.ts';
import { float, unsigned } from './literals.ts';

/** Names of an element's coordinates; with width 4 the last is that of the first of 4, a multiple of 4. */
export type Coordinates = readonly string[];

export interface Written {
  readonly lines: readonly string[];
  /** For each value of the body an expression for each element; a single one when all are the same. */
  readonly values: readonly (readonly string[])[];
}

/** Of a vector. */
export const COMPONENTS = ['x', 'y', 'z', 'w'] as const;

/** @param result expressions for what the instruction itself has computed, one for each element */
export function writeBody(
  text: KernelText,
  { values, stores }: Body,
  coordinates: Coordinates,
  result: readonly string[] = [],
): Written {
  const lines: string[] = [];
  const written: (readonly string[])[] = [];

  const bind = (expression: string, prefix = 'v'): string => {
    const name = text.name(prefix);
    lines.push(`let ${name} = ${expression};`);
    return name;
  };
  const load = (access: Access): readonly string[] => {
    const { place } = access;
    const at = bind(indexOf(text, access, coordinates), 'at');
    const along = text.width === 1 ? 0 : (access.strides.at(-1) ?? 0);
    if (along === 0) return [bind(text.read(place, at))];
    if (isVector(access)) {
      const vector = bind(text.vector(place, `${at} >> 2u`));
      return COMPONENTS.map((component) => `${vector}.${component}`);
    }
    return COMPONENTS.map((_, lane) => {
      const own = bind(`${at} + ${unsigned(lane * along)}`, 'at');
      return bind(text.read(place, own));
    });
  };

  for (const value of values) {
    switch (value.kind) {
      case 'load':
        written.push(load(value.access));
        break;
      case 'literal':
        written.push([float(value.value)]);
        break;
      case 'result':
        written.push(result);
        break;
      case 'apply': {
        const operands = value.arguments.map((argument) => written[argument]!);
        const lanes = Math.max(...operands.map(({ length }) => length));
        written.push(
          Array.from({ length: lanes }, (_, lane) => {
            const own = operands.map((operand) => operand[operand.length === 1 ? 0 : lane]!);
            return bind(applied(value.function, own, value.parameters));
          }),
        );
      }
    }
  }
  for (const store of stores) {
    const at = indexOf(text, store, coordinates);
    const value = written[store.value]!;
    lines.push(
      text.width === 1
        ? `${text.read(store.place, at)} = ${value[0]};`
        : `${text.vector(store.place, `(${at}) >> 2u`)} = vec4<f32>(${value.join(', ')});`,
    );
  }
  return { lines, values: written };
}

/** Whether 4 neighbours along the last axis can be stored at once, everywhere. */
export function storesVectors({ stores }: Body, lastLength: number): boolean {
  return lastLength % 4 === 0 && stores.every(isVector);
}

/** Whether 4 neighbours along the last axis lie in one vector of memory, whichever they are. */
function isVector({ place, strides }: Access): boolean {
  return (
    strides.at(-1) === 1 &&
    place.offset % 4 === 0 &&
    strides.slice(0, -1).every((stride) => stride % 4 === 0)
  );
}

function indexOf(text: KernelText, { place, strides }: Access, coordinates: Coordinates): string {
  const terms = [text.start(place)];
  strides.forEach((stride, axis) => {
    if (stride === 1) terms.push(coordinates[axis]!);
    else if (stride !== 0) terms.push(`${coordinates[axis]} * ${unsigned(stride)}`);
  });
  return terms.join(' + ');
}

/**
 * Statements that take an element's number apart into its coordinates.
 * @param index the name of the number, in row-major order
 */
export function writeCoordinates(
  text: KernelText,
  shape: readonly number[],
  index: string,
): { readonly lines: readonly string[]; readonly coordinates: readonly string[] } {
  if (shape.length === 1) return { lines: [], coordinates: [index] };
  const lines: string[] = [];
  const coordinates: string[] = [];
  let rest = index;
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const coordinate = text.name('c');
    lines.push(`let ${coordinate} = ${rest} % ${unsigned(shape[axis]!)};`);
    coordinates.unshift(coordinate);
    const next = text.name('c');
    lines.push(`let ${next} = ${rest} / ${unsigned(shape[axis]!)};`);
    rest = next;
  }
  coordinates.unshift(rest);
  return { lines, coordinates };
}
