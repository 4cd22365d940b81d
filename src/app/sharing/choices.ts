/** What somebody chooses in the share dialog, and what comes of it. Knows no elements and no clipboard. */
import type { Experiment } from '../../experiment/experiment.ts';
import { fieldsOf } from '../../gan/catalogue.ts';
import { DEFAULT_PRESENTATION, type Presentation } from '../../embed/presentation.ts';
import { valueText } from '../comparison/naming.ts';
import type { Shared } from './snippets.ts';

/** Frames that fit common slides and pages, in CSS pixels. */
export const SIZES = [
  { name: 'Wide, 16 : 9', width: 960, height: 540 },
  { name: 'Slide, 4 : 3', width: 800, height: 600 },
  { name: 'Square', width: 480, height: 480 },
  { name: 'Tall, as a phone', width: 390, height: 700 },
  { name: 'Small', width: 400, height: 300 },
] as const;

export const LEAST_SIDE = 200;
export const MOST_SIDE = 4000;

export interface Choices {
  readonly width: number;
  readonly height: number;
  readonly ui: Presentation['ui'];
  readonly theme: Presentation['theme'];
  readonly profile: Presentation['profile'];
  readonly autoplay: boolean;
  readonly start: number;
  /** Whether training stops at `iterations`. */
  readonly stops: boolean;
  readonly iterations: number;
  readonly still: boolean;
  readonly links: boolean;
}

export const FIRST_CHOICES: Choices = {
  width: SIZES[0].width,
  height: SIZES[0].height,
  ui: DEFAULT_PRESENTATION.ui,
  theme: DEFAULT_PRESENTATION.theme,
  profile: DEFAULT_PRESENTATION.profile,
  autoplay: true,
  start: DEFAULT_PRESENTATION.start,
  stops: false,
  iterations: 5000,
  still: DEFAULT_PRESENTATION.still,
  links: DEFAULT_PRESENTATION.links,
};

/** @param page the address of the page, without query and hash */
export function sharedWith(
  choices: Choices,
  page: string,
  hash: string,
  experiments: readonly Experiment[],
): Shared {
  const { theme, profile, start, stops, iterations, still, autoplay, ui, links } = choices;
  const presentation = { theme, profile, start, ...(stops && { iterations }) };
  const plays = !still && autoplay;
  return {
    page,
    hash,
    title: titleOf(experiments),
    presentation,
    embedded: { ...presentation, ui, links, still, ...(plays && { autoplay: true }) },
    width: choices.width,
    height: choices.height,
  };
}

/** What the link shows, in a few words: "GAN Playground: 25-mode grid, Wasserstein, Gradient penalty". */
export function titleOf(experiments: readonly Experiment[]): string {
  const [first] = experiments as [Experiment];
  const game = experiments.length > 1 ? [] : ['loss', 'lipschitz'];
  const names = fieldsOf(first)
    .filter(({ key }) => ['data', ...game].includes(key) && first[key] !== 'none')
    .map((field) => valueText(field, first[field.key]));
  const compared = experiments.length > 1 ? [`${experiments.length} runs compared`] : [];
  return `GAN Playground: ${[...names, ...compared].join(', ')}`;
}

/** Whether nobody but this machine finds the page there. */
export function isOnThisMachineOnly(page: string): boolean {
  const { protocol, hostname } = new URL(page);
  const local = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/.test(hostname);
  return protocol === 'file:' || local;
}
