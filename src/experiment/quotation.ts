/** What somebody typed, fit to stand in a sentence of ours. Judges nothing. */

/** Characters of a faulty text that are quoted back. */
const LONGEST_QUOTE = 40;

/** The start of `text`, with the signs for what cannot be seen replaced. */
export function quoted(text: string): string {
  // An invisible character can turn round the sentence it is quoted in, or clear a terminal.
  return shortened(text.replaceAll(/\p{C}/gu, '\uFFFD'));
}

/** The start of `text`, as it stands. */
export function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
