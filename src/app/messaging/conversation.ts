/**
 * The page and the window around it: answers what that window asks and tells it what happens. Loaded only where
 * the page stands in another. Runs nothing that it is sent; what may be asked is all in `embed/messages.ts`.
 */
import {
  errorEvent,
  readMessage,
  VERSION,
  type Command,
  type PlaygroundMessage,
} from '../../embed/messages.ts';
import { store } from '../state/store.ts';
import { carryOut, CommandError } from './commands.ts';
import { tellState } from './facts.ts';
import { watchKeys } from './keys.ts';
import { report } from './reports.ts';

/** Who sends more without waiting for answers has lost count. */
const MOST_UNDERWAY = 32;

/**
 * Begins to report to `embedder`.
 * @returns what answers a message of it
 */
export function converse(embedder: Window): (event: MessageEvent) => void {
  // Until it speaks nobody knows its origin. Nothing here is a secret: it could read the same from the link.
  let origin = '*';
  let underway = 0;
  const post = (message: PlaygroundMessage) => embedder.postMessage(message, origin);
  const obey = async (command: Command) => {
    const { id } = command;
    if (underway === MOST_UNDERWAY) {
      post(errorEvent(`More than ${MOST_UNDERWAY} commands at once: wait for their answers.`, id));
      return;
    }
    underway++;
    try {
      const finding = await carryOut(command);
      if (id === undefined) return;
      const state = tellState(store.getState());
      post({ type: 'gan-playground/answer', v: VERSION, id, state, ...finding });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      post(errorEvent(error.message, id));
    } finally {
      underway--;
    }
  };
  watchKeys(post);
  report(post);
  return ({ data, origin: sender }) => {
    const read = readMessage(data);
    if (!read) return;
    origin = isAddress(sender) ? sender : '*';
    if (read.type === 'gan-playground/error') post(read);
    else void obey(read);
  };
}

/** Sandboxed windows and files have no origin that could be written to. */
function isAddress(origin: string): boolean {
  return /^https?:/.test(origin);
}
