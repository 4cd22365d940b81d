/** Has every picture painted by the time that the browser puts the page on paper. */
import { flushSync } from 'react-dom';
import { paintAllNow } from './repaintGently.ts';

/** To be called once everybody who watches printing does. */
export function paintForPrint(): void {
  addEventListener('beforeprint', () => {
    // Colours and pictures of paper are those that React knows of by then.
    flushSync(() => undefined);
    paintAllNow();
  });
}
