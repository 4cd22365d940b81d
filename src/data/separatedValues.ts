/**
 * One line of a table, taken apart: what separates its cells, and the cells. Makes no numbers of them.
 * Quotation marks are as in RFC 4180, but that no cell reaches over the end of its line.
 */

/** What stands between two cells: one sign, or any white space. */
export type Separator = ';' | '\t' | ',' | ' ';

/** In this order: a comma beside a semicolon or a tab is a decimal comma, and spaces stand beside all of them. */
const SEPARATORS: readonly Separator[] = [';', '\t', ','];

/** The separator of the lines that are like `line`. */
export function separatorIn(line: string): Separator {
  const unquoted = line.trim().replaceAll(/"[^"]*"/g, '');
  return SEPARATORS.find((separator) => unquoted.includes(separator)) ?? ' ';
}

/**
 * The cells of `line`, without quotation marks and without white space around them; undefined where a
 * quotation mark is never closed.
 */
export function cellsOf(line: string, separator: Separator): string[] | undefined {
  const text = separator === ' ' ? line.trim().replaceAll(/\s+/g, ' ') : line;
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"' && inQuotes && text[at + 1] === '"') {
      cell += text[at++];
    } else if (sign === '"') {
      inQuotes = !inQuotes;
    } else if (sign === separator && !inQuotes) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += sign;
    }
  }
  return inQuotes ? undefined : [...cells, cell.trim()];
}
