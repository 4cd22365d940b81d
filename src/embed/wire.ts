/**
 * What travels between the playground in a frame and the page around it, whole and alone: types without
 * behaviour and without imports, so that this file is also the `embed.d.ts` that stands beside `embed.js`.
 * Every message is a plain object that `window.postMessage` can carry. docs/messages.md says the same for people.
 *
 * Names are frozen: version 1 keeps what it means. What a newer page adds, an older reader may ignore.
 */

/** A whole number or a word by which whoever asked knows the answer again. */
export type MessageId = string | number;

/** A value of an experiment, under the key that it has in a link. */
export type Value = string | number;

interface Envelope<Name extends string> {
  readonly type: `gan-playground/${Name}`;
  /** The version of these messages. */
  readonly v: 1;
}

/** What the embedding window says. Without `id` there is no answer, and errors come without one. */
interface Asked<Name extends string> extends Envelope<Name> {
  readonly id?: MessageId;
}

/** Trains on, until `pause`. */
export type PlayCommand = Asked<'play'>;

/** Comes to rest; answered once it has. */
export type PauseCommand = Asked<'pause'>;

/** Which updates a step makes: both players, or one alone. */
export type StepKind = 'iteration' | 'critic' | 'generator';

/** Makes some steps and rests; answered when they are made. */
export interface StepCommand extends Asked<'step'> {
  /** `iteration` by default. */
  readonly step?: StepKind;
  /** From 1, the default, to 1000. */
  readonly count?: number;
}

/** The same seed from the start, at rest. */
export type ResetCommand = Asked<'reset'>;

/**
 * Another experiment; exactly one of both. Numbers that a run can take over change it in progress, anything
 * else begins a new run. What is not possible becomes the nearest that is, as in a link, and a notice says so.
 */
export interface SetCommand extends Asked<'set'> {
  /** A whole link's worth: everything behind the `#`, also several runs, also `preset=…`. */
  readonly hash?: string;
  /** Keys of the selected run and their new values; null: as it is by default. */
  readonly changes?: Readonly<Record<string, Value | null>>;
}

/** Asks for the state and the metrics. */
export type GetCommand = Asked<'get'>;

/** Asks for a picture of the samples, and the state it shows. */
export interface SnapshotCommand extends Asked<'snapshot'> {
  /** Pixels of the width of the whole picture, from 64 to 2048; by default 640. */
  readonly size?: number;
}

/** Whether keys that nothing in the frame uses are handed to the embedding window, as `key` events. */
export interface KeysCommand extends Asked<'keys'> {
  readonly forward: boolean;
}

export type Command =
  | PlayCommand
  | PauseCommand
  | StepCommand
  | ResetCommand
  | SetCommand
  | GetCommand
  | SnapshotCommand
  | KeysCommand;

export type Status = 'starting' | 'running' | 'paused' | 'failed';

/** One of the runs that stand beside each other. */
export interface RunState {
  /** A capital letter. */
  readonly id: string;
  readonly status: Status;
  readonly iteration: number;
  /** All its keys with their values. */
  readonly experiment: Readonly<Record<string, Value>>;
}

/** What the playground shows; beside `runs`, that of the selected run. */
export interface State extends Omit<RunState, 'id'> {
  /** All experiments, as a link has them behind the `#`; empty for the default one. */
  readonly hash: string;
  /** The id of the ready-made experiment or comparison that this is, whatever its seed. */
  readonly preset?: string;
  /** Where it is trained; absent until that is known. */
  readonly executor?: string;
  /** The id of the selected run. */
  readonly selected: string;
  readonly runs: readonly RunState[];
  /** Sentences that the page shows: what it had to change, or could not do. */
  readonly notices: readonly string[];
}

export interface Reading {
  /** Absent where the measurement gives none. */
  readonly value?: number;
  /** What a perfect generator would score; absent until it is known. */
  readonly floor?: number;
  /** Standard deviation of one such measurement. */
  readonly deviation?: number;
}

export interface RunMetrics {
  readonly id: string;
  readonly iteration: number;
  /** The latest; absent where the player did not move. */
  readonly losses: { readonly critic?: number; readonly generator?: number };
  /** By the id of the metric; empty until the first measurement. */
  readonly metrics: Readonly<Record<string, Reading>>;
}

/** Beside `runs`, those of the selected run. */
export interface Metrics extends Omit<RunMetrics, 'id'> {
  readonly runs: readonly RunMetrics[];
}

/** Once, when there is a first picture or a run has failed. */
export interface ReadyEvent extends Envelope<'ready'> {
  readonly state: State;
}

/** Whenever something else than the iteration changed, at most four times a second. */
export interface StateEvent extends Envelope<'state'> {
  readonly state: State;
}

/** While it trains, at most four times a second. */
export interface MetricsEvent extends Envelope<'metrics'>, Metrics {}

/** A command that could not be carried out, with its `id`; or, without one, a run that failed. */
export interface ErrorEvent extends Envelope<'error'> {
  readonly id?: MessageId;
  /** One or two sentences for people. */
  readonly message: string;
}

/** A key that nothing in the frame used; `Escape`, which comes unasked: the focus is given back. */
export interface KeyEvent extends Envelope<'key'> {
  readonly key: string;
  readonly code: string;
  /** For decks that still read it. */
  readonly keyCode: number;
  readonly shiftKey: boolean;
}

/** The answer to any command that had an `id` and was carried out. */
export interface Answer extends Envelope<'answer'> {
  readonly id: MessageId;
  /** How things stand afterwards. */
  readonly state: State;
  /** To `set`: what could not be done as it was asked, a sentence each. */
  readonly notices?: readonly string[];
  /** To `get`. */
  readonly metrics?: Metrics;
  /** To `snapshot`: a PNG as a data URL, one square for each run, at most three side by side. */
  readonly image?: string;
}

export type PlaygroundEvent = ReadyEvent | StateEvent | MetricsEvent | ErrorEvent | KeyEvent;

/** All that the playground says to the embedding window. */
export type PlaygroundMessage = PlaygroundEvent | Answer;

/** Attributes of `<gan-playground>` that are properties from the beginning; others are once it is ready. */
type Reflected =
  | 'base'
  | 'keys'
  | 'preset'
  | 'hash'
  | 'data'
  | 'loss'
  | 'objective'
  | 'lipschitz'
  | 'seed'
  | 'ui'
  | 'theme'
  | 'profile'
  | 'autoplay'
  | 'iterations'
  | 'start'
  | 'still'
  | 'executor'
  | 'links';

/**
 * `<gan-playground>`, which `embed.js` defines. Its events `ready`, `state`, `metrics` and `error` have the message
 * as their `detail`.
 */
export interface GanPlaygroundElement
  extends HTMLElement, Record<Reflected, Value | boolean | null | undefined> {
  /** As it was last heard of; undefined until `ready`. */
  readonly state: State | undefined;
  // All reject with an `Error` that says why, also where no answer comes.
  play(): Promise<Answer>;
  pause(): Promise<Answer>;
  step(step?: StepKind, count?: number): Promise<Answer>;
  reset(): Promise<Answer>;
  /** @param wanted a hash, or keys and their values */
  set(wanted: string | Readonly<Record<string, Value | null>>): Promise<Answer>;
  get(): Promise<Answer>;
  /** @param size pixels of its width */
  snapshot(size?: number): Promise<Answer>;
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-playground': GanPlaygroundElement;
  }
}
