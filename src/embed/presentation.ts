/**
 * How the page presents itself: what stands in the query of its address, `?embed=1&ui=samples,curves`, beside
 * the experiment in the hash. Reading never fails, as with experiments: what cannot be used is left at its
 * default and reported. Knows no element and no run.
 */
import { pairsIn, type Notice } from '../experiment/codec.ts';

/** The parts of the page that an embedding may show, in their order. */
export const REGIONS = [
  'samples',
  'curves',
  'metrics',
  'controls',
  'transport',
  'formula',
  'legend',
] as const;
export type Region = (typeof REGIONS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const PROFILES = ['screen', 'projector'] as const;
/** `projector`: larger marks and text, and strong contrast, for the last row. */
export type Profile = (typeof PROFILES)[number];

export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Training to a later iteration would outlast every lecture. */
export const LATEST_ITERATION = 1_000_000;

export interface Presentation {
  /** Whether the page stands in somebody else's: it then stores nothing and keeps to its frame. */
  readonly embed: boolean;
  /** What is shown, in the order of `REGIONS`. Without `embed` everything is. */
  readonly ui: readonly Region[];
  readonly theme: Theme;
  readonly profile: Profile;
  /** Whether training begins by itself; absent: as the page and the visitor's wish for little motion have it. */
  readonly autoplay: boolean | undefined;
  /** Where training stops by itself, from 1; absent: nowhere. */
  readonly iterations: number | undefined;
  /** The iteration that the run is replayed to before it is shown. */
  readonly start: number;
  /** Whether it stays one picture, with no controls and no training beyond `start`. */
  readonly still: boolean;
  readonly lang: Language;
  /** The name of the only executor to use; absent: the fastest that works. */
  readonly executor: string | undefined;
  /** Whether links that lead away from the page are shown. */
  readonly links: boolean;
}

/** One key of the query: everything that reading, writing, documenting and choosing it takes. */
export interface PresentationField<Key extends keyof Presentation = keyof Presentation> {
  readonly key: Key;
  readonly name: string;
  /** One sentence. */
  readonly explanation: string;
  /** What may stand there, in words. */
  readonly allowed: string;
  readonly default: Presentation[Key];
  /** Undefined for what is not possible. */
  read(text: string): Presentation[Key] | undefined;
  write(value: NonNullable<Presentation[Key]>): string;
}

type PresentationFields = { readonly [Key in keyof Presentation]: PresentationField<Key> };

const fields: PresentationFields = {
  embed: toggle('embed', 'Embedded', 'The page keeps to its frame and stores nothing.', false),
  ui: {
    key: 'ui',
    name: 'Shown',
    explanation: 'Which parts of the page an embedding shows.',
    allowed: `any of ${REGIONS.join(', ')}, joined by commas`,
    default: ['samples', 'transport', 'legend'],
    read: readRegions,
    write: (regions) => regions.join(','),
  },
  theme: oneOf('theme', 'Theme', 'The colours; system: as the device has them.', THEMES),
  profile: oneOf(
    'profile',
    'Profile',
    'For a projector marks and text are larger and contrasts stronger.',
    PROFILES,
  ),
  autoplay: {
    ...toggle('autoplay', 'Plays by itself', 'Training begins when the page is shown.', false),
    default: undefined,
  },
  iterations: {
    ...wholeNumber('iterations', 'Stops at', 'The iteration at which training stops.', 1),
    default: undefined,
  },
  start: wholeNumber('start', 'Starts at', 'The iteration that is trained to before it shows.', 0),
  still: toggle('still', 'Still', 'One picture without controls, as for print.', false),
  lang: oneOf('lang', 'Language', 'The language of the page.', LANGUAGES),
  executor: {
    key: 'executor',
    name: 'Executor',
    explanation: 'Where training runs; by default wherever it is fastest.',
    allowed: 'the name of an executor',
    default: undefined,
    read: (text) => text,
    write: (name) => name,
  },
  links: toggle('links', 'Links', 'Links that lead away from the page are shown.', true),
};

/** In the order in which they are written. */
export const PRESENTATION_FIELDS: readonly PresentationField[] = Object.values(fields);

export const DEFAULT_PRESENTATION: Presentation = complete({});

export interface ReadPresentation {
  readonly presentation: Presentation;
  readonly notices: readonly Notice[];
}

/**
 * What `query` (with or without `?`) says. Keys that are not ours belong to somebody else and are left alone; of
 * a key that stands there more than once the first counts.
 * @param executors the names that `executor` may have
 */
export function parsePresentation(query: string, executors: readonly string[]): ReadPresentation {
  const notices: Notice[] = [];
  const read: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const [key, value] of pairsIn(query)) {
    const field = PRESENTATION_FIELDS.find((candidate) => candidate.key === key);
    if (!field || seen.has(key)) continue;
    seen.add(key);
    const allowed = key === 'executor' ? `one of ${executors.join(', ')}` : field.allowed;
    const found = key === 'executor' ? executors.find((name) => name === value) : field.read(value);
    if (found === undefined) notices.push({ key, value, allowed });
    else read[key] = found;
  }
  return { presentation: complete(read), notices };
}

/** The query of `presentation`, without `?`; empty where everything is at its default. */
export function formatPresentation(presentation: Partial<Presentation>): string {
  return PRESENTATION_FIELDS.flatMap((field) => {
    const value = presentation[field.key];
    if (value === undefined || isDefault(field, value)) return [];
    return [`${field.key}=${encodeURIComponent(writeValue(field, value)).replaceAll('%2C', ',')}`];
  }).join('&');
}

function writeValue(field: PresentationField, value: unknown): string {
  return (field.write as (value: unknown) => string)(value);
}

function isDefault(field: PresentationField, value: unknown): boolean {
  return (
    field.default !== undefined && writeValue(field, value) === writeValue(field, field.default)
  );
}

function complete(read: Readonly<Record<string, unknown>>): Presentation {
  return Object.fromEntries(
    PRESENTATION_FIELDS.map((field) => [field.key, read[field.key] ?? field.default]),
  ) as unknown as Presentation;
}

function toggle<Key extends 'embed' | 'autoplay' | 'still' | 'links'>(
  key: Key,
  name: string,
  explanation: string,
  standard: boolean,
) {
  return {
    key,
    name,
    explanation,
    allowed: '0 or 1',
    default: standard,
    read: (text: string) => (text === '1' ? true : text === '0' ? false : undefined),
    write: (value: boolean) => (value ? '1' : '0'),
  };
}

function wholeNumber<Key extends 'iterations' | 'start'>(
  key: Key,
  name: string,
  explanation: string,
  least: number,
) {
  return {
    key,
    name,
    explanation,
    allowed: `a whole number from ${least} to ${LATEST_ITERATION}`,
    default: least,
    read(text: string) {
      const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= LATEST_ITERATION ? number : undefined;
    },
    write: String,
  };
}

function oneOf<Key extends 'theme' | 'profile' | 'lang', Value extends string>(
  key: Key,
  name: string,
  explanation: string,
  values: readonly [Value, ...Value[]],
) {
  return {
    key,
    name,
    explanation,
    allowed: `one of ${values.join(', ')}`,
    default: values[0],
    read: (text: string) => values.find((value) => value === text),
    write: (value: Value): string => value,
  };
}

function readRegions(text: string): readonly Region[] | undefined {
  const wanted = text.split(',');
  const known = wanted.every((word) => REGIONS.some((region) => region === word));
  return known ? REGIONS.filter((region) => wanted.includes(region)) : undefined;
}
