/** How many seeds, for how long; start, cancel, and how far it is. */
import { hashOf } from '../state/address.ts';
import { comparisonOf, selectedRun, store } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { CountField } from '../controls/CountField.tsx';
import { identityOf, MOST_ITERATIONS, MOST_SEEDS_ON_PAGE, seedNumbers, type Plan } from './plan.ts';
import { begin, cancel, choose } from './repeating.ts';
import { useRepeat } from './repeatStore.ts';
import { countSeeds } from './results.ts';
import {
  beginName,
  describeCounts,
  describeRemaining,
  describeSeeds,
  describeUnderWay,
} from './sayings.ts';

export function RepeatControls({ plan }: { readonly plan: Plan }) {
  const training = useRepeat((state) => state.training);
  const outcomes = useRepeat((state) => state.outcomes);
  const problem = useRepeat((state) => state.problem);
  const counts = countSeeds(plan, outcomes);
  return (
    <div className="repeat-controls">
      <div className="repeat-extent">
        <CountField
          name="Seeds"
          value={plan.seeds}
          minimum={1}
          maximum={MOST_SEEDS_ON_PAGE}
          disabled={training}
          onChange={(seeds) => choose({ seeds })}
        />
        <CountField
          name="Iterations of each"
          value={plan.iterations}
          minimum={1}
          maximum={MOST_ITERATIONS}
          disabled={training}
          onChange={(iterations) => choose({ iterations })}
        />
        {training ? (
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            disabled={counts.done === counts.total}
            onClick={() => void begin()}
          >
            {beginName(counts)}
          </button>
        )}
      </div>
      <p className="muted">
        {describeCounts(counts, plan)}: {describeSeeds(plan)}
        {counts.done === counts.total && '. More seeds are trained on top of these.'}
      </p>
      {training && <Progress plan={plan} done={counts.done} total={counts.total} />}
      {problem !== undefined && (
        <p className="caution" role="alert">
          {problem} What was done is kept: Resume goes on.
        </p>
      )}
      {training ? <Elsewhere plan={plan} /> : <OtherSeeds plan={plan} />}
    </div>
  );
}

interface ProgressProps {
  readonly plan: Plan;
  readonly done: number;
  readonly total: number;
}

function Progress({ plan, done, total }: ProgressProps) {
  const underWay = useRepeat((state) => state.underWay);
  const remaining = useRepeat((state) => state.remaining);
  const parts = underWay.reduce((sum, { job, iteration }) => sum + iteration / job.iterations, 0);
  const seeds = underWay.map((one) => describeUnderWay(one, plan));
  return (
    <div className="repeat-progress">
      <progress value={done + parts} max={total} aria-label="Seeds" />
      <p className="muted">
        {[...seeds, describeRemaining(remaining)].join(' · ').replace(/^./, (c) => c.toUpperCase())}
      </p>
    </div>
  );
}

/** While a repeat is under way the page may go on to something else. */
function Elsewhere({ plan }: { readonly plan: Plan }) {
  const same = usePlayground(
    (state) =>
      identityOf(comparisonOf(state).experiments.map((experiment) => ({ experiment }))) ===
      identityOf(plan.runs),
  );
  if (same) return null;
  const [first, ...others] = plan.runs.map(({ experiment }) => experiment);
  const { alignment } = store.getState();
  const hash = hashOf({ experiments: [first!, ...others], alignment });
  return (
    <p className="note">
      This repeats what was on the page when it started:{' '}
      <a href={`#${hash}`}>go back to that experiment</a>.
    </p>
  );
}

/** What is shown stays when one of its seeds is opened as the run; another seed is another repeat. */
function OtherSeeds({ plan }: { readonly plan: Plan }) {
  const seed = usePlayground((state) => selectedRun(state).experiment.seed);
  if (seedNumbers(plan).includes(seed)) return null;
  return (
    <button type="button" className="quiet" onClick={() => choose({ firstSeed: seed })}>
      From seed {seed} on instead
    </button>
  );
}
