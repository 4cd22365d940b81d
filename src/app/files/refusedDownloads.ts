/**
 * Says that a file may not have come. A sandboxed frame without `allow-downloads` refuses files without a word, and
 * a page can only see that its frame is sandboxed.
 */
import { store } from '../state/store.ts';

const ID = 'refused download';

const TEXT =
  'If no file came, the page around this frame does not allow downloads: open the playground in a tab of its own, or have allow-downloads added to the frame’s sandbox attribute.';

export function warnOfRefusal(): void {
  const sandboxed = self.origin === 'null' && window.parent !== window;
  if (!sandboxed) return;
  store.setState(({ messages }) => ({
    messages: [...messages.filter(({ id }) => id !== ID), { id: ID, text: TEXT }],
  }));
}
