/**
 * The window around this page, heard from the first moment on. What it says is kept until the part of the page
 * that understands it is there: a deck says `slide:start` once, when the frame has loaded. Loads nothing where the
 * page stands alone, and listens to nobody but the window directly around it.
 */

/** More than anybody has to say before there is an answer. */
const MOST_KEPT = 100;

/** Begins to listen. @returns what begins to answer, to be called once there are runs */
export function hearEmbedder(): () => void {
  if (window.parent === window) return () => {};
  const kept: MessageEvent[] = [];
  let answer = (event: MessageEvent) => {
    if (kept.length < MOST_KEPT) kept.push(event);
  };
  addEventListener('message', (event) => {
    if (event.source === window.parent) answer(event);
  });
  return async () => {
    const { converse } = await import('./conversation.ts');
    answer = converse(window.parent);
    kept.forEach(answer);
  };
}
