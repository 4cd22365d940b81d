/** What the panel of repeats holds once it is unfolded: what to train, and what came of it. */
import { KeptRepeats } from './KeptRepeats.tsx';
import type { Plan } from './plan.ts';
import { PublishedBeside } from './PublishedBeside.tsx';
import { RepeatControls } from './RepeatControls.tsx';
import { RepeatPictures } from './RepeatPictures.tsx';
import { useRepeat } from './repeatStore.ts';
import { RepeatTable } from './RepeatTable.tsx';

export function UnfoldedRepeat({ plan }: { readonly plan: Plan }) {
  const some = useRepeat(({ outcomes }) => outcomes.size > 0);
  return (
    <>
      <RepeatControls plan={plan} />
      {some && (
        <>
          <RepeatTable plan={plan} />
          <RepeatPictures plan={plan} />
          <PublishedBeside plan={plan} />
        </>
      )}
      <KeptRepeats plan={plan} />
    </>
  );
}
