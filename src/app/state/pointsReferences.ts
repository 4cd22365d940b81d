/**
 * Points too many for a link, and the short references that stand for them there: text in, text out.
 * Keeps nothing and knows no page. Experiments never hold a reference.
 */
import { LONGEST_POINTS_TEXT_IN_LINK } from '../../data/pointsText.ts';

const PREFIX = 'file-';
const DIGITS = 36;
/** What 32 bits take in base 36. */
const LONGEST_PART = 7;

/** A key with points in a link and what stands there; the part before it ends another key or run. */
const POINTS_PAIR = /(^#?|[&;])((?:data|source)\.points)=([\w-]+)/g;
const REFERENCE = new RegExp(`^${PREFIX}[0-9a-z]{${2 * LONGEST_PART}}$`);

/**
 * The reference to a text of points: the same for the same text, on every machine. It is no text of points
 * itself, because none has so many characters.
 */
export function referenceTo(text: string): string {
  let [first, second] = [0x811c9dc5, 0x2f0b4c47];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return PREFIX + inDigits(first) + inDigits(second);
}

/** The link with a reference in place of all points that are too many for it. @param keep is told each */
export function withReferences(
  hash: string,
  keep: (reference: string, text: string) => void,
): string {
  return hash.replaceAll(POINTS_PAIR, (pair, before: string, key: string, text: string) => {
    if (text.length <= LONGEST_POINTS_TEXT_IN_LINK) return pair;
    const reference = referenceTo(text);
    keep(reference, text);
    return `${before}${key}=${reference}`;
  });
}

/** The references in a link. */
export function referencesIn(hash: string): readonly string[] {
  return [...hash.matchAll(POINTS_PAIR)]
    .map(([, , , value]) => value!)
    .filter((value) => REFERENCE.test(value));
}

/**
 * The link with points in place of references. Where `find` has none, the key is left out.
 * @param find the text that belongs to a reference
 */
export function withPoints(
  hash: string,
  find: (reference: string) => string | undefined,
): { readonly hash: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const filled = hash.replaceAll(
    POINTS_PAIR,
    (pair, before: string, key: string, value: string) => {
      if (!REFERENCE.test(value)) return pair;
      const text = find(value);
      if (text !== undefined) return `${before}${key}=${text}`;
      missing.push(`${key}=${value}`);
      return before;
    },
  );
  return { hash: filled, missing };
}

function inDigits(hash: number): string {
  return (hash >>> 0).toString(DIGITS).padStart(LONGEST_PART, '0');
}
