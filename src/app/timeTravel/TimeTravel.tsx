/** The past of all runs: a scrubber through it, an exact place to go to, and what it takes to keep it. */
import type { PlaygroundState } from '../state/store.ts';
import { bytesKept, limitsNow } from '../state/timeline/keeping.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { usePageThrottled } from '../views/useThrottled.ts';
import { AbandonedNotice } from './AbandonedNotice.tsx';
import { GoTo } from './GoTo.tsx';
import { PastNotice } from './PastNotice.tsx';
import { Scrubber } from './Scrubber.tsx';
import { memoryInWords } from './words.ts';

const MEMORY_INTERVAL_MS = 500;

export function TimeTravel() {
  // There is no past yet that anybody has seen.
  const opening = usePlayground((state) => state.opening !== undefined);
  const memory = usePageThrottled(memoryOf, MEMORY_INTERVAL_MS);
  return (
    <section className="time-travel" aria-label="History" inert={opening}>
      <Scrubber />
      <div className="time-travel-foot">
        <GoTo />
        <p className="muted">{memory}</p>
      </div>
      <div role="status">
        <PastNotice />
        <AbandonedNotice />
      </div>
    </section>
  );
}

function memoryOf({ runs }: PlaygroundState): string {
  const moments = runs.reduce((sum, { timeline }) => sum + timeline.moments.length, 0);
  const bytes = runs.reduce((sum, run) => sum + bytesKept(run), 0);
  return memoryInWords(moments, bytes, runs.length * limitsNow().bytes);
}
