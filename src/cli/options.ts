/**
 * Reads a command line against the options a program has. Strict, and in our own words: whatever is
 * not an option, or stands without its value, is named together with what is allowed.
 */
import { parseArgs } from 'node:util';
import { InvalidInputError } from './invalidInput.ts';

/** The options by name: `string` takes a value, `boolean` does not. */
export type OptionKinds = Readonly<Record<string, 'string' | 'boolean'>>;

export interface CommandLine {
  readonly positionals: readonly string[];
  /** The value of an option that takes one; of an option given twice, the last. */
  value(name: string): string | undefined;
  has(name: string): boolean;
}

/** @throws InvalidInputError */
export function readCommandLine(args: readonly string[], kinds: OptionKinds): CommandLine {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }])),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string | undefined>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
    if (kind === undefined) {
      const names = Object.keys(kinds).map((name) => `--${name}`);
      throw new InvalidInputError(
        `${token.rawName} is not possible: allowed is one of ${names.join(', ')}.`,
      );
    }
    if (kind === 'string' && token.value === undefined) {
      throw new InvalidInputError(`--${token.name} is not possible without a value after it.`);
    }
    if (kind === 'boolean' && token.value !== undefined) {
      throw new InvalidInputError(
        `--${token.name}=${token.value} is not possible: --${token.name} takes no value.`,
      );
    }
    given.set(token.name, token.value);
  }
  return { positionals, value: (name) => given.get(name), has: (name) => given.has(name) };
}
