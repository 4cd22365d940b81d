/** What losses that are typed share: a text that is no formula as a problem, and texts that were read before. */
import type { TextProblem } from '../../experiment/parameter.ts';
import { FormulaError } from '../expression/scanText.ts';

/** What `read` has against its text, where that is that it is no usable formula. */
export function problemOf(read: () => unknown): TextProblem | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { message, at } = error;
    return at === undefined ? { message } : { message, at };
  }
}

/** More texts than are in use at a time; a page that is typed into for hours must not keep them all. */
const MOST_REMEMBERED = 16;

/** `make`, which answers a question that it was asked of late with the same object as then. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.delete(text);
    known.set(text, made);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED) known.delete(oldest!);
    return made;
  };
}
