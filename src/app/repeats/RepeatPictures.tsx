/** The final picture of every seed, small and all on one scale; each opens its seed as the run. */
import { memo, useMemo } from 'react';
import { createRandom } from '../../data/random.ts';
import { targetOf } from '../../gan/catalogue.ts';
import { capturedModes } from '../../metrics/live/modesCaptured.ts';
import { jensenShannon } from '../../metrics/live/jsd.ts';
import { formatValue } from '../../plots/numberFormat.ts';
import type { ColourRole } from '../../plots/palette.ts';
import { runMark } from '../../plots/runPalette.ts';
import type { SeedOutcome } from '../../training/repeats.ts';
import { formatCount } from '../controls/formatNumber.ts';
import { hashOf } from '../state/address.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { selectedRun, store } from '../state/store.ts';
import type { Plan, PlannedRun } from './plan.ts';
import { PlannedRunTitle } from './PlannedRunTitle.tsx';
import { useRepeat } from './repeatStore.ts';
import { seedsOfRun } from './results.ts';
import { SeedPicture } from './SeedPicture.tsx';

/** Real points behind each picture: enough to see where something is missing. */
const REAL_POINTS = 400;

export function RepeatPictures({ plan }: { readonly plan: Plan }) {
  const outcomes = useRepeat((state) => state.outcomes);
  const shownSeed = usePlayground((state) => selectedRun(state).experiment.seed);
  const data = plan.runs[0]!.experiment;
  const real = useMemo(
    () => targetOf(data).sample(REAL_POINTS, createRandom(1, 'thumbnail', 0)),
    [data],
  );
  const modes = useMemo(() => targetOf(data).components?.length, [data]);
  return (
    <section className="repeat-pictures" aria-label="Final pictures">
      <p className="note">
        Final pictures, all on the scale of the large one, real points behind; below each its seed
        and {modes === undefined ? 'its JSD' : 'how many modes it found'}. Each opens its seed as
        the run.
      </p>
      {plan.runs.map((run, index) => (
        <div key={run.id}>
          <PlannedRunTitle plan={plan} index={index} />
          <ul style={{ '--seeds': plan.seeds }}>
            {seedsOfRun(plan, run, outcomes).map(({ seed, outcome }) => (
              <li key={seed}>
                {outcome ? (
                  <Seed
                    plan={plan}
                    run={run}
                    outcome={outcome}
                    real={real}
                    modes={modes}
                    shown={seed === shownSeed}
                  />
                ) : (
                  <div className="seed-missing">
                    <span>seed {seed}</span>
                    <span className="second-line">not done</span>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface SeedProps {
  readonly plan: Plan;
  readonly run: PlannedRun;
  readonly outcome: SeedOutcome;
  readonly real: Float32Array;
  /** How many modes the data have; undefined where they have none. */
  readonly modes: number | undefined;
  /** Whether this seed is the one on the page. */
  readonly shown: boolean;
}

/** Memorised, because a hundred links take a while to write and change with nothing else. */
const Seed = memo(function Seed({ plan, run, outcome, real, modes, shown }: SeedProps) {
  const { seed, samples, diverged } = outcome;
  const href = useMemo(() => `#${hashWith(plan, seed)}`, [plan, seed]);
  const several = plan.runs.length > 1;
  const colour: ColourRole = several ? runMark(run.id).colourRole : 'generated';
  const { short, whole } = scoreOf(outcome, modes);
  const name = `Open seed ${seed}${several ? ` of ${run.id}` : ''}: ${whole}`;
  return (
    <a href={href} aria-label={name} aria-current={shown ? 'true' : undefined} title={name}>
      {diverged === undefined ? (
        <SeedPicture samples={samples} real={real} colour={colour} />
      ) : (
        <span className="seed-diverged">diverged</span>
      )}
      <span aria-hidden="true">seed {seed}</span>
      <span className="second-line" aria-hidden="true">
        {short}
      </span>
    </a>
  );
});

function hashWith({ runs }: Plan, seed: number): string {
  const [first, ...others] = runs.map(({ experiment }) => ({ ...experiment, seed }));
  return hashOf({ experiments: [first!, ...others], alignment: store.getState().alignment });
}

/** What stands below a picture, in as few characters as there is room for, and what it means. */
function scoreOf(
  { metrics, diverged }: SeedOutcome,
  modes: number | undefined,
): { readonly short: string; readonly whole: string } {
  if (diverged !== undefined) {
    const iteration = formatCount(diverged);
    return { short: `at ${iteration}`, whole: `diverged at iteration ${iteration}` };
  }
  const found = metrics[capturedModes.id];
  if (modes !== undefined && typeof found === 'number') {
    return { short: `${found}/${modes}`, whole: `${found} of ${modes} modes` };
  }
  const divergence = metrics[jensenShannon.id];
  const jsd = `JSD ${typeof divergence === 'number' ? formatValue(divergence) : '–'}`;
  return { short: jsd, whole: jsd };
}
