/** What the page is about: the samples of one run at full size, or cards of several. */
import { useEffect, useRef } from 'react';
import { FailureNotice } from '../panels/FailureNotice.tsx';
import { store } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { SampleView } from '../views/SampleView.tsx';
import { COMPARE_BUTTON } from './CompareButton.tsx';
import { focusCard, focusIsLost } from './focus.ts';
import { Opening } from '../panels/Opening.tsx';
import { LaterRunCards } from './laterCards.tsx';

export function Pictures() {
  const count = usePlayground(({ runs }) => runs.length);
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    // The button that added or removed a run has often gone with it.
    if (!focusIsLost()) return;
    if (count > 1) focusCard(store.getState().selected);
    else document.getElementById(COMPARE_BUTTON)?.focus({ preventScroll: true });
  }, [count]);
  return (
    <Opening>
      {count > 1 ? (
        <LaterRunCards />
      ) : (
        <>
          <SampleView />
          <FailureNotice />
        </>
      )}
    </Opening>
  );
}
