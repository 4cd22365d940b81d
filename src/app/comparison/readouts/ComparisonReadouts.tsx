/** Readings of all runs together, and the heading above those of the selected run; nothing for one run. */
import { usePlayground } from '../../state/usePlayground.ts';
import { RunBadge } from '../RunBadge.tsx';
import { useTitles } from '../useTitles.ts';
import { ComparedCurves } from './ComparedCurves.tsx';
import { ComparedMetrics } from './ComparedMetrics.tsx';
import { ComparedModes } from './ComparedModes.tsx';
import { useComparedRuns } from './useComparedRuns.ts';

export function ComparisonReadouts() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  return several && <Readouts />;
}

function Readouts() {
  const runs = useComparedRuns();
  return (
    <>
      <ComparedCurves runs={runs} />
      <ComparedMetrics runs={runs} />
      <ComparedModes runs={runs} />
    </>
  );
}

export function SelectedRunHeading() {
  const several = usePlayground(({ runs }) => runs.length > 1);
  const selected = usePlayground((state) => state.selected);
  const title = useTitles().runs.find(({ id }) => id === selected)?.title;
  if (!several) return null;
  return (
    <h2 className="selected-run">
      <RunBadge id={selected} filled />
      <span>
        Run {selected}
        {title && <span className="muted"> {title}</span>}
      </span>
    </h2>
  );
}
