/**
 * Keys that nothing on the page uses, handed to the window around it: a deck turns its pages although somebody
 * clicked into the frame. Only on request, for a page inside must not steer a deck unasked; Escape alone always
 * gives the focus back. Never touches a key that a control understands.
 */
import { VERSION, type KeyEvent } from '../../embed/messages.ts';

const FORWARDED: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  ' ',
]);

/** Elements that use each of these keys, or all of them. */
const TAKE_ALL =
  'textarea, select, [contenteditable], dialog, audio, video, input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=file], [type=submit])';
const TAKE_SPACE = 'button, summary, input, [role=button], [role=switch], [role=checkbox]';
const TAKE_ARROWS =
  'input[type=range], input[type=radio], [role=slider], [role=tab], [role=radio], [role=option], [role=menuitem]';
/** What Escape closes. */
const TAKE_ESCAPE = 'dialog, details.chip[open]';

let forwarding = false;

/** Whether they are handed on from now on. */
export function forwardKeys(wanted: boolean): void {
  forwarding = wanted;
}

/** Listens for as long as the page is open. */
export function watchKeys(post: (event: KeyEvent) => void): void {
  let isSpare = false;
  // Before a control has changed because of it.
  window.addEventListener(
    'keydown',
    (event) => {
      isSpare = !isUsed(event);
    },
    true,
  );
  window.addEventListener('keydown', (event) => {
    if (!isSpare || event.defaultPrevented) return;
    const { key, code, keyCode, shiftKey } = event;
    if (key === 'Escape') giveFocusBack();
    else if (forwarding && FORWARDED.has(key)) event.preventDefault();
    else return;
    post({ type: 'gan-playground/key', v: VERSION, key, code, keyCode, shiftKey });
  });
}

function isUsed({ key, target, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || isComposing) return true;
  const on = target instanceof Element ? target : document.body;
  if (key === 'Escape') return on.closest(TAKE_ESCAPE) !== null;
  const takers = key === ' ' ? `${TAKE_ALL}, ${TAKE_SPACE}` : `${TAKE_ALL}, ${TAKE_ARROWS}`;
  return on.closest(takers) !== null;
}

function giveFocusBack(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.parent.focus();
}
