/** What the page tells the window around it about its runs, in the words of the messages. Changes nothing. */
import type { Metrics, RunMetrics, RunState as ToldRun, State } from '../../embed/messages.ts';
import { formatComparison } from '../../gan/catalogue.ts';
import { readingsOf } from '../state/publicState.ts';
import { readyMadeOf } from '../state/readyMade.ts';
import {
  comparisonOf,
  selectedRun,
  statusOf,
  type PlaygroundState,
  type RunState,
} from '../state/store.ts';
import { latestSight } from '../state/timeline/sight.ts';

export function tellState(state: PlaygroundState): State {
  const comparison = comparisonOf(state);
  const preset = readyMadeOf(comparison.experiments)?.id;
  const { id, ...selected } = tellRun(selectedRun(state), state);
  const executor = selectedRun(state).executor?.name;
  return {
    ...selected,
    // With all points, not with references to what this browser keeps: nobody else could read those.
    hash: formatComparison(comparison),
    ...(preset !== undefined && { preset }),
    ...(executor !== undefined && { executor }),
    selected: id,
    runs: state.runs.map((run) => tellRun(run, state)),
    notices: state.messages.map(({ text }) => text),
  };
}

export function tellMetrics(state: PlaygroundState): Metrics {
  const { id: _, ...selected } = tellRunMetrics(selectedRun(state));
  return { ...selected, runs: state.runs.map(tellRunMetrics) };
}

function tellRun(run: RunState, state: PlaygroundState): ToldRun {
  return {
    id: run.id,
    status: statusOf(run, state),
    iteration: run.frame?.iteration ?? 0,
    experiment: { ...latestSight(run).experiment },
  };
}

function tellRunMetrics(run: RunState): RunMetrics {
  const { id, frame } = run;
  const [critic, generator] = [frame?.losses.critic.at(-1), frame?.losses.generator.at(-1)];
  const readings = Object.entries(readingsOf(run));
  return {
    id,
    iteration: frame?.iteration ?? 0,
    losses: { ...known('critic', critic), ...known('generator', generator) },
    metrics: Object.fromEntries(
      readings.map(([metric, { value, ...floor }]) => [
        metric,
        { ...known('value', value), ...floor },
      ]),
    ),
  };
}

/** A number under its name, or nothing where there is none. */
function known<Name extends string>(
  name: Name,
  value: number | undefined,
): { readonly [Key in Name]?: number } {
  if (value === undefined || Number.isNaN(value)) return {};
  return { [name]: value } as { readonly [Key in Name]: number };
}
