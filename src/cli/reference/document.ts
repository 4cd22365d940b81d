/**
 * Reads the JSON of a reference folder with the shapes each check needs, and says where a file is
 * not what it should be. Knows no file by name and compares nothing.
 */

/** A reference file or folder cannot be read as what it claims to be: one sentence says where. */
export class MalformedReferenceError extends Error {
  override readonly name = 'MalformedReferenceError';
}

/** One object of a reference file, with the way to it for messages. */
export class Entry {
  readonly #where: string;
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(where: string, value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedReferenceError(`${where} is not an object with named values.`);
    }
    this.#where = where;
    this.#fields = value as Record<string, unknown>;
  }

  get keys(): readonly string[] {
    return Object.keys(this.#fields);
  }

  has(key: string): boolean {
    return key in this.#fields;
  }

  text(key: string): string {
    const value = this.#fields[key];
    return typeof value === 'string' ? value : this.#fail(key, 'a text');
  }

  number(key: string): number {
    const value = this.#fields[key];
    return isNumber(value) ? value : this.#fail(key, 'a number');
  }

  /** A whole number of at least 1. */
  count(key: string): number {
    const value = this.number(key);
    return Number.isInteger(value) && value >= 1 ? value : this.#fail(key, 'a whole number from 1');
  }

  /** A number, or undefined where the file says null. */
  optionalNumber(key: string): number | undefined {
    return this.#fields[key] === null ? undefined : this.number(key);
  }

  /** A list of numbers, not empty. */
  numbers(key: string): readonly number[] {
    const value = this.#fields[key];
    return isNumbers(value) ? value : this.#fail(key, 'a list of numbers');
  }

  /** Rows of equal length, not empty: [rows, `columns`]. */
  matrix(key: string, columns?: number): readonly (readonly number[])[] {
    return this.#asMatrix(this.#fields[key], key, columns);
  }

  /** All numbers of a list whose items may be lists again, from first to last. */
  flattened(key: string): readonly number[] {
    const value = this.#fields[key];
    const flat = Array.isArray(value) ? (value.flat(Infinity) as unknown[]) : [];
    return isNumbers(flat) ? flat : this.#fail(key, 'numbers in lists');
  }

  /** Layers of a network from a list that alternates weights [in, out] and biases [out]. */
  layers(key: string): readonly LayerValues[] {
    const value = this.#fields[key];
    if (!Array.isArray(value) || value.length === 0 || value.length % 2 !== 0) {
      return this.#fail(key, 'a list that alternates weights and biases');
    }
    const layers: LayerValues[] = [];
    for (let index = 0; index < value.length; index += 2) {
      const biases: unknown = value[index + 1];
      if (!isNumbers(biases)) return this.#fail(key, `biases at place ${index + 1}`);
      const weights = this.#asMatrix(value[index], key, biases.length);
      const inputs = layers.at(-1)?.biases.length;
      if (inputs !== undefined && inputs !== weights.length) {
        return this.#fail(key, `${inputs} rows of weights at place ${index}`);
      }
      layers.push({ weights, biases });
    }
    return layers;
  }

  entry(key: string): Entry {
    return new Entry(`${this.#where}: "${key}"`, this.#fields[key]);
  }

  /** The error of a value that does not fit what is said about it elsewhere. */
  misfit(key: string, wanted: string): MalformedReferenceError {
    return new MalformedReferenceError(`${this.#where} should hold ${wanted} under "${key}".`);
  }

  #asMatrix(value: unknown, key: string, columns?: number): readonly (readonly number[])[] {
    if (!Array.isArray(value) || value.length === 0 || !value.every(isNumbers)) {
      return this.#fail(key, 'rows of numbers');
    }
    const rows = value as readonly number[][];
    const width = columns ?? rows[0]!.length;
    if (rows.some((row) => row.length !== width)) {
      return this.#fail(key, `rows of ${width} numbers each`);
    }
    return rows;
  }

  #fail(key: string, wanted: string): never {
    throw this.misfit(key, wanted);
  }
}

export interface LayerValues {
  /** [inputs, outputs] */
  readonly weights: readonly (readonly number[])[];
  /** [outputs] */
  readonly biases: readonly number[];
}

/** A reference file whose JSON has been read. */
export interface ReferenceDocument {
  readonly file: string;
  readonly value: unknown;
}

/** The only object of a file that holds one. */
export function single({ file, value }: ReferenceDocument): Entry {
  return new Entry(file, value);
}

/** The objects of a file that holds a list of them. */
export function entries({ file, value }: ReferenceDocument): readonly Entry[] {
  if (!Array.isArray(value)) {
    throw new MalformedReferenceError(`${file} should hold a list.`);
  }
  return value.map((item, index) => new Entry(`${file}: entry ${index + 1}`, item));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isNumber);
}
