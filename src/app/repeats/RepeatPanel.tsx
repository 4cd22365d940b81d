/**
 * Whether a result is luck: the runs of the page trained from several seeds, in the background. Folded away
 * until somebody asks.
 */
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { later } from '../later.tsx';
import { FoldedPanel } from '../panels/Panel.tsx';
import { comparisonOf, type PlaygroundState } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { useRepeat } from './repeatStore.ts';
import { countSeeds } from './results.ts';

/** Sliders and drawings change the experiment many times a second. */
const QUIET_MS = 300;

const experimentsOf = (state: PlaygroundState) => comparisonOf(state).experiments;
const lettersOf = ({ runs }: PlaygroundState) => runs.map(({ id }) => id).join('');

const repeating = () => import('./repeating.ts');
const UnfoldedRepeat = later(
  async () => (await import('./UnfoldedRepeat.tsx')).UnfoldedRepeat,
  () => <p className="note repeat-to-come">Loading …</p>,
);

export function RepeatPanel() {
  const [open, setOpen] = useState(false);
  const plan = useRepeat((state) => state.plan);
  useFollowing();
  return (
    <FoldedPanel
      className="repeats"
      title="Repeat over seeds"
      aside={<Aside />}
      onToggle={(isOpen) => {
        setOpen(isOpen);
        if (isOpen) void repeating().then(({ suggest }) => suggest());
      }}
    >
      <p className="note">
        One run may be lucky. The same from other seeds says how much a result scatters, and whether
        one method beats another by more than that. It trains in the background, a little slower
        while runs play.
      </p>
      {open && plan && <UnfoldedRepeat plan={plan} />}
      <Announcement />
    </FoldedPanel>
  );
}

/** Keeps the repeat in step with the runs on the page. */
function useFollowing(): void {
  const experiments = usePlayground(useShallow(experimentsOf));
  const letters = usePlayground(lettersOf);
  const forced = usePlayground(({ forcedExecutor }) => forcedExecutor);
  const training = useRepeat((state) => state.training);
  useEffect(() => {
    if (training) return undefined;
    const timer = setTimeout(() => {
      const runs = experiments.map((experiment, index) => ({ id: letters[index]!, experiment }));
      void repeating().then(({ follow }) => follow(runs));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [experiments, letters, forced, training]);
}

function Aside() {
  const plan = useRepeat((state) => state.plan);
  const outcomes = useRepeat((state) => state.outcomes);
  const training = useRepeat((state) => state.training);
  if (!plan || (outcomes.size === 0 && !training)) return 'is it luck?';
  const { done, total } = countSeeds(plan, outcomes);
  return `${done} of ${total} seeds${training ? ', training' : ''}`;
}

/** For those who listen: once for each seed, and nothing in between. */
function Announcement() {
  const plan = useRepeat((state) => state.plan);
  const outcomes = useRepeat((state) => state.outcomes);
  const training = useRepeat((state) => state.training);
  const [begun, setBegun] = useState(false);
  if (training && !begun) setBegun(true);
  const counts = plan && begun ? countSeeds(plan, outcomes) : undefined;
  return (
    <p className="visually-hidden" role="status">
      {counts && `Repeat: ${counts.done} of ${counts.total} seeds done.`}
    </p>
  );
}
