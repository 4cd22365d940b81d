/**
 * What is shared as text: the link, and what other pages take to embed it. Text in, text out; knows no page
 * and no clipboard.
 */
import { pairsIn } from '../../experiment/codec.ts';
import { SEPARATOR } from '../../experiment/comparison.ts';
import { formatPresentation, type Presentation } from '../../embed/presentation.ts';

/** Everything that snippets are made of. */
export interface Shared {
  /** The address of the page, without query and hash. */
  readonly page: string;
  /** The experiments, without `#`; empty for the default one. */
  readonly hash: string;
  /** What it shows, in a few words. */
  readonly title: string;
  /** For the page as a whole. */
  readonly presentation: Partial<Presentation>;
  /** For the page inside of another one. */
  readonly embedded: Partial<Presentation>;
  /** Of the frame, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export function linkTo({ page, hash, presentation }: Shared): string {
  return addressOf(page, formatPresentation(presentation), hash);
}

/** The address that a frame shows. */
export function embeddedLink({ page, hash, embedded }: Shared): string {
  return addressOf(page, formatPresentation({ ...embedded, embed: true }), hash);
}

export function markdownLink(shared: Shared): string {
  // Inside of <> an address may have parentheses.
  return `[${shared.title.replaceAll(/[[\]\\]/g, String.raw`\$&`)}](<${linkTo(shared)}>)`;
}

/**
 * As wide as its place allows up to the width that was asked for, in the same proportions; of that size where
 * somebody takes styles away.
 */
export function frameSnippet(shared: Shared): string {
  const attributes = {
    src: embeddedLink(shared),
    title: shared.title,
    loading: 'lazy',
    allow: 'fullscreen; clipboard-write',
    width: `${shared.width}`,
    height: `${shared.height}`,
    style: `${shapeOf(shared)}; height: auto; border: 0`,
  };
  return `<iframe ${written(attributes)}></iframe>`;
}

/** What it shows stands in its attributes. @param shared its page is a file in the folder of `embed.js` */
export function elementSnippet(shared: Shared): string {
  const { page, hash, embedded, title } = shared;
  const script = new URL('embed.js', page).href;
  const presentation = pairsIn(formatPresentation(embedded));
  const experiment = hash.includes(SEPARATOR)
    ? [['hash', hash] as const]
    : pairsIn(hash).filter(([key]) => key !== 'v');
  const attributes = {
    ...Object.fromEntries([...experiment, ...presentation]),
    style: shapeOf(shared),
  };
  return [
    `<script async src="${escaped(script)}"></script>`,
    `<gan-playground ${written(attributes)}>`,
    `  <a href="${escaped(linkTo(shared))}">${escaped(title)}</a>`,
    '</gan-playground>',
  ].join('\n');
}

function addressOf(page: string, query: string, hash: string): string {
  return `${page}${query && `?${query}`}${hash && `#${hash}`}`;
}

function shapeOf({ width, height }: Shared): string {
  return `display: block; width: 100%; max-width: ${width}px; aspect-ratio: ${width} / ${height}`;
}

function written(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
