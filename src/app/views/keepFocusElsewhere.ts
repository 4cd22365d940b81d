/** Pictures that arrow keys walk through take the focus by Tab alone: after a click these keys stay the deck's. */
import type { MouseEvent } from 'react';

export function keepFocusElsewhere(event: MouseEvent): void {
  event.preventDefault();
}
