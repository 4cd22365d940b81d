/** One quantity of the user's choice, of all runs in one chart. */
import { useMemo, useState } from 'react';
import type { Alignment } from '../../../experiment/comparison.ts';
import { metricsFor } from '../../../metrics/registry.ts';
import type { CurveFloor } from '../../../plots/curveSeries.ts';
import { Panel } from '../../panels/Panel.tsx';
import { ScaleSwitch } from '../../panels/ScaleSwitch.tsx';
import { selectedRun, type RunState } from '../../state/store.ts';
import { usePlayground } from '../../state/usePlayground.ts';
import { follow, setCrosshair } from '../../state/viewing.ts';
import { Curves } from '../../views/Curves.tsx';
import { shownTargetOf } from '../../views/target.ts';
import {
  axesInWords,
  comparedCurves,
  quantitiesOf,
  quantityOf,
  type Quantity,
} from './comparedCurves.ts';
import { describePlace, iterationAt, placeAt, type Place } from './places.ts';

const HEIGHT = 190;

export function ComparedCurves({ runs }: { readonly runs: readonly RunState[] }) {
  const alignment = usePlayground((state) => state.alignment);
  const data = runs[0]!.experiment;
  const applicable = useMemo(() => metricsFor(shownTargetOf(data).target), [data]);
  const { metrics, losses } = useMemo(() => quantitiesOf(applicable), [applicable]);
  const followed = usePlayground((state) => state.followed);
  const quantity = useMemo(() => quantityOf(applicable, followed), [applicable, followed]);
  return (
    <Panel className="compared-curves" title="Curves of all runs" aside={<ScaleSwitch />}>
      <select
        aria-label="Quantity compared"
        value={quantity.id}
        onChange={(event) => follow(event.target.value)}
      >
        <Options label="Metrics" quantities={metrics} />
        <Options label="Losses" quantities={losses} />
      </select>
      <p className="chart-title">{axesInWords(quantity, alignment)}</p>
      <Overlay runs={runs} quantity={quantity} alignment={alignment} />
      {losses.some(({ id }) => id === quantity.id) && <LossCaution runs={runs} />}
    </Panel>
  );
}

interface OptionsProps {
  readonly label: string;
  readonly quantities: readonly Quantity[];
}

function Options({ label, quantities }: OptionsProps) {
  return (
    <optgroup label={label}>
      {quantities.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

interface OverlayProps {
  readonly runs: readonly RunState[];
  readonly quantity: Quantity;
  readonly alignment: Alignment;
}

function Overlay({ runs, quantity, alignment }: OverlayProps) {
  const curves = useMemo(
    () => comparedCurves(runs, quantity.id, alignment),
    [runs, quantity, alignment],
  );
  const floor = runs.find(({ floors }) => floors[quantity.id])?.floors[quantity.id]?.value;
  const floors = useMemo(
    (): CurveFloor[] =>
      floor === undefined ? [] : [{ name: 'floor', value: floor, colourRole: 'muted' }],
    [floor],
  );
  const { crosshair, moveCrosshair } = useSharedCrosshair(runs, alignment);
  return (
    <Curves
      name={`${quantity.name} of all runs`}
      height={HEIGHT}
      {...curves}
      floors={floors}
      describeX={(place) => describePlace(place, alignment)}
      crosshair={crosshair}
      onCrosshair={moveCrosshair}
    />
  );
}

/**
 * Other charts show the selected run by its iterations: the crosshair stands at the same moment of that
 * run in all of them, and here also where only others have been.
 */
function useSharedCrosshair(runs: readonly RunState[], alignment: Alignment) {
  const [here, setHere] = useState<Place>();
  const elsewhere = usePlayground((state) => state.crosshair);
  const selected = usePlayground((state) => state.selected);
  const { recording } = selectedRun({ runs, selected });
  const crosshair =
    here ?? (elsewhere === undefined ? undefined : placeAt(recording, alignment, elsewhere));
  return {
    crosshair,
    moveCrosshair(place: Place | undefined) {
      setHere(place);
      setCrosshair(place === undefined ? undefined : iterationAt(recording, alignment, place));
    },
  };
}

function LossCaution({ runs }: { readonly runs: readonly RunState[] }) {
  const kinds = new Set(runs.map(({ experiment }) => `${experiment.loss} ${experiment.objective}`));
  if (kinds.size === 1) return null;
  return (
    <p className="note">
      The runs do not all pay the same loss: how high one lies beside another says nothing.
    </p>
  );
}
